"""Intake: the checks a text goes through before a session begins."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath

import aiohttp
import discord

from bot.errors import BadInput

SUFFIXES = (".txt", ".md")
_BYTES_PER_CHARACTER = 4


def check_text(text: str, limit: int) -> str:
    """A text without the white space around it; empty where there is nothing to see.

    Raises:
        BadInput: it is too long.
    """
    text = text.strip()
    if all(unicodedata.category(c)[0] in "ZC" for c in text):
        return ""
    if len(text) > limit:
        raise BadInput("refused-too-long", length=len(text), limit=limit)
    return text


def check_file(file: discord.Attachment, limit: int) -> None:
    """Refuse by name and size what is no text, before anything is fetched.

    Raises:
        BadInput: another kind of file, or one that cannot be within the limit.
    """
    if PurePath(file.filename).suffix.lower() not in SUFFIXES:
        raise BadInput("refused-file-kind", name=file.filename)
    if file.size > limit * _BYTES_PER_CHARACTER:
        raise BadInput("refused-file-size", name=file.filename, limit=limit)


async def read_file(file: discord.Attachment, limit: int) -> str:
    """Fetch a text file.

    Raises:
        BadInput: it cannot be fetched, is not UTF-8, or is too long or empty.
    """
    try:
        data = await file.read()
    except (discord.HTTPException, aiohttp.ClientError):
        raise BadInput("refused-file-gone", name=file.filename) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("refused-file-binary", name=file.filename) from None
    if "\0" in text:
        raise BadInput("refused-file-binary", name=file.filename)
    text = check_text(text, limit)
    if not text:
        raise BadInput("refused-nothing")
    return text
