"""Handing out: documents as files, for whoever asks alone, however long they have become."""

from __future__ import annotations

import asyncio
import gzip
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

import discord

from bot.errors import BadInput

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_LARGEST = 9_000_000
"""Bytes of a file that Discord takes everywhere, with some to spare."""
_PLAIN = 1_000_000
"""Bytes from which a file is compressed."""


async def hand_out(
    interaction: Interaction, words: str, documents: Mapping[str, str | bytes], too_large: str
) -> None:
    """Fill an answer that was promised with documents, by the names of their files.

    Raises:
        BadInput: `too_large`, where Discord does not take one even compressed.
    """
    files = [await _file(name, text, too_large) for name, text in documents.items()]
    await interaction.edit_original_response(
        content=words, attachments=files, allowed_mentions=discord.AllowedMentions.none()
    )


async def _file(name: str, document: str | bytes, too_large: str) -> discord.File:
    content = document.encode() if isinstance(document, str) else document
    if len(content) > _PLAIN:
        content, name = await asyncio.to_thread(gzip.compress, content), f"{name}.gz"
    if len(content) > _LARGEST:
        raise BadInput(too_large)
    return discord.File(io.BytesIO(content), name)
