"""Quoting: the text of any message, however it carries it."""

from __future__ import annotations

from collections.abc import Iterator

import discord


def text_of(message: discord.Message) -> str:
    """What a message says: its content, embeds and layout, and those of what it forwards.

    Parts are separated by an empty line; a message that says nothing gives an empty text.
    """
    parts = [message.content, *_embeds(message.embeds), *_layout(message.components)]
    for forwarded in message.message_snapshots:
        parts += [forwarded.content, *_embeds(forwarded.embeds), *_layout(forwarded.components)]
    return "\n\n".join(part.strip() for part in parts if part and part.strip())


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
