"""Recounting: the reactions to drafts of which Discord told nothing, for the bot was away.

They are compared with the log by number, which comes with the messages, and by name where that
differs. Where it does not, one person's 👍 may stand for another's: so the names are read there,
too, but of no more reactions than one time of catching up can afford.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord

from bot.refine.draft import ORIGINAL
from bot.refine.events import Reacted, Reaction
from bot.refine.reactions import is_on, reaction_source, who_set
from bot.refine.session import Session
from bot.story.events import Event
from bot.story.forgetting import is_forgotten
from cogs.refine.meant import is_about_all
from cogs.thread.absence import Absence, reactions_of

Change = tuple[int, int, Reaction, bool]
"""A person, a draft, a reaction, and whether it is set."""


class Recount(Absence[Session]):
    """Catches up with sessions that refine a text."""

    def _said(self, session: Session) -> Mapping[int, str]:
        return {r.message: r.text for r in session.open_requests if r.message is not None}

    async def _count(self, key: int, session: Session, messages: list[discord.Message]) -> None:
        cards = {post.message: post.card for post in session.place.posts}
        messages = [m for m in messages if m.id in cards]
        changes: list[Change] = []
        for reaction in Reaction:  # to stop comes last: it ends what the others have begun
            for message in messages:
                card = cards[message.id]
                draft = session.draft(int(card)) if card.isdigit() else None
                if draft is not None:
                    found = await self._compare(message, session, draft.number, reaction)
                    changes += [(person, draft.number, reaction, on) for person, on in found]
            if any(change[2:] == (reaction, False) for change in changes):
                about_all = [m for m in messages if is_about_all(cards[m.id])]
                there = {p for m in about_all for p in await self._people(m, reaction)}
                changes = [c for c in changes if c[2:] != (reaction, False) or c[0] not in there]
        if changes:
            await self._record(key, changes)

    async def _compare(
        self, message: discord.Message, session: Session, draft: int, reaction: Reaction
    ) -> list[tuple[int, bool]]:
        """Who set a reaction to a draft, or took it back, that the log does not know of."""
        known = who_set(session, draft, reaction)
        if len(known) == sum(found.count - found.me for found in reactions_of(message, reaction)):
            if not known or self._checks == 0:
                return []
            self._checks -= 1
        people = await self._people(message, reaction)
        new = {person for person in people - known if session.may_steer(person)}
        gone = frozenset(person for person in known - people if not is_forgotten(person))
        if any(map(is_forgotten, known)):
            new.clear()  # the reactions of those stand there still, and nobody knows which they are
        if reaction is Reaction.STOP:
            # Under the head and under a card that grows it is recorded as one to the original.
            new -= who_set(session, ORIGINAL, reaction)
            gone = gone if draft != ORIGINAL else frozenset()
        return [(p, False) for p in sorted(gone)] + [(p, True) for p in sorted(new)]

    async def _record(self, key: int, changes: Sequence[Change]) -> None:
        def make(session: Session) -> Sequence[Event]:
            now = self._ledger.now()
            return [
                Reacted(now, reaction_source(session, person, draft, r), person, draft, r, on)
                for person, draft, r, on in changes
                if is_on(session, person, draft, r) != on
            ]

        await self._ledger.append(key, make)
