"""Plain requests to the REST API, for what discord.py itself would not send."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from sandbox.server import DiscordServer

NO_PINGS: dict[str, object] = {"allowed_mentions": {"parse": []}}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, JSON body (empty when there is none) and headers."""

    status: int
    body: dict[str, object]
    headers: Mapping[str, str]

    @property
    def code(self) -> object:
        return self.body.get("code")


class Rest:
    """The REST API as the bot, without a client library."""

    def __init__(self, server: DiscordServer, session: aiohttp.ClientSession) -> None:
        self._url = server.api_url
        self._session = session
        self._headers = {"Authorization": f"Bot {server.token}"}

    async def call(self, method: str, path: str, body: object = None) -> Reply:
        """Send one request and read its answer."""
        request = self._session.request(method, self._url + path, json=body, headers=self._headers)
        async with request as answer:
            is_json = answer.headers.get("Content-Type") == "application/json"
            parsed = await answer.json() if is_json else {}
            found = parsed if isinstance(parsed, dict) else {"items": parsed}
            return Reply(answer.status, found, answer.headers)

    async def post(self, channel_id: int, **message: object) -> Reply:
        """Create a message that pings nobody."""
        return await self.call("POST", f"/channels/{channel_id}/messages", NO_PINGS | message)


@asynccontextmanager
async def rest_of(server: DiscordServer) -> AsyncIterator[Rest]:
    """A client for one server."""
    async with aiohttp.ClientSession() as session:
        yield Rest(server, session)
