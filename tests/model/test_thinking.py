"""A brainstorm's questions are answered by one thought, however a model words it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace

import pytest
from aiohttp import web
from jsonschema_rs import Draft202012Validator

from bot.brainstorm.events import Do
from bot.brainstorm.questions import Groups, Question, Shape, Sparks, Thought, ThoughtPart
from bot.errors import ModelBusy, ModelDeclined, ModelNonsense
from bot.model import ChatModel
from bot.model.thinking import Thinking
from bot.refine.replies import Called, Further, Usage
from sandbox.model import ModelServer, Script
from sandbox.model.faults import FENCED, RATE_LIMITED, THINKING, Stalled, Wrapped
from sandbox.model.schema import strict_problem
from sandbox.model.wire import Reply
from tests.model.examples import MODEL, model_at
from tests.model.server import finish, say, serving, stream
from tests.model.test_ladder import format_of

BUSY = replace(RATE_LIMITED, retry_after=0.001)
IDEAS = ((1, "A free pizza night"), (2, "Music by the school band"), (4, "Pizza for free"))
SPARKS = {"ideas": ["Ask the neighbours first.", "Do it in ten minutes."]}
GROUPS = {"groups": [{"ids": [1, 4]}]}
DRAFT = "# Summer party\n\nPizza for everyone, and music by the school band."
BRIEF = "Invite the parents to pizza and music."
SHAPE: dict[str, object] = {
    "brief": BRIEF,
    "draft": DRAFT,
    "credits": [{"id": 1, "became": "“Pizza for everyone”"}, {"id": 2, "became": "“music”"}],
}
SHAPED = Shape(BRIEF, DRAFT, ((1, "“Pizza for everyone”"), (2, "“music”")))
ANSWERS: list[tuple[Do, dict[str, object], Thought]] = [
    (Do.SPARK, {**SPARKS}, Sparks(("Ask the neighbours first.", "Do it in ten minutes."))),
    (Do.GROUP, {**GROUPS}, Groups(((1, 4),))),
    (Do.SHAPE, {**SHAPE}, SHAPED),
]


def question(do: Do, count: int = 2) -> Question:
    return Question(do, "The summer party", "an invitation for the parents", IDEAS, count)


async def thoughts(model: ChatModel, asked: Question) -> list[ThoughtPart]:
    async with aclosing(model.think(asked)) as parts:
        return [part async for part in parts]


async def thought(do: Do, *replies: Reply) -> Thought:
    """What comes of these replies, each of which is needed."""
    with Script(thoughts=replies) as script:
        async with ModelServer(script) as server, model_at(server) as model:
            *before, last = await thoughts(model, question(do))
    kinds = [type(part) for part in before]
    assert kinds == [Called, Usage, *[Further, Called, Usage] * (len(replies) - 1)]
    assert isinstance(last, Thought)
    return last


@pytest.mark.parametrize(("do", "reply", "meant"), ANSWERS)
async def test_one_structured_call_answers_a_question(
    do: Do, reply: dict[str, object], meant: Thought
) -> None:
    with Script(thoughts=[reply]) as script:
        async with ModelServer(script) as server, model_at(server) as model:
            called, usage, answer = await thoughts(model, question(do))
            assert [format_of(body) for body in server.requests] == ["json_schema"]
    assert answer == meant
    assert called == Called()
    assert isinstance(usage, Usage)
    assert (usage.model, usage.estimated) == (MODEL, False)
    (asked,) = script.questions
    assert (asked["do"], asked["topic"], asked["count"]) == (do, "The summer party", 2)
    assert [(idea["id"], idea["text"]) for idea in asked["ideas"]] == [*IDEAS]


@pytest.mark.parametrize(("do", "reply", "meant"), ANSWERS)
def test_the_schema_is_strict_and_takes_a_good_answer(
    do: Do, reply: dict[str, object], meant: Thought
) -> None:
    schema = Thinking(question(do)).schema
    assert strict_problem(schema) is None
    assert schema["required"] == list(reply)
    assert Draft202012Validator(schema).is_valid(reply)
    assert all(f"`{key}`" in question(do).system for key in reply)


@pytest.mark.parametrize(("do", "reply", "meant"), ANSWERS)
@pytest.mark.parametrize("wrapped", [FENCED, THINKING, Wrapped('Sure, {"do": "it"}:\n', "\nBye!")])
async def test_an_answer_is_read_whatever_is_around_the_json(
    do: Do, reply: dict[str, object], meant: Thought, wrapped: Wrapped
) -> None:
    async with ModelServer(Script(thoughts=[reply])) as server, model_at(server) as model:
        server.faults.order(wrapped)
        assert (await thoughts(model, question(do)))[-1] == meant


async def test_a_server_without_schemas_is_asked_for_less_and_gets_the_schema_in_words() -> None:
    with Script(thoughts=[SPARKS, GROUPS]) as script:
        async with ModelServer(script) as server, model_at(server) as model:
            server.faults.refuse("response_format.json_schema")
            server.faults.refuse("response_format.json_object")
            assert isinstance((await thoughts(model, question(Do.SPARK)))[-1], Sparks)
            assert isinstance((await thoughts(model, question(Do.GROUP)))[-1], Groups)
            bodies = list(server.requests)
    assert [format_of(body) for body in bodies] == ["json_schema", "json_object", None, None]
    assert '\\"groups\\"' in json.dumps(bodies[-1]["messages"][0])  # type: ignore[index]  # checked


@pytest.mark.parametrize(
    ("do", "wrong"),
    [
        (Do.SPARK, "I have many ideas."),
        (Do.SPARK, '{"ideas": []}'),
        (Do.SPARK, '{"ideas": ["", "  ", null]}'),
        (Do.SPARK, '{"ideas": ["music by the  school BAND"]}'),
        (Do.GROUP, '{"same": [[1, 4]]}'),
        (Do.SHAPE, json.dumps({**SHAPE, "draft": " "})),
        (Do.SHAPE, json.dumps({**SHAPE, "brief": ""})),
        (Do.SHAPE, '{"brief": "Invite."}'),
    ],
)
async def test_what_is_no_answer_goes_back_once_with_what_is_wrong(do: Do, wrong: str) -> None:
    right, meant = next((reply, meant) for known, reply, meant in ANSWERS if known is do)
    assert await thought(do, wrong, right) == meant
    with pytest.raises(ModelNonsense):
        await thought(do, wrong, wrong)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (["one", "two", "three"], ["one", "two"]),
        (["", " one\n line ", "ONE line", "two"], ["ONE line", "two"]),
        ([{"idea": "one"}, {"text": "two"}, {"more": 3}, 4], ["one", "two"]),
        (["A free pizza night", "one"], ["one"]),
    ],
)
async def test_only_usable_new_ideas_are_taken_and_no_more_than_wanted(
    said: list[object], meant: list[str]
) -> None:
    assert await thought(Do.SPARK, json.dumps({"ideas": said})) == Sparks(tuple(meant))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ([], ()),
        (None, ()),
        ([{"ids": ["1", "4"]}], ((1, 4),)),
        ([[4, 1, 4]], ((4, 1),)),
        ([{"ids": [1, 99, 4]}, {"ids": [2, 77]}], ((1, 4),)),
        ([{"ids": [1, "all"]}, "none", {"ids": [2, 4]}], ((2, 4),)),
    ],
)
async def test_groups_are_of_ideas_that_exist(
    said: Sequence[object] | None, meant: tuple[tuple[int, ...], ...]
) -> None:
    assert await thought(Do.GROUP, json.dumps({"groups": said})) == Groups(meant)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (None, ()),
        ([{"id": "1", "became": "the\n title"}], ((1, "the title"),)),
        ([{"id": 99, "became": "a line"}, {"id": 2, "became": ""}, {"id": 4}], ()),
    ],
)
async def test_credits_are_for_ideas_that_exist_and_became_something(
    given: object, meant: tuple[tuple[int, str], ...]
) -> None:
    shape = await thought(Do.SHAPE, json.dumps({**SHAPE, "credits": given}))
    assert shape == Shape(BRIEF, DRAFT, meant)


async def test_a_fence_around_the_whole_draft_is_taken_off() -> None:
    assert await thought(Do.SHAPE, {**SHAPE, "draft": f"```markdown\n{DRAFT}\n```\n"}) == SHAPED


async def test_a_busy_model_is_asked_again_and_given_up_in_the_end() -> None:
    async with ModelServer(Script(thoughts=lambda _: SPARKS)) as server, model_at(server) as model:
        server.faults.order(BUSY)
        assert isinstance((await thoughts(model, question(Do.SPARK)))[-1], Sparks)
        server.faults.order(BUSY, times=3)
        with pytest.raises(ModelBusy):
            await thoughts(model, question(Do.SPARK))


async def test_a_model_that_declines_is_not_asked_again() -> None:
    calls = 0

    async def handler(request: web.Request) -> web.StreamResponse:
        nonlocal calls
        calls += 1
        response = await stream(request)
        await say(response, choices=[{"index": 0, "delta": {"refusal": "I'd rather not."}}])
        return await finish(response)

    async with serving(handler) as url, model_at(url) as model:
        with pytest.raises(ModelDeclined):
            await thoughts(model, question(Do.SHAPE))
    assert calls == 1


async def test_closing_the_answer_hangs_up() -> None:
    asked = asyncio.Event()

    def reply(_: object) -> Reply:
        asked.set()
        return SHAPE

    async with ModelServer(Script(thoughts=reply)) as server, model_at(server) as model:
        server.faults.order(Stalled(20))
        listener = asyncio.create_task(thoughts(model, question(Do.SHAPE)), name="listener")
        await asked.wait()
        listener.cancel()
        await asyncio.wait({listener})
        await server.wait_for_disconnects()
    assert listener.cancelled()


async def test_questions_go_to_the_writer_and_not_to_the_reviewer() -> None:
    async with ModelServer(Script(thoughts=[GROUPS])) as server:
        async with model_at(server, reviewer="judge-model") as model:
            await thoughts(model, question(Do.GROUP))
        assert [body["model"] for body in server.requests] == [MODEL]
