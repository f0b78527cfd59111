"""Hearing: what members say and react in a board's place.

Without the privileged intent Discord shows the bot only what is said to it: replies that ping it
and mentions. Everything else arrives without its text.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord.ext import commands

from bot.brainstorm.board import Board
from bot.brainstorm.events import IdeaChanged, IdeaGiven
from bot.brainstorm.fold import apply, refusal
from bot.brainstorm.limits import MOST_CHARACTERS
from bot.brainstorm.reactions import vote_for
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.story.events import Event, Unheard
from bot.story.hints import is_told
from cogs.thread.addressing import addressed
from cogs.thread.admission import Admission
from cogs.thread.messages import Messages
from cogs.thread.pace import Pace
from cogs.thread.speech import SpeechCog, is_mentioned, is_overtaken, without_mention
from cogs.thread.tones import toneless

IDEA = "idea"
"""The card of a message that holds an idea: a member's own."""
Meant = tuple[int, str | None]
"""The board that a message is said to, and the card that it answers; None for none."""

UP = "👍"
KEYCAPS = {f"{number}\ufe0f\u20e3": number for number in range(1, 10)} | {"🔟": 10}
"""What a vote for an idea looks like under the board itself, by the idea's number."""
_MEANT = frozenset({UP, *KEYCAPS})
Change = tuple[int, int, int, bool]
"""A person, a message, an idea, and whether the person's reaction for it is set."""


TOO_LONG = "hint-idea-length"


class HearingCog(SpeechCog[Board, Meant]):
    """Turns replies and mentions into ideas, and reactions into votes.

    What is said once a session refines the text is for that session.
    """

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        store: SqliteStore,
        ledger: Ledger[Board],
        messages: Messages[Board],
        pace: Pace,
        admission: Admission,
    ) -> None:
        super().__init__(bot, messages, pace)
        self._store = store
        self._ledger = ledger
        self._admission = admission

    async def _meant(self, message: discord.Message) -> Meant | None:
        answered = message.reference.message_id if message.reference else None
        if answered is not None and (found := await self._messages.find(answered)):
            # A card that is forwarded to another place is referred to as well.
            place = (await self._ledger.open(found[0])).session.place
            return found if place.is_at(message.channel.id, place.guild) else None
        is_named = is_mentioned(self._bot, message)
        key = await addressed(self._store, self._ledger, message, is_named=is_named)
        return None if key is None else (key, None)

    async def _heard(self, message: discord.Message, meant: Meant) -> None:
        key, card = meant
        is_reply = card not in (IDEA, None)
        person, source, now = message.author.id, str(message.id), self._ledger.now()
        text = without_mention(self._bot, message.content)
        is_spoken_to = is_reply or is_mentioned(self._bot, message)
        log = await self._ledger.open(key)
        if source in log.session.sources:
            return  # it was heard before
        is_idea = bool(text) and is_spoken_to
        objection = ""
        if is_idea:
            objection = refusal(log.session, person) or await self._objection(text)

        def make(board: Board) -> Sequence[Event]:
            why = ""
            if is_idea:
                why = refusal(board, person) or objection
                if not why:
                    return (IdeaGiven(now, source, person, text, message.id, message.channel.id),)
            if not board.is_live or is_told(board.hints, person, is_reply=is_reply, why=why):
                return ()
            said_in = message.channel.id
            return (Unheard(now, source, person, message.id, is_reply, why, said_in),)

        await self._ledger.append(key, make)

    async def _objection(self, text: str) -> str:
        """Why words can be nobody's idea: the code of the hint that says so, else nothing."""
        is_too_long = len(text) > MOST_CHARACTERS
        return TOO_LONG if is_too_long else await self._admission.objection(text)

    async def changed(self, message: int, source: str, text: str) -> None:
        """An idea that is edited or deleted while ideas are gathered is changed or withdrawn; words
        that are too long or may not be used change nothing."""
        found = await self._messages.find(message)
        if found is None or found[1] != IDEA:
            return
        log = await self._ledger.open(found[0])
        if is_overtaken(log.session.sources, source):
            return
        why, now = await self._objection(text), self._ledger.now()

        def make(board: Board) -> Sequence[Event]:
            if is_overtaken(board.sources, source):
                return ()
            if not why:
                return (IdeaChanged(now, source, message, text),)
            ideas = (i for i in board.ideas if i.message == message)
            person, said_in = next(((i.person, i.channel) for i in ideas), (None, None))
            if person is None or is_told(board.hints, person, is_reply=False, why=why):
                return ()
            return (Unheard(now, source, person, message, False, why, said_in),)

        await self._ledger.append(log.key, make)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """A vote."""
        await self._reacted(payload, on=True)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """A vote that is taken back. Whether its giver has set another tone of the thumb as well is
        not told: that one counts when the bot next catches up."""
        await self._reacted(payload, on=False)

    @commands.Cog.listener()
    async def on_raw_reaction_clear(self, payload: discord.RawReactionClearEvent) -> None:
        """A moderator took all reactions from a message: one by one nothing is told."""
        await self._cleared(payload.message_id, UP, *KEYCAPS)

    @commands.Cog.listener()
    async def on_raw_reaction_clear_emoji(
        self, payload: discord.RawReactionClearEmojiEvent
    ) -> None:
        """A moderator took everybody's reaction of one kind; as above, whoever set another tone of
        it counts when the bot next catches up."""
        emoji = toneless(payload.emoji.name)
        if emoji in _MEANT:
            await self._cleared(payload.message_id, emoji)

    async def _cleared(self, message: int, *emojis: str) -> None:
        found = await self._messages.find(message)
        self._pace.clear(message, *emojis)
        if found is None:
            return
        key, card = found

        def make(board: Board) -> Sequence[Event]:
            ideas = {meant(board, emoji, card, message) for emoji in emojis}
            gone = [r for r in sorted(board.reactions) if r[1] == message and r[2] in ideas]
            return votes_for(board, [(*reaction, False) for reaction in gone], self._ledger.now())

        await self._ledger.append(key, make)

    async def _reacted(self, payload: discord.RawReactionActionEvent, *, on: bool) -> None:
        emoji, person = toneless(payload.emoji.name), payload.user_id
        is_bot = payload.member is not None and payload.member.bot
        if emoji not in _MEANT or is_bot:
            return
        found = await self._messages.find(payload.message_id)
        about = (payload.message_id, emoji) if on else ()
        if found is None or not await self._pace.turn(person, *about):
            return
        key, card = found

        def make(board: Board) -> Sequence[Event]:
            message, now = payload.message_id, self._ledger.now()
            number = meant(board, emoji, card, message)
            vote = None if number is None else vote_for(board, person, message, number, now, on=on)
            return () if vote is None else (vote,)

        await self._ledger.append(key, make)


def votes_for(board: Board, changes: Sequence[Change], at: float) -> Sequence[Event]:
    """The votes of several reactions, one after the other."""
    votes: list[Event] = []
    for person, message, number, on in changes:
        vote = vote_for(board, person, message, number, at, on=on)
        if vote is not None:
            votes.append(vote)
            board = apply(board, vote)  # the next has a source of its own
    return votes


def meant(board: Board, emoji: str, card: str, message: int) -> int | None:
    """The number of the idea that a reaction is about: 👍 to its message, its number elsewhere."""
    if emoji == UP:
        ideas = (i.number for i in board.live_ideas if i.message == message)
        return next(ideas, None)
    number = KEYCAPS[emoji]
    return number if card.startswith("board") and board.idea(number) else None
