"""Downloading: a file that a person gave, from Discord's own hosts and never more than is taken."""

from __future__ import annotations

from urllib.parse import urlsplit

import aiohttp
import discord

from bot.errors import BadInput
from cogs.thread.markdown import quoted

_CDN = frozenset({("https", "cdn.discordapp.com"), ("https", "media.discordapp.net")})
_API = "discord.com"
_TIMEOUT = aiohttp.ClientTimeout(total=60)
_NAME = 100
BYTES_PER_CHARACTER = 4


def shown_name(file: discord.Attachment) -> str:
    """A file's name inside the bot's own words: whoever uploads a file names it."""
    return quoted(file.filename, _NAME)


async def download(file: discord.Attachment, limit: int, api_url: str) -> bytes:
    """The bytes of an attachment, at most those that so many characters can have.

    What the interaction says of a file's address and size is not believed: the address has to be
    Discord's (or that of the API in use, where that is another one), redirects are not followed,
    and the body is counted as it arrives. A compressed body is refused, so that nothing unfolds.

    Raises:
        BadInput: it is elsewhere, cannot be fetched, or is larger.
    """
    gone = BadInput("refused-file-gone", name=shown_name(file))
    if not _is_ours(file.url, api_url):
        raise gone
    plain = {"Accept-Encoding": "identity"}
    try:
        async with (
            aiohttp.ClientSession(auto_decompress=False, timeout=_TIMEOUT) as client,
            client.get(file.url, headers=plain, allow_redirects=False) as response,
        ):
            if response.status != 200 or "Content-Encoding" in response.headers:
                raise gone
            data = bytearray()
            async for chunk in response.content.iter_any():
                data += chunk
                if len(data) > limit * BYTES_PER_CHARACTER:
                    raise BadInput("refused-file-size", name=shown_name(file), limit=limit)
            return bytes(data)
    except (aiohttp.ClientError, TimeoutError):
        raise gone from None


def _is_ours(url: str, api_url: str) -> bool:
    """Whether a file is where the Discord in use keeps files."""
    try:
        parts, api = urlsplit(url), urlsplit(api_url)
        if parts.username is not None or parts.password is not None:
            return False
        place = parts.scheme, parts.netloc.lower()
    except ValueError:  # such as an unclosed bracket of an IPv6 address
        return False
    hosts = _CDN if api.hostname == _API else _CDN | {(api.scheme, api.netloc.lower())}
    return place in hosts
