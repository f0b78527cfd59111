"""Intake: the checks a text goes through before a session begins."""

from __future__ import annotations

from pathlib import PurePath

import discord

from bot.errors import BadInput
from bot.story.hidden import seen
from cogs.thread.download import BYTES_PER_CHARACTER, download, shown_name

SUFFIXES = (".txt", ".md")


def check_text(text: str, limit: int) -> str:
    """A text without the white space around it; empty where there is nothing to see.

    Raises:
        BadInput: it is too long.
    """
    text = seen(text)
    if len(text) > limit:
        raise BadInput("refused-too-long", length=len(text), limit=limit)
    return text


def is_text(file: discord.Attachment) -> bool:
    """Whether a file is one of those that are read, by its name."""
    return PurePath(file.filename).suffix.lower() in SUFFIXES


def check_file(file: discord.Attachment, limit: int) -> None:
    """Refuse by name and size what is no text, before anything is fetched.

    Raises:
        BadInput: another kind of file, or one that cannot be within the limit.
    """
    if not is_text(file):
        raise BadInput("refused-file-kind", name=shown_name(file))
    if file.size > limit * BYTES_PER_CHARACTER:
        raise BadInput("refused-file-size", name=shown_name(file), limit=limit)


async def read_file(file: discord.Attachment, limit: int, api_url: str) -> str:
    """Fetch a text file.

    Raises:
        BadInput: it cannot be fetched, is not UTF-8, or is too long or empty.
    """
    data = await download(file, limit, api_url)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("refused-file-binary", name=shown_name(file)) from None
    if "\0" in text:
        raise BadInput("refused-file-binary", name=shown_name(file))
    text = check_text(text, limit)
    if not text:
        raise BadInput("refused-nothing")
    return text
