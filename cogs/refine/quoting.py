"""Quoting: the text of any message, however it carries it, and of the bot's own the draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import discord

from bot.errors import BadInput
from bot.refine.kind import REFINE
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from cogs.refine.intake import is_text
from cogs.refine.meant import draft_of
from cogs.refine.sheet import in_view
from cogs.thread.here import check_here

if TYPE_CHECKING:
    from cogs.interaction import Interaction


class Quoting:
    """Knows what is to be refined of a message."""

    def __init__(self, store: SqliteStore, ledger: Ledger[Session]) -> None:
        self._store = store
        self._ledger = ledger

    async def quoted(
        self, interaction: Interaction, message: discord.Message
    ) -> str | discord.Attachment:
        """What a message says, or the text file that it is alone: Discord makes one of a long
        paste. Of a card of the bot's own, the draft: what else stands there is about that.

        Raises:
            BadInput: it is the bot's own and about no draft, or there is nothing in it.
        """
        if message.author == interaction.client.user:
            return await self._drafted(interaction, message.id)
        found = text_of(message) or next(_files(message), None)
        if found is None:
            raise BadInput("refused-silent-message")
        return found

    async def _drafted(self, interaction: Interaction, message: int) -> str:
        draft = None
        if found := await self._store.find_message(REFINE.name, message):
            session = (await self._ledger.open(found[0])).session
            check_here(interaction, session.place)
            number = draft_of(found[1], session)
            draft = in_view(session) if session.place.guest else session.draft(number)
        if draft is None:
            raise BadInput("refused-no-draft-here")
        return draft.text


def text_of(message: discord.Message) -> str:
    """What a message says: its content, embeds and layout, and those of what it forwards.

    Parts are separated by an empty line; a message that says nothing gives an empty text.
    """
    parts = [message.content, *_embeds(message.embeds), *_layout(message.components)]
    for forwarded in message.message_snapshots:
        parts += [forwarded.content, *_embeds(forwarded.embeds), *_layout(forwarded.components)]
    return "\n\n".join(part.strip() for part in parts if part and part.strip())


def _files(message: discord.Message) -> Iterator[discord.Attachment]:
    """The text files of a message, and of those that it forwards."""
    files = [*message.attachments, *(f for m in message.message_snapshots for f in m.attachments)]
    return (file for file in files if is_text(file))


def _embeds(embeds: list[discord.Embed]) -> Iterator[str]:
    for embed in embeds:
        yield from (text for text in (embed.title, embed.description) if text)
        for field in embed.fields:
            yield f"{field.name}\n{field.value}"


def _layout(components: object) -> Iterator[str]:
    """The text displays of a Components V2 message, in reading order."""
    for component in components if isinstance(components, list) else []:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from _layout(getattr(component, "children", None))
