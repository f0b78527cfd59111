"""Addressing: whom words are for that answer no card, where several sessions share a place."""

from __future__ import annotations

import discord

from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.story.kind import S


async def addressed(
    store: SqliteStore, ledger: Ledger[S], message: discord.Message, *, is_named: bool
) -> int | None:
    """The session of the ledger's kind that a message is for by where it was said, if it is.

    Every kind asks this of every message, and at most one is told a session. Words that name the
    bot are for what was begun there last, others for whose thread it is: where the place is not the
    bot's own, they are for its members.
    """
    answered = message.reference.message_id if message.reference else None
    if answered is not None:
        found = await store.hearer_of(answered)
        if found is not None and found.kind != ledger.kind.name:
            return None  # it answers what is another session's
    room, found = message.channel, None
    if is_named or isinstance(room, discord.DMChannel):
        found = await store.hearer_in(room.id)
    if found is None and not isinstance(room, discord.TextChannel):
        found = await store.hearer_of(room.id)  # a thread has its announcement's id
    if found is None or found.kind != ledger.kind.name:
        return None
    place = (await ledger.open(found.session)).session.place
    return found.session if place.is_flat or place.announcement == room.id else None
