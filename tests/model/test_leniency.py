"""What comes beside an answer costs it nothing, wherever the network cuts the stream."""

from __future__ import annotations

import json

import pytest
from aiohttp import web

from bot.refine.replies import Usage, Written
from tests.model.examples import DRAFT, REPLY, answers, model_at
from tests.model.server import say, say_content, serving, stream

BESIDE: dict[str, dict[str, object]] = {
    "an empty usage": {"usage": {}},
    "a usage without the answer's tokens": {"usage": {"prompt_tokens": 5}},
    "a usage of parts of tokens": {"usage": {"prompt_tokens": 5.5, "completion_tokens": 3}},
    "a negative usage": {"usage": {"prompt_tokens": -1, "completion_tokens": 3}},
    "no error": {"error": False},
    "an empty error": {"error": {}},
    "an error without words": {"error": ""},
    "reasoning in parts of content": {
        "choices": [{"index": 0, "delta": {"content": [{"type": "thinking", "thinking": "hm"}]}}]
    },
    "reasoning as an object": {"choices": [{"index": 0, "delta": {"reasoning": {"text": "hm"}}}]},
}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=list(BESIDE))
async def test_what_cannot_be_read_beside_an_answer_is_left_out(beside: dict[str, object]) -> None:
    calls = 0

    async def handler(request: web.Request) -> web.StreamResponse:
        nonlocal calls
        calls += 1
        response = await stream(request)
        text = json.dumps(REPLY)
        await say_content(response, text[:50])
        await say(response, **beside)
        await say_content(response, text[50:])
        await response.write(b"data: [DONE]\n\n")
        return response

    async with serving(handler) as url:
        parts = await answers(model_at(url))
    assert [part.draft for part in parts if isinstance(part, Written)] == [DRAFT]
    assert [part.estimated for part in parts if isinstance(part, Usage)] == [True]
    assert calls == 1


async def test_content_in_parts_is_the_text_of_them() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = await stream(request)
        text = json.dumps(REPLY)
        for piece in (text[:50], text[50:]):
            content = [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": piece}]
            await say(response, choices=[{"index": 0, "delta": {"content": content}}])
        await response.write(b"data: [DONE]\n\n")
        return response

    async with serving(handler) as url:
        parts = await answers(model_at(url))
    assert [part.draft for part in parts if isinstance(part, Written)] == [DRAFT]


@pytest.mark.parametrize("is_one_read", [True, False], ids=["one read", "two"])
async def test_an_answer_that_ends_badly_after_all_has_arrived_counts(is_one_read: bool) -> None:
    calls = 0

    async def handler(request: web.Request) -> web.StreamResponse:
        nonlocal calls
        calls += 1
        response = await stream(request)
        choice = {"index": 0, "delta": {"content": json.dumps(REPLY)}}
        answer = f"data: {json.dumps({'choices': [choice]})}\n\n".encode()
        bad = f"data: {json.dumps({'error': {'code': 502, 'message': 'x'}})}\n\n".encode()
        for data in (answer + bad,) if is_one_read else (answer, bad):
            await response.write(data)
        return response

    async with serving(handler) as url:
        parts = await answers(model_at(url))
    assert [part.draft for part in parts if isinstance(part, Written)] == [DRAFT]
    assert calls == 1
