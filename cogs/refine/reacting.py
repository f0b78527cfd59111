"""Reacting: what members react to the cards, checked and recorded."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.refine.draft import ORIGINAL
from bot.refine.events import Event, Reacted, Reaction, Stopped
from bot.refine.reactions import is_on, reaction_source, who_set
from bot.refine.session import Session
from cogs.refine.meant import draft_of, is_about_all
from cogs.thread.reactions import Act, ReactionCog, Target


class ReactingCog(ReactionCog[Session]):
    """Turns reactions into votes, picks, stops, rounds and an acceptance."""

    meaning = tuple(Reaction)

    def _cleared(self, session: Session, target: Target, emojis: Sequence[str]) -> Sequence[Event]:
        if not target.card.isdigit():
            return ()  # under a card that speaks of all drafts it may have been about any
        now, draft = self._ledger.now(), int(target.card)
        return [
            Reacted(now, reaction_source(session, person, draft, r), person, draft, r, on=False)
            for r in map(Reaction, emojis)
            for person in sorted(who_set(session, draft, r))
        ]

    def _acted(self, session: Session, act: Act) -> Sequence[Event]:
        person, reaction = act.person, Reaction(act.emoji)
        draft, may = draft_of(act.target.card, session), session.may_steer(person)
        if reaction is Reaction.STOP:
            draft = ORIGINAL if draft is None else draft  # stopping is about no draft
            may = may or _manages_threads(act.member, session.place.channel)
        elif not act.on and is_about_all(act.target.card):
            draft = _meant_then(session, person, reaction, draft)
        if not may:
            return ()
        if reaction is Reaction.STOP and session.draft(draft) is None:
            return self._stops_the_first(session, person, on=act.on)
        if draft is None or is_on(session, person, draft, reaction) == act.on:
            return ()
        source = reaction_source(session, person, draft, reaction)
        return (Reacted(self._ledger.now(), source, person, draft, reaction, act.on),)

    def _stops_the_first(self, session: Session, person: int, *, on: bool) -> Sequence[Event]:
        """What began with a brief alone has no original that a reaction could be recorded for."""
        if not on or session.burst is None:
            return ()
        return (Stopped(self._ledger.now(), f"🛑:{person}:{session.bursts}", person),)


def _meant_then(session: Session, person: int, reaction: Reaction, draft: int | None) -> int | None:
    """The draft that a reaction to all of them was for when it was set: not the best of now, where
    only another one has it."""
    held = [d.number for d in session.drafts if person in who_set(session, d.number, reaction)]
    return held[0] if len(held) == 1 else draft


def _manages_threads(member: discord.Member | None, channel: int) -> bool:
    """Whether somebody may manage the threads of a channel, or those beside one that is a thread;
    a channel may allow what the server does not, and the other way round."""
    if member is None:
        return False
    room = member.guild.get_channel_or_thread(channel)
    home = room.parent if isinstance(room, discord.Thread) else room
    return home is not None and home.permissions_for(member).manage_threads
