"""Whatever an endpoint does wrong ends in an answer or in an error that says what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from aiohttp import web

from bot.errors import (
    ModelBusy,
    ModelDeclined,
    ModelError,
    ModelMisaddressed,
    ModelNeverReached,
    ModelNonsense,
    ModelQuota,
    ModelRefused,
    ModelTimeout,
    ModelTooLong,
    ModelUnknown,
    ModelUnreachable,
)
from bot.model import Endpoint, is_reached
from sandbox.model import ModelServer, Script
from sandbox.model.faults import (
    NO_QUOTA,
    RATE_LIMITED,
    BrokenStream,
    Dropped,
    Fault,
    HiddenError,
    Page,
    Refused,
    Stalled,
    Truncated,
)
from sandbox.model.wire import Reply
from tests.model.examples import (
    DRAFT,
    HASTY,
    REPLY,
    REVIEW,
    WRITING,
    answers,
    model_at,
    reviews,
    task,
    writings,
)
from tests.model.server import finish, say, say_content, serving, stream

IMPATIENT = replace(HASTY, first_token=1.5, stall=1.5)
HALF_OF_REVIEW = 60


def by_what_is_asked() -> Script:
    """The half that the document asks for, or both."""
    replies: dict[str, Reply] = {"judge and write": REPLY, "judge": REVIEW, "write": WRITING}
    return Script(lambda document: replies[document["do"]])


@pytest.mark.parametrize(
    "fault",
    [
        replace(RATE_LIMITED, retry_after=0.0),
        Refused(500, "boom", type="server_error"),
        Refused(503, "Loading model", type="server_error"),
        Refused(408, "slow"),
        Dropped(0),
        Dropped(HALF_OF_REVIEW),
        Truncated(0),
        Truncated(HALF_OF_REVIEW),
        Stalled(0),
        Stalled(HALF_OF_REVIEW),
        BrokenStream(HALF_OF_REVIEW),
        HiddenError(),
        Page(),
        Page(status=502),
    ],
    ids=str,
)
async def test_what_passes_is_tried_again(fault: Fault) -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(fault)
        parts = await answers(model_at(server, IMPATIENT))
        assert len(server.requests) == 2
    assert writings(parts)[0].draft == DRAFT
    assert len(reviews(parts)) == 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (replace(RATE_LIMITED, retry_after=0.0), ModelBusy),
        (Refused(529, "overloaded"), ModelBusy),
        (HiddenError(), ModelBusy),
        (BrokenStream(HALF_OF_REVIEW), ModelBusy),
        (Dropped(0), ModelUnreachable),
        (Truncated(HALF_OF_REVIEW), ModelUnreachable),
        (Stalled(0), ModelTimeout),
        (Stalled(HALF_OF_REVIEW), ModelTimeout),
        (Page(), ModelNonsense),
    ],
    ids=str,
)
async def test_what_does_not_pass_ends_after_the_last_try(
    fault: Fault, error: type[ModelError]
) -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(fault, times=None)
        with pytest.raises(error) as caught:
            await answers(model_at(server, IMPATIENT))
        assert len(server.requests) == IMPATIENT.tries
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (NO_QUOTA, ModelQuota),
        (Refused(402, "Insufficient credits"), ModelQuota),
        (Refused(401, "Incorrect API key", code="invalid_api_key"), ModelRefused),
        (Refused(403, "not for you"), ModelRefused),
        (Refused(404, "no such page"), ModelMisaddressed),
        (Refused(405, "Method Not Allowed"), ModelMisaddressed),
        (Page(status=404), ModelMisaddressed),
        (Refused(404, "The model `x` does not exist."), ModelUnknown),
        (Refused(403, "no access", code="model_not_found"), ModelUnknown),
        (Refused(400, "too much", code="context_length_exceeded"), ModelTooLong),
        (Refused(400, "too much", type="exceed_context_size_error"), ModelTooLong),
        (Refused(400, "This model's maximum context length is 8192 tokens."), ModelTooLong),
        (Refused(413, "too large"), ModelTooLong),
        (Refused(400, "flagged", code="content_filter"), ModelDeclined),
        (Refused(400, "something else"), ModelError),
        (HiddenError(code="insufficient_quota"), ModelQuota),
    ],
    ids=str,
)
async def test_what_cannot_be_mended_is_not_tried_again(
    fault: Fault, error: type[ModelError]
) -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(fault)
        with pytest.raises(error) as caught:
            await answers(model_at(server))
        assert len(server.requests) == 1
    assert type(caught.value) is error
    assert caught.value.details["model"] == "test-model"


async def test_nobody_there_is_never_reached_and_the_log_says_what_to_look_at() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        url = server.base_url
    for address in (url, "http://nowhere.invalid/v1"):
        with pytest.raises(ModelNeverReached) as caught:
            await answers(model_at(address))
        assert caught.value.diagnosis.endswith("look at OPENAI_BASE_URL")
        assert not await is_reached(Endpoint(address, "test-key", "test-model"))


async def test_a_model_that_answered_before_and_is_gone_is_unreachable() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        model = model_at(server)
        assert [part async for part in model.ask(task())]
        assert await is_reached(Endpoint(server.base_url, "test-key", "test-model"))
    async with model:
        with pytest.raises(ModelUnreachable) as caught:
            assert [part async for part in model.ask(task())]
    assert type(caught.value) is ModelUnreachable
    assert not caught.value.setting


async def test_the_server_says_how_long_to_wait() -> None:
    forever = replace(HASTY, base_delay=1e6, longest_wait=1e6)
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(replace(RATE_LIMITED, retry_after=0.01))
        parts = await answers(model_at(server, forever))
    assert writings(parts)[0].draft == DRAFT


async def test_a_wait_that_is_too_long_is_not_begun() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(replace(RATE_LIMITED, retry_after=3600))
        with pytest.raises(ModelBusy) as caught:
            await answers(model_at(server))
        assert len(server.requests) == 1
    assert caught.value.details["status"] == 429


@pytest.mark.parametrize(
    "last",
    [{"delta": {"refusal": "I cannot."}}, {"delta": {}, "finish_reason": "content_filter"}],
    ids=["refusal", "content_filter"],
)
async def test_a_model_that_declines_is_not_pressed(last: dict[str, object]) -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = await stream(request)
        await say_content(response, '{"requests": [')
        await say(response, choices=[{"index": 0, **last}])
        return await finish(response, "content_filter")

    async with serving(handler) as url:
        with pytest.raises(ModelDeclined):
            await answers(model_at(url))


async def test_an_error_in_the_stream_may_carry_a_status_for_its_code() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = await stream(request)
        await say(response, error={"code": 401, "message": "no"})
        return response

    async with serving(handler) as url:
        with pytest.raises(ModelRefused):
            await answers(model_at(url))


@pytest.mark.parametrize(
    "body",
    ['data: {"choices": [{"del\n\n', "data: [1, 2]\n\n", 'data: {"choices": {}}\n\n'],
    ids=["cut", "a list", "another shape"],
)
async def test_an_event_that_is_no_event_is_tried_again_and_given_up(body: str) -> None:
    calls = 0

    async def handler(request: web.Request) -> web.StreamResponse:
        nonlocal calls
        calls += 1
        response = await stream(request)
        await response.write(body.encode())
        return response

    async with serving(handler) as url:
        with pytest.raises(ModelNonsense):
            await answers(model_at(url))
    assert calls == HASTY.tries
