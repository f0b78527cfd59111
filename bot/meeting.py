"""What meeting Discord may come to, as errors with sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.errors import DiscordRefused, DiscordUnreachable, TokenRefused

_NO_TOKEN, _NO_INTENTS = 4004, 4014
"""Codes with which the gateway hangs up: the token is wrong, an intent is not granted."""


@contextmanager
def meeting(api_url: str) -> Iterator[None]:
    """Log in, or stay, inside.

    Raises:
        TokenRefused: Discord does not accept the token, or not any more.
        DiscordRefused: Discord ended the connection for good.
        DiscordUnreachable: there is no connection to be had.
    """
    try:
        yield
    except discord.LoginFailure:
        raise TokenRefused from None
    except discord.PrivilegedIntentsRequired:
        raise DiscordRefused(_NO_INTENTS) from None
    except discord.ConnectionClosed as closed:
        if closed.code == _NO_TOKEN:
            raise TokenRefused from None
        raise DiscordRefused(closed.code) from None
    except (aiohttp.ClientError, OSError, discord.HTTPException, discord.GatewayNotFound):
        raise DiscordUnreachable(url=api_url) from None
