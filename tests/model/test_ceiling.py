"""A limit of length above the model's maximum is lowered to it; the limit itself is kept."""

from __future__ import annotations

from typing import Final

import pytest

from bot.errors import ModelTooLong
from bot.model import ChatModel, Endpoint
from sandbox.model import ModelServer
from sandbox.model.faults import CutByLength, Refused
from sandbox.model.request import Body
from tests.model.examples import DRAFT, HASTY, answers, model_at, task, writings
from tests.model.test_faults import HALF_OF_REVIEW, by_what_is_asked

SENT: Final = "max_completion_tokens"


def limit(body: Body) -> int:
    """What a request asks for at most, by the name that is used first."""
    most = body[SENT]
    assert isinstance(most, int)
    return most


@pytest.mark.parametrize(
    ("refusal", "ceiling"),
    [
        (
            "max_tokens is too large: {0}. This model supports at most 4096 completion tokens, "
            "whereas you provided {0}.",
            4096,
        ),
        (
            "Invalid 'max_completion_tokens': integer above maximum value. Expected a value "
            "<= 4096, but got {0} instead.",
            4096,
        ),
        ("max_tokens must be less than or equal to 4096", 4096),
        ("Invalid max_tokens value, the valid range of max_tokens is [1, 4096]", 4096),
        ("<400> InvalidParameter: Range of max_tokens should be [1,4096]", 4096),
        ("field MaxTokens invalid, should be in [1, 4096]", 4096),
        ("max_tokens (current value: {0}) must be between 0 and 4000 ", 4000),
        ("max_tokens: {0} > 4096, which is the maximum allowed number of output tokens", 4096),
        ("max_tokens for `llama-3.1-8b-instant` must be less than or equal to 8000", 8000),
        ("The value {0} exceeds the limit of 4096.", 4096),
    ],
)
async def test_a_refused_limit_is_lowered_to_what_the_server_names_and_stays_there(
    refusal: str, ceiling: int
) -> None:
    async with ModelServer(by_what_is_asked()) as server, model_at(server) as model:
        assert [part async for part in model.ask(task())]
        wanted = limit(server.requests[0])
        server.faults.order(Refused(400, refusal.format(wanted)))
        for _ in range(2):
            parts = [part async for part in model.ask(task())]
            assert writings(parts)[0].draft == DRAFT
        asked = [limit(body) for body in server.requests]
    assert asked == [wanted, wanted, ceiling, ceiling]


async def test_a_refused_limit_is_halved_where_no_number_is_named() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(Refused(416, f"{SENT} is limited for this model"))
        await answers(model_at(server))
        more, less = (limit(body) for body in server.requests)
    assert less == more // 2


async def test_a_server_that_refuses_what_it_named_is_asked_for_half() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        said = "maxOutputTokens: the supported range is from 1 to 8193 (exclusive)."
        server.faults.order(Refused(400, said), times=2)
        await answers(model_at(server))
        asked = [limit(body) for body in server.requests]
    assert asked[1:] == [8193, 4096]


async def test_a_server_that_refuses_every_limit_gets_none() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(Refused(400, f"{SENT} and max_tokens: too large"), times=8)
        parts = await answers(model_at(server))
        bodies = list(server.requests)
    assert writings(parts)[0].draft == DRAFT
    assert [SENT in body for body in bodies] == [True] * 4 + [False] * 5
    assert ["max_tokens" in body for body in bodies] == [False] * 4 + [True] * 4 + [False]


async def test_a_limit_that_leaves_the_prompt_no_room_is_left_out() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        said = (
            "'max_tokens' or 'max_completion_tokens' is too large: 8192. This model's maximum "
            "context length is 8192 tokens and your request has 2000 input tokens."
        )
        server.faults.order(Refused(400, said), times=2)
        parts = await answers(model_at(server))
        assert not {SENT, "max_tokens"} & {*server.requests[-1]}
    assert writings(parts)[0].draft == DRAFT


@pytest.mark.parametrize(
    "refusal",
    [
        "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens "
        "(808 in the messages, 8192 in the completion). Please reduce the length of the messages.",
        "This endpoint's maximum context length is 8192 tokens, and max_tokens exceeds it.",
    ],
)
async def test_a_text_beyond_the_context_is_too_long_and_no_limit_is_lowered(refusal: str) -> None:
    async with ModelServer(by_what_is_asked()) as server, model_at(server) as model:
        server.faults.order(Refused(400, refusal))
        with pytest.raises(ModelTooLong):
            assert [part async for part in model.ask(task())]
        assert [part async for part in model.ask(task())]
        first, second = (limit(body) for body in server.requests)
    assert first == second


async def test_a_limit_of_another_name_is_lowered_under_that_name() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.most_tokens = 4096
        server.faults.refuse(SENT)
        await answers(model_at(server))
        *_, last = server.requests
    assert (last.get(SENT), last.get("max_tokens")) == (None, 4096)


async def test_more_room_ends_at_the_models_maximum() -> None:
    async with ModelServer(by_what_is_asked()) as server, model_at(server) as model:
        server.faults.most_tokens = 16_384
        server.faults.order(CutByLength(HALF_OF_REVIEW))
        parts = [part async for part in model.ask(task())]
        *_, refused, granted = (limit(body) for body in server.requests)
        assert writings(parts)[0].draft == DRAFT
    assert refused > granted == 16_384


async def test_what_is_cut_at_the_models_maximum_is_too_long_at_once() -> None:
    async with ModelServer(by_what_is_asked()) as server, model_at(server) as model:
        server.faults.most_tokens = 4096
        assert [part async for part in model.ask(task())]
        before = len(server.requests)
        server.faults.order(CutByLength(HALF_OF_REVIEW))
        with pytest.raises(ModelTooLong):
            assert [part async for part in model.ask(task())]
        assert len(server.requests) == before + 1


async def test_what_is_reserved_for_a_call_falls_with_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with ModelServer(by_what_is_asked()) as server:
        monkeypatch.setenv("http_proxy", server.base_url)  # a model with a price, on the loopback
        priced = Endpoint("http://team.openai.azure.com/v1", "test-key", "gpt-4o-mini")
        async with ChatModel(priced, patience=HASTY) as model:
            before = model.bound(task())
            server.faults.most_tokens = 4096
            assert [part async for part in model.ask(task())]
            after = model.bound(task())
    assert before is not None
    assert after is not None
    assert after < before
