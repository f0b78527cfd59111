"""Requests are what OpenAI's own document describes, and answers are asked for in strict form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema_rs import Draft202012Validator, Registry

from bot.model.schema import schema_for
from bot.refine.task import Do
from sandbox.model import ModelServer, Script
from sandbox.model.schema import strict_problem
from tests.model.examples import REPLY, REVIEW, WRITING, answers, model_at, task

SPEC = Path(__file__).parents[2] / ".." / "shared" / "specs" / "openai-openapi.json"


@pytest.fixture(scope="module")
def document() -> dict[str, object]:
    if not SPEC.exists():
        pytest.skip("OpenAI's OpenAPI document is not at hand")
    found: dict[str, object] = json.loads(SPEC.read_text())
    return found


@pytest.mark.parametrize("refused", [False, True], ids=["all features", "few features"])
async def test_requests_fit_openais_document(document: dict[str, object], refused: bool) -> None:
    async with ModelServer(Script(lambda _: REPLY)) as server:
        if refused:
            server.faults.refuse("response_format.json_schema")
            server.faults.refuse("max_completion_tokens")
            server.faults.refuse("stream_options")
        await answers(model_at(server))
        bodies = list(server.requests)
    registry = Registry([("urn:openai", document)])
    name = "#/components/schemas/CreateChatCompletionRequest"
    validator = Draft202012Validator({"$ref": f"urn:openai{name}"}, registry=registry)
    assert len(bodies) == (4 if refused else 1)
    for body in bodies:
        assert [error.message for error in validator.iter_errors(body)] == []


@pytest.mark.parametrize(
    ("do", "reply"),
    [(Do.JUDGE_AND_WRITE, REPLY), (Do.JUDGE, REVIEW), (Do.WRITE, WRITING)],
)
def test_the_schema_is_strict_and_takes_a_good_answer(do: Do, reply: dict[str, object]) -> None:
    schema = schema_for(task(do), do)
    assert strict_problem(schema) is None
    assert schema["required"] == list(reply)
    assert Draft202012Validator(schema).is_valid(reply)
    assert not Draft202012Validator(schema).is_valid(reply | {"more": 1})


def test_a_text_that_stands_alone_has_no_rival_in_the_schema() -> None:
    alone = task(Do.JUDGE, texts=["Alone."])
    reply = REVIEW | {"requests": [], "issues": [], "lost": [], "winner": "A"}
    scores = REVIEW["scores"]
    assert isinstance(scores, dict)
    validator = Draft202012Validator(schema_for(alone, Do.JUDGE))
    assert validator.is_valid(reply | {"scores": {"A": scores["A"]}})
    assert not validator.is_valid(reply)


def test_only_a_first_draft_may_not_be_null() -> None:
    null = WRITING | {"draft": None}
    assert Draft202012Validator(schema_for(task(), Do.WRITE)).is_valid(null)
    assert not Draft202012Validator(schema_for(task(texts=()), Do.WRITE)).is_valid(null)
