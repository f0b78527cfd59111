"""Recounting: the reactions to drafts of which Discord told nothing, for the bot was away.

They are compared with the log by number, which comes with the messages, and by name where that
differs. Where it does not, one person's 👍 may stand for another's: so the names are read there,
too, but of no more reactions than one time of catching up can afford. A card means the draft that
it means to whoever reacts while the bot is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import discord

from bot.refine.draft import ORIGINAL
from bot.refine.events import Reacted, Reaction
from bot.refine.reactions import is_on, reaction_source, who_set
from bot.refine.session import Session
from bot.story.events import Event
from bot.story.forgetting import is_forgotten
from cogs.refine.meant import draft_of, is_about_all
from cogs.thread.catch_up import CatchUp, Flip
from cogs.thread.history import reactions_of

Change = tuple[int, int, Reaction, bool]
"""A person, a draft, a reaction, and whether it is set."""
Shown = tuple[discord.Message, str]
"""A message and its card."""


class Recount(CatchUp[Session]):
    """Catches up with sessions that refine a text."""

    def _said(self, session: Session) -> Mapping[int, str]:
        return {r.message: r.text for r in session.open_requests if r.message is not None}

    async def _count(
        self, key: int, session: Session, messages: list[discord.Message], flips: Collection[Flip]
    ) -> None:
        cards = {post.message: post.card for post in session.place.posts}
        shown = [(m, cards[m.id]) for m in messages if m.id in cards]
        about_all = [message for message, card in shown if is_about_all(card)]
        changes: list[Change] = []
        for reaction in Reaction:  # to stop comes last: it ends what the others have begun
            for message, card in shown:
                draft = session.draft(int(card)) if card.isdigit() else None
                if draft is not None:
                    found = await self._compare(message, session, draft.number, reaction)
                    changes += [(person, draft.number, reaction, on) for person, on in found]
            if any(change[2:] == (reaction, False) for change in changes):
                there = {p for m in about_all for p in await self._history.people(m, reaction)}
                changes = [c for c in changes if c[2:] != (reaction, False) or c[0] not in there]
            changes += await self._of_the_best(session, shown, reaction)
        changes += await self._stops(session, shown)
        here = {session.place.announcement, *(message.id for message, _ in shown)}
        newer = {(person, emoji) for person, message, emoji in flips if message in here}
        changes = [change for change in changes if (change[0], change[2]) not in newer]
        if changes:
            await self._record(key, list(dict.fromkeys(changes)))

    async def _compare(
        self, message: discord.Message, session: Session, draft: int, reaction: Reaction
    ) -> list[tuple[int, bool]]:
        """Who set a reaction to a draft, or took it back, that the log does not know of."""
        known = who_set(session, draft, reaction)
        if len(known) == sum(found.count - found.me for found in reactions_of(message, reaction)):
            if not known or self._checks == 0:
                return []
            self._checks -= 1
        people = await self._history.people(message, reaction)
        new = {person for person in people - known if session.may_steer(person)}
        gone = frozenset(person for person in known - people if not is_forgotten(person))
        if any(map(is_forgotten, known)):
            new.clear()  # the reactions of those stand there still, and nobody knows which they are
        if reaction is Reaction.STOP:
            # Under the head and under a card that grows it is recorded as one to the original.
            new -= who_set(session, ORIGINAL, reaction)
            gone = gone if draft != ORIGINAL else frozenset()
        return [(p, False) for p in sorted(gone)] + [(p, True) for p in sorted(new)]

    async def _of_the_best(
        self, session: Session, shown: Sequence[Shown], reaction: Reaction
    ) -> Sequence[Change]:
        """Reactions under the newest card that speaks of all drafts that the log does not know of.

        The log has such a reaction as one to the draft that was the best then, which may be another
        by now: one is new where all that the log has of its giver stands under other cards.
        """
        newest, card = next((s for s in reversed(shown) if is_about_all(s[1])), (None, ""))
        best = session.draft(draft_of(card, session))
        if newest is None or best is None or self._checks == 0:
            return ()
        if not reactions_of(newest, reaction):
            return ()
        self._checks -= 1
        people = await self._history.people(newest, reaction) - who_set(
            session, best.number, reaction
        )
        new = {person for person in people if session.may_steer(person)}
        known = Counter(p for d in session.drafts for p in who_set(session, d.number, reaction))
        if any(map(is_forgotten, known)):
            return ()  # their reactions stand there still
        others = [s for s in shown if s[0] is not newest] if known.keys() & new else []
        for message, card in others:
            if is_about_all(card):
                known.subtract(await self._history.people(message, reaction))
            elif card.isdigit():
                of_this = who_set(session, int(card), reaction)
                known.subtract(of_this & await self._history.people(message, reaction))
        return [(p, best.number, reaction, True) for p in sorted(new) if known[p] <= 0]

    async def _stops(self, session: Session, shown: Sequence[Shown]) -> Sequence[Change]:
        """Who asked under a card that is about no draft to stop, and the log does not know of it.

        The head stands above the thread: it is read only while there is something to stop.
        """
        known = who_set(session, ORIGINAL, Reaction.STOP)
        if session.draft(ORIGINAL) is None or any(map(is_forgotten, known)):
            return ()
        messages = [message for message, card in shown if draft_of(card, session) is None]
        head = session.place.announcement
        if session.burst is not None and head is not None and self._checks > 0:
            found = await self._looked_up(session.place, head)
            messages += [] if found is None else [found]
        people = {p for m in messages for p in await self._history.people(m, Reaction.STOP)}
        new = sorted(person for person in people - known if session.may_steer(person))
        return [(person, ORIGINAL, Reaction.STOP, True) for person in new]

    async def _record(self, key: int, changes: Sequence[Change]) -> None:
        def make(session: Session) -> Sequence[Event]:
            now = self._ledger.now()
            return [
                Reacted(now, reaction_source(session, person, draft, r), person, draft, r, on)
                for person, draft, r, on in changes
                if is_on(session, person, draft, r) != on
            ]

        await self._ledger.append(key, make)
