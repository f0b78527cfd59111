"""A server without rate limits, and a bot on the real discord.py, for the length of a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from sandbox.server import DiscordServer
from sandbox.server.limits import RELAXED
from sandbox.server.spec import Specification
from tests.sandbox.server.bots import Bot, running
from tests.sandbox.server.rest import Rest, rest_of

_OPENAPI = Path(__file__).parents[3] / ".." / "shared" / "specs" / "discord-openapi.json"
SPECIFICATION = Specification(_OPENAPI) if _OPENAPI.exists() else None
"""Read once: that takes as long as a start."""


@pytest.fixture(scope="session")
def openapi() -> Specification:
    if SPECIFICATION is None:
        pytest.skip("Discord's OpenAPI document is not at hand")
    return SPECIFICATION


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    async with DiscordServer(openapi=SPECIFICATION, limits=RELAXED) as started:
        point_discord_py_at(started, monkeypatch)
        yield started


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[Bot]:
    async with running(server, Bot()) as started:
        yield started


def point_discord_py_at(server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", server.api_url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url))


@pytest.fixture
async def rest(server: DiscordServer) -> AsyncIterator[Rest]:
    async with rest_of(server) as client:
        yield client
