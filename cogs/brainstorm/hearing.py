"""Hearing: what members say in a board's place.

Without the privileged intent Discord shows the bot only what is said to it: replies that ping it
and mentions. Everything else arrives without its text.
"""

from __future__ import annotations

from bot.brainstorm.board import Board
from bot.brainstorm.events import IdeaChanged, IdeaGiven, Phase
from bot.brainstorm.fold import refusal
from bot.brainstorm.limits import MOST_CHARACTERS
from bot.story.events import Event
from bot.story.forgetting import is_forgotten
from cogs.thread.said import Said
from cogs.thread.speech import SpeechCog

IDEA = "idea"
"""The card of a message that holds an idea: a member's own."""
TOO_LONG = "hint-idea-length"


class HearingCog(SpeechCog[Board]):
    """Turns replies and mentions into ideas; what is said once a session refines the text is for
    that session."""

    own, longest, too_long = IDEA, MOST_CHARACTERS, TOO_LONG
    wordless = "hint-idea-wordless"

    def _refusal(self, session: Board, person: int, _words: str) -> str:
        return refusal(session, person) or ""

    def _is_over(self, session: Board) -> bool:
        return not session.is_live

    def _taken(self, _session: Board, said: Said) -> Event:
        where = said.message, said.channel
        return IdeaGiven(said.at, said.source, said.person, said.words, *where)

    def _change(self, at: float, source: str, message: int, text: str) -> Event:
        return IdeaChanged(at, source, message, text)

    def _author(self, session: Board, message: int) -> tuple[int, int | None] | None:
        if session.phase is not Phase.GATHER:
            return None  # later it is what people vote for
        idea = next((idea for idea in session.ideas if idea.message == message), None)
        if idea is None or idea.person is None or is_forgotten(idea.person):
            return None
        return idea.person, idea.channel
