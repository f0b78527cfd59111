"""Every fault that can be ordered, as the real OpenAI SDK meets it."""

import asyncio
import json

import openai
import pytest

from sandbox.model import Document, ModelServer, Script
from sandbox.model import faults as f
from tests.sandbox.model.asking import MODEL, ask, content, messages, pieces, stream
from tests.sandbox.model.conftest import Connect
from tests.sandbox.model.documents import document

LINE = {"winner": "A", "draft": "A draft that is long enough to be cut in two." * 5}
DOCUMENT = document("A text.", "A text.")


@pytest.fixture
def script() -> Script:
    return Script(lambda _: LINE)


async def test_the_nth_request_meets_the_fault_and_the_others_do_not(
    connect: Connect, script: Script
) -> None:
    async with ModelServer(script) as server:
        client = connect(server)
        server.faults.order(f.RATE_LIMITED, nth=2)
        assert server.faults.pending == (f.RATE_LIMITED,)
        await ask(client, DOCUMENT)
        with pytest.raises(openai.RateLimitError) as caught:
            await ask(client, DOCUMENT)
        assert caught.value.response.headers["Retry-After"] == "1"
        assert caught.value.code == "rate_limit_exceeded"
        await ask(client, DOCUMENT)
        assert not server.faults.pending


async def test_a_fault_is_met_as_often_as_it_is_ordered_or_until_it_is_taken_back(
    connect: Connect, script: Script
) -> None:
    async with ModelServer(script) as server:
        client = connect(server)
        server.faults.order(f.RATE_LIMITED, nth=2, times=2)
        few = [await is_limited(client) for _ in range(4)]
        server.faults.order(f.RATE_LIMITED, nth=2, times=None)
        many = [await is_limited(client) for _ in range(4)]
        server.faults.clear()
        cleared = await is_limited(client)
    assert few == [False, True, True, False]
    assert many == [False, True, True, True]
    assert not cleared


async def is_limited(client: openai.AsyncOpenAI) -> bool:
    """Whether a request meets a rate limit."""
    try:
        await ask(client, DOCUMENT)
    except openai.RateLimitError:
        return True
    return False


async def test_a_page_or_an_error_with_status_200(connect: Connect, script: Script) -> None:
    async with ModelServer(script) as server:
        server.faults.order(f.Page())
        page: object = await ask(connect(server), DOCUMENT)
        assert isinstance(page, str)
        assert "<h1>" in page
        server.faults.order(f.HiddenError())
        raw = await connect(server).chat.completions.with_raw_response.create(
            model=MODEL, messages=messages(DOCUMENT)
        )
        assert raw.status_code == 200
        assert json.loads(raw.text)["error"]["code"] == "overloaded"


@pytest.mark.parametrize("after", [0, 20])
async def test_a_dropped_connection(connect: Connect, script: Script, after: int) -> None:
    async with ModelServer(script) as server:
        server.faults.order(f.Dropped(after))
        with pytest.raises(openai.APIConnectionError):
            await ask(connect(server), DOCUMENT)
        server.faults.order(f.Dropped(after))
        with pytest.raises(openai.APIConnectionError):
            _ = [piece async for piece in pieces(await stream(connect(server), DOCUMENT))]
        assert server.disconnects == 0


async def test_a_truncated_stream_ends_without_a_finish_reason(
    connect: Connect, script: Script
) -> None:
    async with ModelServer(script) as server:
        server.faults.order(f.Truncated(40))
        chunks = [chunk async for chunk in await stream(connect(server), DOCUMENT)]
    said = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert len(said) == 40
    assert all(chunk.choices[0].finish_reason is None for chunk in chunks)


async def test_a_truncated_whole_answer_is_broken_json(connect: Connect, script: Script) -> None:
    async with ModelServer(script) as server:
        server.faults.order(f.Truncated(40))
        with pytest.raises(json.JSONDecodeError):
            await ask(connect(server), DOCUMENT)


async def test_a_stall_lasts_until_the_client_gives_up(connect: Connect, script: Script) -> None:
    async with ModelServer(script) as server:
        server.faults.order(f.Stalled(30))
        received = asyncio.Event()

        async def listen() -> None:
            async for _ in pieces(await stream(connect(server), DOCUMENT)):
                received.set()

        listening = asyncio.create_task(listen(), name="listener")
        await received.wait()
        listening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await listening
        await server.wait_for_disconnects()


async def test_a_stall_does_not_keep_the_server_from_ending(
    connect: Connect, script: Script
) -> None:
    async with ModelServer(script) as server:
        server.faults.order(f.Stalled(0))
        chunks = await stream(connect(server), DOCUMENT)
    with pytest.raises(openai.APIConnectionError):
        _ = [piece async for piece in pieces(chunks)]


async def test_a_slow_start_waits_for_its_release(connect: Connect) -> None:
    asked, release = asyncio.Event(), asyncio.Event()

    def reply(_: Document) -> dict[str, str]:
        asked.set()
        return LINE

    async with ModelServer(Script(reply)) as server:
        server.faults.order(f.SlowStart(release=release))
        asking = asyncio.create_task(ask(connect(server), DOCUMENT), name="asking")
        await asked.wait()
        assert not asking.done()
        release.set()
        assert json.loads(content(await asking)) == LINE


@pytest.mark.parametrize("wrapping", [f.FENCED, f.THINKING, f.CHATTY])
async def test_something_around_the_json(
    connect: Connect, script: Script, wrapping: f.Wrapped
) -> None:
    async with ModelServer(script) as server:
        server.faults.order(wrapping)
        said = content(await ask(connect(server), DOCUMENT))
    assert said.startswith(wrapping.before)
    assert said.endswith(wrapping.after)
    assert json.loads(said.removeprefix(wrapping.before).removesuffix(wrapping.after)) == LINE


async def test_an_answer_cut_by_its_length(connect: Connect, script: Script) -> None:
    async with ModelServer(script) as server:
        server.faults.order(f.CutByLength(33))
        cut = await ask(connect(server), DOCUMENT)
    assert cut.choices[0].finish_reason == "length"
    assert len(content(cut)) == 33


async def test_an_error_in_mid_stream(connect: Connect, script: Script) -> None:
    async with ModelServer(script) as server:
        server.faults.order(f.BrokenStream(30))
        said = pieces(await stream(connect(server), DOCUMENT))
        assert len(await anext(said)) == 30
        with pytest.raises(openai.APIError, match="failed in mid-stream"):
            await anext(said)


@pytest.mark.parametrize("status", [400, 500])
async def test_a_feature_is_refused_until_it_is_accepted_again(
    connect: Connect, script: Script, status: int
) -> None:
    async with ModelServer(script) as server:
        create = connect(server).chat.completions.create
        server.faults.refuse("response_format.json_object", status=status)
        server.faults.refuse("max_tokens", status=status)
        with pytest.raises(openai.APIStatusError, match="response_format"):
            await create(
                model=MODEL,
                messages=messages(DOCUMENT),
                response_format={"type": "json_object"},
            )
        with pytest.raises(openai.APIStatusError, match="max_tokens") as caught:
            await create(model=MODEL, messages=messages(DOCUMENT), max_tokens=100)
        assert caught.value.status_code == status
        await create(model=MODEL, messages=messages(DOCUMENT), max_completion_tokens=100)
        server.faults.accept("max_tokens")
        await create(model=MODEL, messages=messages(DOCUMENT), max_tokens=100)
        assert [body.get("max_tokens") for body in server.requests] == [None, 100, None, 100]


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
async def test_a_limit_above_the_models_maximum_is_refused_and_an_answer_ends_there(
    connect: Connect, script: Script, name: str
) -> None:
    async with ModelServer(script) as server:
        client = connect(server)
        server.faults.most_tokens = 12
        with pytest.raises(
            openai.BadRequestError, match="supports at most 12 completion"
        ) as caught:
            await client.chat.completions.create(
                model=MODEL, messages=messages(DOCUMENT), extra_body={name: 13}
            )
        assert caught.value.param == "max_tokens"
        for limit in ({name: 12}, {}):
            answer = await client.chat.completions.create(
                model=MODEL, messages=messages(DOCUMENT), extra_body=limit
            )
            assert answer.choices[0].finish_reason == "length"
