"""Trouble: what an error on the way to a thread means for its session."""

from __future__ import annotations

import aiohttp
import discord

from bot.errors import DamagedDatabase, UnusableDatabase

UNKNOWN_MESSAGE = 10008
"""The code for a message that was deleted, in a place that is there."""
_CLOSED_TO_US = frozenset({160002, 160005})
"""Codes of status 400 that mean the same as 403: no reading of the history, a locked thread."""


class PlaceGone(Exception):
    """The thread is gone or closed to the bot; carries Discord's code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def may_pass(error: Exception) -> bool:
    """Whether the same request may succeed later.

    A token that is not known any more ends the bot, not the sessions: they go on with the next.
    """
    if isinstance(error, discord.HTTPException):
        is_token = error.status == 401 and error.code == 0
        return error.status == 429 or error.status >= 500 or is_token
    if isinstance(error, UnusableDatabase):  # what was shown and not recorded is looked up
        return not isinstance(error, DamagedDatabase)
    return isinstance(error, (aiohttp.ClientError, OSError))


def is_gone(error: discord.HTTPException) -> bool:
    """Whether the place itself is gone, or closed to the bot."""
    return error.status in (401, 403, 404) or error.code in _CLOSED_TO_US
