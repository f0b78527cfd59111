"""Listening: what members write in a thread, and to whom.

Without the privileged intent Discord shows the bot only what is said to it: replies that ping it,
mentions, and direct messages. Everything else arrives without its text.
"""

from __future__ import annotations

from bot.refine.events import Event, RequestChanged, RequestMade
from bot.refine.limits import MOST_CHARACTERS
from bot.refine.requests import TOO_LONG, objection, refusal
from bot.refine.session import Session
from cogs.refine.meant import draft_of
from cogs.thread.said import Said
from cogs.thread.speech import SpeechCog


class ListeningCog(SpeechCog[Session]):
    """Turns replies and mentions into requests."""

    own, longest, too_long = "request", MOST_CHARACTERS, TOO_LONG
    wordless = "hint-wordless"

    def _refusal(self, session: Session, person: int, words: str) -> str:
        return objection(session, person, words) if words else refusal(session, person)

    def _taken(self, session: Session, said: Said) -> Event:
        about = None if said.card is None else draft_of(said.card, session)
        where = said.message, said.channel
        return RequestMade(said.at, said.source, said.person, said.words, about, *where)

    def _change(self, at: float, source: str, message: int, text: str) -> Event:
        return RequestChanged(at, source, message, text)

    def _author(self, session: Session, message: int) -> tuple[int, int | None] | None:
        asked = (r for r in session.open_requests if r.message == message)
        return next(((r.person, r.channel) for r in asked), None)
