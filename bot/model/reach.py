"""Reach: whether anything answers at an endpoint, before anybody needs it."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

import httpx2
import openai

from bot.model.endpoint import Endpoint, connect
from bot.model.patience import Patience

_LOOK = 30.0
"""Seconds for any answer; a server that takes the connection is there."""


async def is_reached(endpoint: Endpoint) -> bool:
    """Whether there is a server; what it answers, and for which model, does not matter."""
    client = connect(endpoint, Patience())
    try:
        async with asyncio.timeout(_LOOK):
            await client.get("/models", cast_to=httpx2.Response)
    except openai.APIConnectionError:
        return False
    except (openai.APIError, httpx2.HTTPError, TimeoutError):
        return True
    finally:
        await client.close()
    return True


def shown_address(endpoint: Endpoint) -> str:
    """Its address as a log may show it: without the user and the query, which can be secrets."""
    parts = urlsplit(endpoint.url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
