"""A model that does not come to an end is stopped, and what it had answered counts."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest
from aiohttp import web

from bot.errors import ModelEndless
from tests.model.examples import DRAFT, HASTY, REPLY, answers, model_at, usages, writings
from tests.model.server import say_content, serving

BLANKS = " " * 20_000


class Endless:
    """A server whose answer begins as it is told and goes on until the client hangs up."""

    def __init__(self, start: str, more: bytes, kind: str = "text/event-stream") -> None:
        self.requests = 0
        self._start = start
        self._more = more
        self._kind = kind

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.requests += 1
        response = web.StreamResponse(headers={"Content-Type": self._kind})
        await response.prepare(request)
        if self._start:
            await say_content(response, self._start)
        while True:
            await response.write(self._more)
            await asyncio.sleep(0)


def event(content: str) -> bytes:
    choice = {"index": 0, "delta": {"content": content}}
    return f"data: {json.dumps({'choices': [choice]})}\n\n".encode()


@pytest.mark.parametrize(
    "server",
    [
        Endless("", event("the same again and again " * 100)),
        Endless('{"requests": [', event(BLANKS)),
        Endless("", b"data: " + b"x" * 100_000),
        Endless("", b"x" * 100_000, "text/html"),
        Endless("", b" " * 100_000, "application/json"),
    ],
    ids=["words", "blanks in the JSON", "a line", "a page", "a document"],
)
async def test_an_answer_without_end_is_cut_off_and_not_asked_for_again(server: Endless) -> None:
    async with serving(server.answer) as url:
        with pytest.raises(ModelEndless):
            await answers(model_at(url))
    assert server.requests == 1


async def test_blanks_without_end_after_the_answer_take_nothing_from_it() -> None:
    async with serving(Endless(json.dumps(REPLY), event(BLANKS)).answer) as url:
        parts = await answers(model_at(url))
    assert writings(parts)[0].draft == DRAFT
    assert usages(parts)[0].output_tokens > 0


async def test_signs_of_life_without_end_are_waited_for_only_so_long() -> None:
    server = Endless('{"requests": [', b": still here\n\n")
    async with serving(server.answer) as url:
        with pytest.raises(ModelEndless):
            await answers(model_at(url, replace(HASTY, whole=0.5)))
    assert server.requests == 1
