"""A model that is down is left alone, but for one call a while that finds out."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace

import pytest

from bot.brainstorm.events import Do
from bot.errors import ModelBusy, ModelDown, ModelQuota, ModelUnreachable
from bot.model import ChatModel
from bot.model.breaker import Breaker
from sandbox.model import ModelServer, Script
from sandbox.model.faults import (
    NO_QUOTA,
    RATE_LIMITED,
    Fault,
    Refused,
    SlowStart,
    Stalled,
    Truncated,
)
from tests.model.examples import HASTY, REPLY, model_at, task, writings
from tests.model.test_thinking import question, thoughts

PATIENCE = replace(HASTY, down_after=2, down_pause=30.0)
MANY = 20
LOADING = Refused(503, "Loading model", type="server_error")


class Clock:
    """A time that a test moves on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def ask(model: ChatModel) -> int:
    """Ask once; how many drafts came."""
    async with aclosing(model.ask(task())) as parts:
        return len(writings([part async for part in parts]))


async def opened(server: ModelServer, model: ChatModel, fault: Fault) -> None:
    """Let the model fail until its breaker is open."""
    server.faults.order(fault, times=PATIENCE.tries * PATIENCE.down_after)
    for _ in range(PATIENCE.down_after):
        with pytest.raises(ModelDown):
            await ask(model)


async def requested(server: ModelServer, times: int) -> None:
    """Until so many requests have come in."""
    async with asyncio.timeout(10):
        while len(server.requests) < times:  # noqa: ASYNC110 -- the server tells nobody
            await asyncio.sleep(0)


def at_once(model: ChatModel) -> None:
    """The pause is over."""
    model._writer.breaker._retry_at = 0.0


async def test_a_model_that_is_down_is_not_called(caplog: pytest.LogCaptureFixture) -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server, model_at(server, PATIENCE) as model:
        await opened(server, model, LOADING)
        before = len(server.requests)
        with pytest.raises(ModelBusy) as caught:
            await ask(model)
        assert len(server.requests) == before
    assert 0 < caught.value.after <= 30.0
    assert caught.value.details["model"] == "test-model"
    assert "test-model: down" in caplog.text


@pytest.mark.parametrize(("fault", "requests"), [(LOADING, 1), (None, MANY)], ids=["down", "up"])
async def test_one_call_finds_out_for_all_whether_it_is_up(
    fault: Fault | None, requests: int
) -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server, model_at(server, PATIENCE) as model:
        await opened(server, model, LOADING)
        before = len(server.requests)
        at_once(model)
        if fault is not None:
            server.faults.order(fault)
        came = await asyncio.gather(*(ask(model) for _ in range(MANY)), return_exceptions=True)
        assert len(server.requests) - before == requests
    assert all(isinstance(one, ModelBusy) if fault else one == 1 for one in came)


async def test_who_waits_to_try_again_is_told_when_others_have_found_out() -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server, model_at(server, PATIENCE) as model:
        server.faults.order(replace(RATE_LIMITED, retry_after=1))
        waits = asyncio.create_task(ask(model))
        await requested(server, 1)
        server.faults.order(replace(RATE_LIMITED, retry_after=3_600), times=2)
        for _ in range(PATIENCE.down_after):
            with pytest.raises(ModelBusy):
                await ask(model)
        with pytest.raises(ModelBusy):
            await waits
        assert len(server.requests) == 3


async def test_a_trying_call_that_is_given_up_tells_nothing_and_blocks_nobody() -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server, model_at(server, PATIENCE) as model:
        await opened(server, model, LOADING)
        at_once(model)
        server.faults.order(SlowStart(release=asyncio.Event()))
        trying = asyncio.create_task(ask(model))
        other = asyncio.create_task(ask(model))
        before = len(server.requests)
        await requested(server, before + 1)
        trying.cancel()
        assert await other == 1
        assert model._writer.breaker.is_closed


async def test_nobody_waits_for_the_end_of_an_answer_that_has_begun() -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server, model_at(server, PATIENCE) as model:
        await opened(server, model, LOADING)
        at_once(model)
        server.faults.order(Stalled(60))
        trying = asyncio.create_task(ask(model))
        await requested(server, PATIENCE.tries * PATIENCE.down_after + 1)
        assert await ask(model) == 1
        assert not trying.done()
        trying.cancel()


async def test_one_whose_answers_break_off_is_down_too() -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server, model_at(server, PATIENCE) as model:
        await opened(server, model, Truncated(60))
        at_once(model)
        server.faults.order(Truncated(60), times=PATIENCE.tries)
        with pytest.raises(ModelUnreachable):
            await ask(model)
        assert not model._writer.breaker.is_closed


async def test_a_brainstorm_is_spared_the_call_too() -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server, model_at(server, PATIENCE) as model:
        await opened(server, model, LOADING)
        before = len(server.requests)
        with pytest.raises(ModelBusy):
            await thoughts(model, question(Do.SPARK))
        assert len(server.requests) == before


async def test_an_error_that_is_no_outage_is_an_answer() -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server, model_at(server, PATIENCE) as model:
        await opened(server, model, LOADING)
        at_once(model)
        server.faults.order(NO_QUOTA)
        with pytest.raises(ModelQuota):
            await ask(model)
        assert await ask(model) == 1


async def test_rate_limits_that_some_get_through_are_no_outage() -> None:
    limited = replace(RATE_LIMITED, retry_after=3_600)
    async with ModelServer(Script(lambda _: REPLY)) as server, model_at(server, PATIENCE) as model:
        for _ in range(3):
            server.faults.order(limited)
            with pytest.raises(ModelBusy) as caught:
                await ask(model)
            assert caught.value.after == 3_600
            assert await ask(model) == 1


async def test_a_dead_endpoint_does_not_keep_another_from_being_asked() -> None:
    async with (
        ModelServer(Script(lambda _: REPLY)) as server,
        model_at(server, PATIENCE, reviewer="judge") as model,
    ):
        await opened(server, model, LOADING)
        assert model._reviewer is not None
        assert not model._reviewer.breaker.is_closed
        assert model._writer.breaker.is_closed


async def test_the_pause_is_what_the_server_asks_for_within_reason() -> None:
    for asked, pause in ((0.0, 30.0), (90.0, 90.0), (1e300, 600.0)):
        clock = Clock()
        breaker = Breaker(replace(PATIENCE, down_after=1), clock)
        with pytest.raises(ModelUnreachable):
            async with breaker.passage():
                raise ModelUnreachable(after=asked)
        clock.now = pause - 1
        with pytest.raises(ModelUnreachable) as caught:
            async with breaker.passage():
                pass
        assert caught.value.after == 1.0
        clock.now = pause
        async with breaker.passage():
            assert not breaker.is_closed
        assert breaker.is_closed
