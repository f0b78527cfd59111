"""The endpoint as the real OpenAI SDK sees it."""

import json
from pathlib import Path

import aiohttp
import openai
import pytest
from jsonschema_rs import Draft202012Validator
from openai import AsyncOpenAI
from openai.types.shared_params import ResponseFormatJSONSchema

from sandbox.model import ModelServer, Script
from sandbox.model.request import FIELDS
from tests.sandbox.model.asking import MODEL, ask, content, messages, pieces, stream
from tests.sandbox.model.conftest import Connect
from tests.sandbox.model.documents import document

SPEC = Path(__file__).parents[3] / ".." / "shared" / "specs" / "openai-openapi.json"
LINE = {"winner": "A", "draft": "Ünïcode 👨‍👩‍👧 and “quotes” " * 20}
DOCUMENT = document("A text.", "A text.")


async def test_a_whole_answer_is_the_reply_as_json_with_estimated_usage(connect: Connect) -> None:
    with Script([LINE]) as script:
        async with ModelServer(script) as server:
            completion = await ask(connect(server), DOCUMENT)
    assert json.loads(content(completion)) == LINE
    assert completion.choices[0].finish_reason == "stop"
    assert completion.system_fingerprint == "usage-is-an-estimate"
    usage = completion.usage
    assert usage is not None
    assert usage.total_tokens == usage.prompt_tokens + usage.completion_tokens > 100
    assert script.documents == [DOCUMENT]


async def test_a_streamed_answer_arrives_in_order_and_ends_with_its_usage(connect: Connect) -> None:
    with Script([LINE]) as script:
        async with ModelServer(script) as server:
            chunks = [chunk async for chunk in await stream(connect(server), DOCUMENT)]
    assert chunks[0].choices[0].delta.role == "assistant"
    said = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
    assert json.loads("".join(said)) == LINE
    assert all(24 <= len(piece) <= 48 for piece in said[1:-2])
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None


async def test_a_client_that_hangs_up_is_noticed(connect: Connect) -> None:
    async with ModelServer(Script([LINE]), pace=3600) as server:
        chunks = await stream(connect(server), DOCUMENT)
        async for _ in pieces(chunks):
            break
        await chunks.close()
        await server.wait_for_disconnects()
        assert server.disconnects == 1


async def test_the_end_of_the_server_is_no_disconnect(connect: Connect) -> None:
    async with ModelServer(Script([LINE])) as server:
        await ask(connect(server), DOCUMENT)
    assert server.disconnects == 0


async def test_models_are_listed(connect: Connect) -> None:
    async with ModelServer(Script([])) as server:
        models = await connect(server).models.list()
        assert [model.id for model in models.data] == ["rule-check-offline"]
        assert (await connect(server).models.retrieve("x")).id == "x"


async def test_a_key_is_asked_for_only_if_one_is_set() -> None:
    async with ModelServer(Script([LINE]), api_key="right") as server:
        async with AsyncOpenAI(base_url=server.base_url, api_key="wrong") as client:
            with pytest.raises(openai.AuthenticationError, match="Incorrect API key"):
                await ask(client, DOCUMENT)
        async with AsyncOpenAI(base_url=server.base_url, api_key="right") as client:
            assert json.loads(content(await ask(client, DOCUMENT))) == LINE


@pytest.mark.parametrize(
    ("extra", "complaint"),
    [
        ({"temprature": 1}, "Unrecognized request argument supplied: temprature"),
        ({"messages": []}, "messages"),
        ({"messages": [{"role": "user", "content": "Hello!"}]}, "not the JSON document"),
        ({"messages": [{"role": "cat", "content": "{}"}]}, "role"),
        ({"stream_options": {"include_usage": True}}, "only allowed when 'stream'"),
        ({"max_tokens": 0}, "integer above 0"),
        ({"max_tokens": 5, "max_completion_tokens": 5}, "at once"),
        ({"response_format": {"type": "yaml"}}, "yaml"),
        ({"model": ""}, "model"),
    ],
)
async def test_a_wrong_request_is_refused_in_openais_shape(
    extra: dict[str, object], complaint: str
) -> None:
    body = {"model": MODEL, "messages": messages(DOCUMENT), **extra}
    async with (
        ModelServer(Script([])) as server,
        aiohttp.ClientSession() as session,
        session.post(f"{server.base_url}/chat/completions", json=body) as response,
    ):
        assert response.status == 400
        error = (await response.json())["error"]
    assert complaint in error["message"]
    assert error["type"] == "invalid_request_error"
    assert set(error) == {"message", "type", "param", "code"}


async def test_an_unknown_address_is_refused_in_openais_shape() -> None:
    async with (
        ModelServer(Script([])) as server,
        aiohttp.ClientSession() as session,
        session.post(f"{server.base_url}/responses", json={}) as response,
    ):
        assert response.status == 404
        assert "error" in await response.json()


def response_format(schema: dict[str, object]) -> ResponseFormatJSONSchema:
    return {
        "type": "json_schema",
        "json_schema": {"name": "reply", "strict": True, "schema": schema},
    }


WINNER: dict[str, object] = {
    "type": "object",
    "properties": {"winner": {"enum": ["A", "B", "tie"]}},
    "required": ["winner"],
    "additionalProperties": False,
}


async def test_a_reply_must_fit_the_schema_asked_for(connect: Connect) -> None:
    async with ModelServer(Script([{"winner": "A"}, {"winner": "C"}])) as server:
        create = connect(server).chat.completions.create
        strict = response_format(WINNER)
        good = await create(model=MODEL, messages=messages(DOCUMENT), response_format=strict)
        assert json.loads(content(good)) == {"winner": "A"}
        with pytest.raises(openai.InternalServerError, match="does not fit the schema"):
            await create(model=MODEL, messages=messages(DOCUMENT), response_format=strict)


@pytest.mark.parametrize(
    ("flaw", "complaint"),
    [
        ({"additionalProperties": True}, "additionalProperties"),
        ({"required": []}, "required"),
        ({"type": "array"}, "type"),
        ({"allOf": []}, "allOf"),
    ],
)
async def test_a_schema_that_strict_mode_forbids_is_refused(
    connect: Connect, flaw: dict[str, object], complaint: str
) -> None:
    async with ModelServer(Script([])) as server:
        with pytest.raises(openai.BadRequestError, match=complaint):
            await connect(server).chat.completions.create(
                model=MODEL,
                messages=messages(DOCUMENT),
                response_format=response_format({**WINNER, **flaw}),
            )


async def test_max_tokens_cuts_the_answer(connect: Connect) -> None:
    async with ModelServer(Script([LINE])) as server:
        cut = await connect(server).chat.completions.create(
            model=MODEL, messages=messages(DOCUMENT), max_completion_tokens=10
        )
    assert cut.choices[0].finish_reason == "length"
    assert len(content(cut)) == 40


@pytest.mark.skipif(not SPEC.exists(), reason="OpenAI's document is not at hand")
async def test_fields_and_answers_agree_with_openais_document(connect: Connect) -> None:
    spec = json.loads(SPEC.read_text(encoding="utf-8"))
    assert names(spec, "CreateChatCompletionRequest") == FIELDS
    async with ModelServer(Script([LINE, LINE])) as server:
        client = connect(server)
        whole = await client.chat.completions.with_raw_response.create(
            model=MODEL, messages=messages(DOCUMENT)
        )
        check(spec, "CreateChatCompletionResponse", json.loads(whole.text))
        async for chunk in await stream(client, DOCUMENT):
            check(spec, "CreateChatCompletionStreamResponse", chunk.to_dict())


def names(spec: dict[str, dict[str, dict[str, dict[str, object]]]], schema: str) -> set[str]:
    found = spec["components"]["schemas"][schema]
    properties, parts = found.get("properties", {}), found.get("allOf", [])
    assert isinstance(properties, dict)
    assert isinstance(parts, list)
    result = set(properties)
    for part in parts:
        reference = part.get("$ref")
        if reference:
            result |= names(spec, reference.rpartition("/")[2])
        else:
            result |= set(part.get("properties", {}))
    return result


def check(spec: dict[str, object], schema: str, value: object) -> None:
    components = with_nulls(spec["components"])
    reference = {"$ref": f"#/components/schemas/{schema}", "components": components}
    assert [e.message for e in Draft202012Validator(reference).iter_errors(value)] == []


def with_nulls(node: object) -> object:
    """OpenAI's document still uses OpenAPI 3.0's "nullable", which JSON Schema does not know."""
    if isinstance(node, list):
        return [with_nulls(each) for each in node]
    if not isinstance(node, dict):
        return node
    known = {key: with_nulls(value) for key, value in node.items()}
    return {"anyOf": [{"type": "null"}, known]} if node.get("nullable") is True else known
