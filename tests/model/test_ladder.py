"""What a server does not support is found out once and remembered."""

from __future__ import annotations

import pytest

from sandbox.model import ModelServer, Script
from sandbox.model.faults import CHATTY, FENCED, THINKING, Feature, Wrapped
from tests.model.examples import (
    DRAFT,
    REPLY,
    answers,
    model_at,
    reviews,
    task,
    writings,
)


def format_of(body: dict[str, object]) -> object:
    form = body.get("response_format")
    return form.get("type") if isinstance(form, dict) else None


async def test_one_structured_call_judges_and_writes() -> None:
    with Script([REPLY]) as script:
        async with ModelServer(script) as server:
            parts = await answers(model_at(server))
            assert [format_of(body) for body in server.requests] == ["json_schema"]
    assert [review.winner for review in reviews(parts)] == ["B"]
    assert [written.draft for written in writings(parts)] == [DRAFT]


@pytest.mark.parametrize("status", [400, 422, 500])
async def test_a_server_without_schemas_is_asked_for_a_json_object_from_then_on(
    status: int,
) -> None:
    with Script([REPLY] * 2) as script:
        async with ModelServer(script) as server, model_at(server) as model:
            server.faults.refuse("response_format.json_schema", status=status)
            for _ in range(2):
                parts = [part async for part in model.ask(task())]
                assert writings(parts)[0].draft == DRAFT
            formats = [format_of(body) for body in server.requests]
    assert formats == ["json_schema", "json_object", "json_object"]


async def test_a_server_without_formats_is_asked_in_words_and_gets_the_schema_in_words() -> None:
    with Script([REPLY] * 2) as script:
        async with ModelServer(script) as server, model_at(server) as model:
            server.faults.refuse("response_format.json_schema")
            server.faults.refuse("response_format.json_object")
            for _ in range(2):
                parts = [part async for part in model.ask(task())]
                assert writings(parts)[0].draft == DRAFT
            bodies = list(server.requests)
    assert [format_of(body) for body in bodies] == ["json_schema", "json_object", None, None]
    said = ["JSON schema" in str(body["messages"]) for body in bodies]
    assert said == [False, True, True, True]


@pytest.mark.parametrize("wrapped", [FENCED, THINKING, CHATTY, Wrapped("", "\n\nDone {so far}.")])
async def test_an_answer_in_words_is_read_whatever_is_around_the_json(wrapped: Wrapped) -> None:
    with Script([REPLY]) as script:
        async with ModelServer(script) as server:
            server.faults.order(wrapped)
            parts = await answers(model_at(server))
    assert reviews(parts)[0].winner == "B"
    assert writings(parts)[0].draft == DRAFT


@pytest.mark.parametrize(
    ("feature", "names"),
    [
        ("max_completion_tokens", ["max_completion_tokens", "max_tokens", "max_tokens"]),
        ("stream_options", ["stream_options", None, None]),
    ],
)
async def test_a_refused_field_is_replaced_or_left_out_from_then_on(
    feature: Feature, names: list[str | None]
) -> None:
    with Script([REPLY] * 2) as script:
        async with ModelServer(script) as server, model_at(server) as model:
            server.faults.refuse(feature)
            for _ in range(2):
                parts = [part async for part in model.ask(task())]
                assert writings(parts)[0].draft == DRAFT
            asked = [{*names} & {*body} for body in server.requests]
    assert asked == [{name} - {None} for name in names]


async def test_the_temperature_is_the_servers_own() -> None:
    with Script([REPLY]) as script:
        async with ModelServer(script) as server:
            server.faults.refuse("temperature")
            await answers(model_at(server))
            assert len(server.requests) == 1


async def test_what_one_chat_model_learned_another_does_not_know() -> None:
    with Script([REPLY] * 2) as script:
        async with ModelServer(script) as server:
            server.faults.refuse("response_format.json_schema")
            await answers(model_at(server))
            await answers(model_at(server))
            formats = [format_of(body) for body in server.requests]
    assert formats == ["json_schema", "json_object"] * 2


async def test_a_server_that_ignores_the_schema_gets_it_in_words_after_the_first_bad_answer() -> (
    None
):
    with Script(["I like the second one better.", REPLY, REPLY]) as script:
        async with ModelServer(script) as server, model_at(server) as model:
            for _ in range(2):
                parts = [part async for part in model.ask(task())]
                assert writings(parts)[0].draft == DRAFT
            formats = [format_of(body) for body in server.requests]
    assert formats == ["json_schema", "json_object", "json_object"]
