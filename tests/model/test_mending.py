"""Answers that are cut, broken or empty: what is there counts, and the rest is asked for again."""

from __future__ import annotations

import json

import pytest

from bot.errors import (
    ModelNonsense,
    ModelTooLong,
)
from sandbox.model import ModelServer, Script
from sandbox.model.faults import (
    BrokenStream,
    CutByLength,
    Dropped,
    Fault,
    Refused,
    Truncated,
)
from tests.model.examples import (
    DRAFT,
    REPLY,
    REVIEW,
    WRITING,
    answers,
    model_at,
    reviews,
    task,
    usages,
    writings,
)
from tests.model.test_faults import HALF_OF_REVIEW, by_what_is_asked

IN_THE_DRAFT = len(json.dumps(REPLY, ensure_ascii=False)) - 20


@pytest.mark.parametrize(
    "fault",
    [Dropped(IN_THE_DRAFT), Truncated(IN_THE_DRAFT), BrokenStream(IN_THE_DRAFT)],
    ids=str,
)
async def test_a_stream_that_breaks_in_the_draft_is_not_judged_again(fault: Fault) -> None:
    script = by_what_is_asked()
    async with ModelServer(script) as server:
        server.faults.order(fault)
        parts = await answers(model_at(server))
    assert [document["do"] for document in script.documents] == ["judge and write", "write"]
    assert script.documents[1]["review"] is not None
    assert script.documents[1]["review"]["winner"] == "B"
    assert len(reviews(parts)) == 1
    assert writings(parts)[0].draft == DRAFT


async def test_what_arrived_whole_counts_however_the_stream_ended() -> None:
    whole = len(json.dumps(REPLY, ensure_ascii=False))
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(Truncated(whole))
        parts = await answers(model_at(server))
        assert len(server.requests) == 1
    assert writings(parts)[0].draft == DRAFT


async def test_a_review_that_is_there_needs_no_second_try() -> None:
    almost = len(json.dumps(REVIEW, ensure_ascii=False)) - 1
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(Truncated(almost))
        parts = await answers(model_at(server), task(do=task().do.JUDGE))
        assert len(server.requests) == 1
    assert reviews(parts)[0].winner == "B"


async def test_an_answer_cut_by_its_length_gets_more_room_once() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(CutByLength(HALF_OF_REVIEW))
        parts = await answers(model_at(server))
        less, more = (body["max_completion_tokens"] for body in server.requests)
    assert writings(parts)[0].draft == DRAFT
    assert isinstance(less, int)
    assert isinstance(more, int)
    assert less < more


async def test_an_answer_that_is_cut_again_is_too_long() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(CutByLength(HALF_OF_REVIEW), times=2)
        with pytest.raises(ModelTooLong):
            await answers(model_at(server))


async def test_a_bad_answer_goes_back_once_with_what_is_wrong_with_it() -> None:
    bad = json.dumps(REVIEW | {"changes": "shorter"})
    with Script([bad, WRITING]) as script:
        async with ModelServer(script) as server:
            parts = await answers(model_at(server))
            messages = server.requests[1]["messages"]
    assert isinstance(messages, list)
    assert [message["role"] for message in messages] == ["system", "user", "assistant", "user"]
    assert messages[2]["content"] == bad
    assert "draft" in messages[3]["content"]
    assert len(reviews(parts)) == 1
    assert writings(parts)[0].draft == DRAFT


async def test_a_second_bad_answer_is_the_end() -> None:
    with Script(["Hm.", json.dumps(REVIEW | {"scores": {}})]) as script:
        async with ModelServer(script) as server:
            with pytest.raises(ModelNonsense):
                await answers(model_at(server))


async def test_an_empty_answer_is_asked_for_again() -> None:
    with Script(["", REPLY]) as script:
        async with ModelServer(script) as server:
            parts = await answers(model_at(server))
            messages = server.requests[1]["messages"]
    assert isinstance(messages, list)
    assert len(messages) == 2
    assert writings(parts)[0].draft == DRAFT


async def test_each_call_that_used_tokens_is_counted() -> None:
    async with ModelServer(by_what_is_asked()) as server:
        server.faults.order(Refused(500, "boom"), nth=1)
        server.faults.order(Truncated(IN_THE_DRAFT), nth=2)
        parts = await answers(model_at(server))
    assert [usage.estimated for usage in usages(parts)] == [True, False]
    assert all(usage.output_tokens > 0 for usage in usages(parts))
