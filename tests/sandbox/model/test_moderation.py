"""The moderation endpoint as the real OpenAI SDK sees it."""

from __future__ import annotations

import openai
import pytest

from sandbox.model import ModelServer, Script
from sandbox.model.faults import RATE_LIMITED, Dropped, Fault, Page, Truncated
from sandbox.model.moderation import CATEGORIES, WORDS
from tests.sandbox.model.conftest import Connect


async def test_each_text_gets_a_result_of_its_own(connect: Connect) -> None:
    async with ModelServer(Script()) as server:
        found = await connect(server).moderations.create(
            input=["Hello.", "A flag:self-harm/intent"]
        )
    assert [result.flagged for result in found.results] == [False, True]
    assert found.results[1].categories.self_harm_intent
    assert not found.results[1].categories.self_harm


@pytest.mark.parametrize("category", CATEGORIES)
async def test_a_text_can_ask_for_every_category(connect: Connect, category: str) -> None:
    async with ModelServer(Script()) as server:
        found = await connect(server).moderations.create(input=f"It is a flag:{category}.")
    named = found.results[0].categories.model_dump(by_alias=True)
    assert [name for name, is_found in named.items() if is_found] == [category]


@pytest.mark.parametrize("word", WORDS)
async def test_a_few_harmless_words_are_flagged_for_whoever_wants_to_see_it(
    connect: Connect, word: str
) -> None:
    async with ModelServer(Script()) as server:
        found = await connect(server).moderations.create(input=[f"{word.title()}s!", f"un{word}ed"])
    assert [result.flagged for result in found.results] == [True, False]


@pytest.mark.parametrize("body", [{}, {"input": []}, {"input": "x", "texts": 1}, {"input": [1]}])
async def test_what_is_no_request_is_refused(connect: Connect, body: dict[str, object]) -> None:
    async with ModelServer(Script()) as server:
        with pytest.raises(openai.BadRequestError):
            await connect(server).post("/moderations", body=body, cast_to=object)


async def test_the_key_is_demanded(connect: Connect) -> None:
    async with ModelServer(Script(), api_key="another") as server:
        with pytest.raises(openai.AuthenticationError):
            await connect(server).moderations.create(input="x")


@pytest.mark.parametrize("fault", [RATE_LIMITED, Dropped(), Page(503), Truncated(5)], ids=str)
async def test_it_misbehaves_on_order_and_leaves_the_chat_alone(
    connect: Connect, fault: Fault
) -> None:
    async with ModelServer(Script()) as server:
        server.moderation.faults.order(fault)
        with pytest.raises((openai.OpenAIError, ValueError)):
            await connect(server).moderations.create(input="x")
        assert not server.requests
        await connect(server).moderations.create(input="x")
