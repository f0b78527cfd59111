"""A server's choice of a model is who answers, as long as the operator offers it."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace

import pytest

from bot.brainstorm.events import Do as Ask
from bot.brainstorm.questions import Question
from bot.model import ChatModel, Endpoint
from bot.refine.replies import Usage
from bot.refine.task import Do, Task
from sandbox.model import ModelServer, Script
from tests.model.examples import HASTY, MODEL, REPLY, REVIEW, WRITING, answers, task, usages


def offering(server: ModelServer, *offered: str, reviewer: str | None = None) -> ChatModel:
    writer = Endpoint(server.base_url, "test-key", MODEL)
    judge = None if reviewer is None else replace(writer, model=reviewer)
    return ChatModel(writer, judge, HASTY, offered)


@pytest.mark.parametrize(
    ("chosen", "asked"),
    [(None, MODEL), ("big", "big"), (MODEL, MODEL), ("gone", MODEL)],
)
async def test_the_model_that_was_chosen_answers(chosen: str | None, asked: str) -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server:
        parts = await answers(offering(server, "big"), replace(task(), model=chosen))
        assert [body["model"] for body in server.requests] == [asked]
    assert [usage.model for usage in usages(parts)] == [asked]


def both(document: Task | object) -> dict[str, object]:
    do = document["do"] if isinstance(document, dict) else ""
    return REVIEW if do == Do.JUDGE else WRITING if do == Do.WRITE else REPLY


@pytest.mark.parametrize(
    ("operators", "chosen", "asked"),
    [
        (None, "big", ["big", MODEL]),
        ("judge", "big", ["big", MODEL]),
        ("judge", MODEL, [MODEL, MODEL]),
        ("judge", "gone", ["judge", MODEL]),
        (None, "gone", [MODEL]),
    ],
)
async def test_the_reviewer_that_was_chosen_judges(
    operators: str | None, chosen: str, asked: list[str]
) -> None:
    async with ModelServer(Script(both)) as server:
        model = offering(server, "big", reviewer=operators)
        await answers(model, replace(task(), reviewer=chosen))
        assert [body["model"] for body in server.requests] == asked


async def test_a_brainstorm_asks_the_model_that_was_chosen() -> None:
    question = Question(Ask.SPARK, "The party", "", (), 1, model="big")
    async with ModelServer(Script(thoughts=lambda _: {"ideas": ["Lanterns"]})) as server:
        model = offering(server, "big")
        async with model, aclosing(model.think(question)) as parts:
            spent = [part.model async for part in parts if isinstance(part, Usage)]
        assert [body["model"] for body in server.requests] == ["big"]
        assert [*spent, model.guess(question).model] == ["big", "big"]
