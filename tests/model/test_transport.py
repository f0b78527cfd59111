"""The way to an endpoint: as many connections as are asked for, and the environment's proxy."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from pathlib import Path

import pytest
from aiohttp import web

from bot.refine.replies import Written
from tests.model.examples import REPLY, answers, first, model_at, task, writings
from tests.model.server import finish, say_content, serving, stream

MANY = 120
"""More than the hundred at which HTTP clients stop by themselves."""


async def _answer(request: web.Request) -> web.StreamResponse:
    response = await stream(request)
    await say_content(response, json.dumps(REPLY))
    return await finish(response)


async def test_many_answers_stream_at_once() -> None:
    under_way = asyncio.Barrier(MANY)

    async def handler(request: web.Request) -> web.StreamResponse:
        await under_way.wait()
        return await _answer(request)

    async with asyncio.timeout(30), serving(handler) as url, model_at(url) as model:

        async def ask() -> object:
            async with aclosing(model.ask(task())) as parts:
                return await first(parts, Written)

        assert len(await asyncio.gather(*(ask() for _ in range(MANY)))) == MANY


async def test_an_endpoint_is_reached_through_the_environments_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, str | None]] = []

    async def proxy(request: web.Request) -> web.StreamResponse:
        asked.append((request.host, request.headers.get("Proxy-Authorization")))
        return await _answer(request)

    async with serving(proxy) as url:
        monkeypatch.setenv("http_proxy", url.replace("http://", "http://ada:secret@"))
        parts = await answers(model_at("http://model.example/v1"))

    assert asked == [("model.example", "Basic YWRhOnNlY3JldA==")]
    assert writings(parts)


async def test_a_password_file_for_the_host_stays_unread(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys: list[str | None] = []

    async def handler(request: web.Request) -> web.StreamResponse:
        keys.append(request.headers.get("Authorization"))
        return await _answer(request)

    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ada password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    async with serving(handler) as url:
        await answers(model_at(url))

    assert keys == ["Bearer test-key"]
