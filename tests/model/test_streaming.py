"""An answer is shown while it grows, and its connection ends with the last listener."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from dataclasses import replace

import pytest
from aiohttp import web

from bot.model import Patience
from bot.refine.replies import Called, Growing, Reviewed, Unanswered, Usage, Written
from bot.refine.task import Do
from sandbox.model import Document, ModelServer, Script
from sandbox.model.faults import RATE_LIMITED, Stalled
from tests.model.examples import (
    DRAFT,
    HASTY,
    MODEL,
    REPLY,
    REVIEW,
    WRITING,
    answers,
    first,
    model_at,
    reviews,
    task,
    usages,
    writings,
)
from tests.model.server import Handler, finish, say_content, serving, stream
from tests.runner.travel import Travel

TEXT = json.dumps(REPLY, ensure_ascii=False)
UP_TO_WINNER = TEXT[: TEXT.index(', "changes"')]


async def test_the_verdict_is_there_before_the_draft_is_written() -> None:
    go_on = asyncio.Event()

    async def handler(request: web.Request) -> web.StreamResponse:
        response = await stream(request)
        await say_content(response, UP_TO_WINNER)
        await go_on.wait()
        await say_content(response, TEXT[len(UP_TO_WINNER) :])
        return await finish(response)

    async with serving(handler) as url, model_at(url) as model, aclosing(model.ask(task())) as ask:
        part = await first(ask, Reviewed)
        assert isinstance(part, Reviewed)
        assert part.review.winner == "B"
        go_on.set()
        assert isinstance(await first(ask, Written), Written)


async def test_the_draft_is_shown_as_it_grows_once_a_read() -> None:
    go_on = asyncio.Event()
    middle = TEXT.index("Monday at")

    async def handler(request: web.Request) -> web.StreamResponse:
        response = await stream(request)
        await response.write(_events(TEXT[:middle]))
        await go_on.wait()
        await response.write(_events(TEXT[middle:]))
        return await finish(response)

    async with serving(handler) as url, model_at(url) as model, aclosing(model.ask(task())) as ask:
        part = await first(ask, Growing)
        assert part == Growing("We meet on ")
        go_on.set()
        rest = [part async for part in ask]
    assert [part for part in rest if isinstance(part, Growing)] == [Growing(DRAFT)]
    assert rest[-1] == Written(DRAFT, "shorter opening")


def _events(text: str) -> bytes:
    """Many events for one write, one character each."""
    deltas = ({"choices": [{"index": 0, "delta": {"content": c}}]} for c in text)
    return b"".join(b"data: %s\n\n" % json.dumps(delta).encode() for delta in deltas)


async def test_parts_come_in_the_order_in_which_they_are_shown() -> None:
    with Script([REPLY]) as script:
        async with ModelServer(script) as server:
            parts = await answers(model_at(server))
    kinds = [type(part) for part in parts]
    assert list(dict.fromkeys(kinds)) == [Called, Reviewed, Growing, Usage, Written]


async def test_each_call_is_told_of_before_it_is_made_and_what_came_of_it_after() -> None:
    async with ModelServer(Script([REVIEW, WRITING])) as server:
        server.faults.order(replace(RATE_LIMITED, retry_after=0.0))
        async with (
            model_at(server, reviewer="judge-model") as model,
            aclosing(model.ask(task())) as ask,
        ):
            told = [
                (type(part), len(server.requests))
                async for part in ask
                if isinstance(part, Called | Unanswered | Usage)
            ]
    refused = [(Called, 0), (Unanswered, 1)]
    assert told == [*refused, (Called, 1), (Usage, 2), (Called, 2), (Usage, 3)]


async def test_closing_the_answer_hangs_up() -> None:
    async with ModelServer(Script([REPLY])) as server, model_at(server) as model:
        server.faults.order(Stalled(len(TEXT) - 10))
        async with aclosing(model.ask(task())) as ask:
            await first(ask, Growing)
        await server.wait_for_disconnects()


async def test_cancelling_the_listener_hangs_up_before_the_first_token() -> None:
    asked = asyncio.Event()

    def reply(_: Document) -> dict[str, object]:
        asked.set()
        return REPLY

    async with ModelServer(Script(reply)) as server, model_at(server) as model:
        server.faults.order(Stalled(0))
        listener = asyncio.create_task(first(model.ask(task()), Written), name="listener")
        await asked.wait()
        listener.cancel()
        await asyncio.wait({listener})
        await server.wait_for_disconnects()
    assert listener.cancelled()


async def test_cancelling_the_listener_hangs_up_in_the_draft() -> None:
    grows = asyncio.Event()

    async def listen() -> None:
        async with aclosing(model.ask(task())) as ask:
            async for part in ask:
                if isinstance(part, Growing):
                    grows.set()

    async with ModelServer(Script([REPLY])) as server, model_at(server) as model:
        server.faults.order(Stalled(len(TEXT) - 10))
        listener = asyncio.create_task(listen(), name="listener")
        await grows.wait()
        listener.cancel()
        await asyncio.wait({listener})
        await server.wait_for_disconnects()
    assert listener.cancelled()


async def test_a_cancelled_wait_between_two_tries_makes_no_second_one() -> None:
    patient = replace(HASTY, base_delay=1e6, longest_wait=1e6)
    turned_away = asyncio.Event()

    async def handler(request: web.Request) -> web.StreamResponse:
        turned_away.set()
        raise web.HTTPServiceUnavailable

    async with serving(handler) as url:
        listener = asyncio.create_task(answers(model_at(url, patient)), name="listener")
        await turned_away.wait()
        listener.cancel()
        await asyncio.wait({listener})
    assert listener.cancelled()


async def test_calls_one_after_the_other_share_a_connection() -> None:
    ports: set[object] = set()

    async def handler(request: web.Request) -> web.StreamResponse:
        peer = request.transport and request.transport.get_extra_info("peername")
        ports.add(peer)
        response = await stream(request)
        await say_content(response, TEXT)
        return await finish(response)

    async with serving(handler) as url, model_at(url) as model:
        for _ in range(3):
            assert writings([part async for part in model.ask(task())])
    assert len(ports) == 1


async def test_a_response_that_does_not_end_holds_no_answer_back() -> None:
    over = asyncio.Event()

    async def handler(request: web.Request) -> web.StreamResponse:
        response = await stream(request)
        await say_content(response, TEXT)
        await finish(response)
        await over.wait()
        return response

    async with serving(handler) as url:
        assert writings(await answers(model_at(url)))[0].draft == DRAFT
        over.set()


async def test_many_rounds_run_side_by_side() -> None:
    async def one() -> None:
        parts = [part async for part in model.ask(task())]
        assert writings(parts)[0].draft == DRAFT

    server = ModelServer(Script(lambda _: REPLY), pace=0.001)
    async with server, model_at(server) as model, asyncio.TaskGroup() as group:
        for number in range(40):
            group.create_task(one(), name=f"round-{number}")


async def test_a_reviewer_judges_and_the_writer_sees_its_review() -> None:
    with Script([REVIEW, WRITING]) as script:
        async with ModelServer(script) as server:
            parts = await answers(model_at(server, reviewer="judge-model"))
            models = [body["model"] for body in server.requests]
    assert models == ["judge-model", MODEL]
    assert [document["do"] for document in script.documents] == ["judge", "write"]
    assert script.documents[1]["review"] == REVIEW
    assert [review.winner for review in reviews(parts)] == ["B"]
    assert writings(parts)[0].draft == DRAFT
    assert [usage.model for usage in usages(parts)] == ["judge-model", MODEL]


@pytest.mark.parametrize(
    ("do", "reply", "asked"), [(Do.JUDGE, REVIEW, "judge-model"), (Do.WRITE, WRITING, MODEL)]
)
async def test_half_a_task_goes_to_whom_it_belongs(
    do: Do, reply: dict[str, object], asked: str
) -> None:
    with Script([reply]) as script:
        async with ModelServer(script) as server:
            await answers(model_at(server, reviewer="judge-model"), task(do))
            assert [body["model"] for body in server.requests] == [asked]


async def test_a_first_draft_is_written_from_a_brief_alone() -> None:
    with Script([json.dumps({"changes": "", "draft": None}), WRITING]) as script:
        async with ModelServer(script) as server:
            parts = await answers(model_at(server), task(Do.WRITE, texts=()))
    assert writings(parts)[0].draft == DRAFT


async def test_nothing_left_to_improve_is_an_answer() -> None:
    with Script([REPLY | {"draft": None, "changes": "nothing"}]) as script:
        async with ModelServer(script) as server:
            parts = await answers(model_at(server))
    assert writings(parts) == [Written(None, "nothing")]


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n"], ids=["lf", "crlf"])
async def test_comments_and_foreign_fields_of_the_stream_are_skipped(end: str) -> None:
    delta = json.dumps({"choices": [{"delta": {"role": "assistant", "content": TEXT}}]})
    lines = [": KEEP-ALIVE", "event: message", "id: 1", "data:", f"data:{delta}", "data: [DONE]"]

    async with serving(_sending("text/event-stream", end.join(lines))) as url:
        parts = await answers(model_at(url))
    assert writings(parts)[0].draft == DRAFT


async def test_a_server_that_does_not_stream_is_understood() -> None:
    choice = {"index": 0, "message": {"content": TEXT}, "finish_reason": "stop"}
    body = json.dumps({"choices": [choice], "usage": None})
    async with serving(_sending("application/json", body)) as url:
        parts = await answers(model_at(url))
    assert reviews(parts)[0].winner == "B"
    assert writings(parts)[0].draft == DRAFT


async def test_a_listener_has_all_its_time_for_an_answer_that_did_not_stream(
    travel: Travel,
) -> None:
    choice = {"index": 0, "message": {"content": TEXT}, "finish_reason": "stop"}
    handler = _sending("application/json", json.dumps({"choices": [choice]}))
    async with (
        serving(handler) as url,
        model_at(url, Patience()) as model,
        aclosing(model.ask(task())) as ask,
    ):
        await first(ask, Reviewed)
        travel.offset += Patience().first_token
        over = asyncio.Event()
        asyncio.get_running_loop().call_later(0, over.set)
        await over.wait()  # what was due before has come too
        assert isinstance(await first(ask, Written), Written)


async def test_thoughts_are_a_sign_of_life_and_no_part_of_the_answer() -> None:
    deltas = [{"reasoning_content": '{"draft": "no"}'}, {"content": TEXT}]
    events = [json.dumps({"choices": [{"delta": delta}]}) for delta in deltas]
    body = "".join(f"data: {event}\n\n" for event in [*events, "[DONE]"])
    async with serving(_sending("text/event-stream", body)) as url:
        parts = await answers(model_at(url))
    assert writings(parts)[0].draft == DRAFT
    assert usages(parts)[0].estimated


def _sending(content_type: str, body: str) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        return web.Response(body=body.encode(), headers={"Content-Type": content_type})

    return handler
