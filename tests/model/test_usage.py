"""Usage is the server's count, else an estimate that says so; a price is never made up."""

from __future__ import annotations

import pytest

from bot.model import ChatModel
from bot.model.chunk import CachedTokens, Tokens
from bot.model.endpoint import Endpoint
from bot.model.prices import counted, estimated, estimated_tokens
from sandbox.model import ModelServer, Script
from tests.model.examples import DRAFT, MODEL, REPLY, answers, model_at, task, usages

OPENAI = Endpoint(None, "k", "gpt-4o-mini")
MILLION = Tokens(prompt_tokens=1_000_000, completion_tokens=1_000_000)


async def test_the_servers_count_is_taken() -> None:
    with Script([REPLY]) as script:
        async with ModelServer(script) as server:
            (usage,) = usages(await answers(model_at(server)))
    assert (usage.model, usage.estimated, usage.cost) == (MODEL, False, None)
    assert usage.input_tokens > usage.output_tokens > 50


async def test_a_server_that_counts_nothing_is_estimated() -> None:
    with Script([REPLY] * 2) as script:
        async with ModelServer(script) as server, model_at(server) as model:
            (count,) = usages([part async for part in model.ask(task())])
            server.faults.refuse("stream_options")
            (guess,) = usages([part async for part in model.ask(task())])
    assert guess.estimated
    assert guess.input_tokens == pytest.approx(count.input_tokens, rel=0.3)
    assert guess.output_tokens == pytest.approx(count.output_tokens, rel=0.3)


async def test_an_abandoned_call_is_estimated_from_what_was_seen() -> None:
    async with model_at("http://127.0.0.1:9/v1", reviewer="judge-model") as model:
        none, some = model.estimate(task(), ""), model.estimate(task(), DRAFT)
        assert model.estimate(task(do=task().do.JUDGE), "").model == "judge-model"
    assert none.estimated
    assert none.model == MODEL
    assert none.input_tokens == some.input_tokens > 500
    assert none.output_tokens == 0
    assert some.output_tokens == estimated_tokens(DRAFT)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", 0), ("a short English sentence", 6), ("日本語の文章です", 8), ("привет", 3)],
)
def test_the_script_decides_how_many_characters_make_a_token(text: str, tokens: int) -> None:
    assert estimated_tokens(text) == tokens


def test_a_known_model_has_a_price_and_what_was_cached_is_cheaper() -> None:
    cached = MILLION.model_copy(
        update={"prompt_tokens_details": CachedTokens(cached_tokens=900_000)}
    )
    full, less = counted(OPENAI, MILLION).cost, counted(OPENAI, cached).cost
    assert full == pytest.approx(0.75)
    assert less is not None
    assert full is not None
    assert 0 < less < full


@pytest.mark.parametrize(
    "endpoint",
    [
        Endpoint(None, "k", "no-such-model"),
        Endpoint("http://127.0.0.1:11434/v1", "k", "gpt-4o-mini"),
        Endpoint("https://models.example/v1", "k", "gpt-4o-mini"),
    ],
)
def test_an_unknown_price_is_unknown_and_not_nothing(endpoint: Endpoint) -> None:
    assert counted(endpoint, MILLION).cost is None
    assert estimated(endpoint, "a", "b").cost is None


@pytest.mark.parametrize("reviewer", [None, OPENAI])
async def test_what_is_reserved_is_more_than_a_call_costs(reviewer: Endpoint | None) -> None:
    async with ChatModel(OPENAI, reviewer) as model:
        most, guess = model.bound(task()), model.estimate(task(), DRAFT)
    assert most is not None
    assert guess.cost is not None
    assert 0 < guess.cost < most < 0.05


async def test_an_unknown_price_reserves_nothing_that_is_known() -> None:
    async with ChatModel(OPENAI, Endpoint(None, "k", "no-such-model")) as model:
        assert model.bound(task()) is None
