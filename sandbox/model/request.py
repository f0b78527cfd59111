"""Reads a chat completion request as strictly as OpenAI does, and finds the document in it."""

import json
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard

from pydantic import ValidationError

from sandbox.model.faults import Refused
from sandbox.model.schema import strict_problem
from sandbox.model.wire import ASKED, Asked

Body: TypeAlias = dict[str, object]

# The properties of CreateChatCompletionRequest in OpenAI's document 2.3.0.
FIELDS = frozenset(
    """
    audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens
    max_tokens messages metadata modalities model moderation n parallel_tool_calls prediction
    presence_penalty prompt_cache_key prompt_cache_options prompt_cache_retention reasoning_effort
    response_format safety_identifier seed service_tier stop store stream stream_options
    temperature tool_choice tools top_logprobs top_p user verbosity web_search_options
    """.split()
)
ROLES = ("developer", "system", "user", "assistant", "tool", "function")


class Rejected(Exception):
    """The request is refused; `refusal` is what the client gets."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A valid request. `schema` is set when the reply must fit one; `prompt` is all its text."""

    body: Body
    model: str
    document: Asked
    prompt: str
    stream: bool
    include_usage: bool
    max_tokens: int | None
    schema: Body | None


def read_request(raw: bytes) -> ChatRequest:
    """Parse and check a request body. Raises `Rejected`."""
    body = read_json(raw)
    for name in body:
        if name not in FIELDS:
            raise _invalid(f"Unrecognized request argument supplied: {name}")
    model = body.get("model")
    if not isinstance(model, str) or not model:
        raise _invalid("you must provide a model parameter", "model")
    contents = _contents(body.get("messages"))
    options = body.get("stream_options") or {}
    stream = _flag(body.get("stream"), "stream")
    if options and not stream:
        raise _invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.")
    if not isinstance(options, dict):
        raise _invalid("'stream_options' must be an object", "stream_options")
    return ChatRequest(
        body=body,
        model=model,
        document=_document([text for role, text in contents if role == "user"]),
        prompt="\n".join(text for _, text in contents),
        stream=stream,
        include_usage=_flag(options.get("include_usage"), "stream_options.include_usage"),
        max_tokens=_most_tokens(body),
        schema=_schema(body.get("response_format")),
    )


def _invalid(message: str, param: str | None = None) -> Rejected:
    return Rejected(Refused(400, message, param=param))


def is_object(value: object) -> TypeGuard[Body]:
    """Whether `value`, decoded from JSON, is an object (JSON's keys are strings)."""
    return isinstance(value, dict)


def read_json(raw: bytes) -> Body:
    """A request's body. Raises `Rejected`."""
    try:
        body: object = json.loads(raw)
    except ValueError:
        raise _invalid("We could not parse the JSON body of your request.") from None
    if not is_object(body):
        raise _invalid("The request body must be a JSON object.")
    return body


def _contents(messages: object) -> list[tuple[str, str]]:
    if not isinstance(messages, list) or not messages:
        raise _invalid("'messages' must be a list with at least one message", "messages")
    contents: list[tuple[str, str]] = []
    for index, message in enumerate(messages):
        where = f"messages[{index}]"
        if not is_object(message) or message.get("role") not in ROLES:
            raise _invalid(f"Invalid value for '{where}.role': must be one of {ROLES}", where)
        contents.append((str(message["role"]), _text(message.get("content"), where)))
    return contents


def _text(content: object, where: str) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        parts = [part.get("text") for part in content if is_object(part)]
        if len(parts) == len(content) and all(isinstance(part, str) for part in parts):
            return "".join(str(part) for part in parts)
    raise _invalid(f"'{where}.content' must be a string or a list of text parts", where)


def _document(texts: list[str]) -> Asked:
    """The first user message: a repair call may have others after it."""
    if not texts:
        raise _invalid("The model needs a user message that is one JSON document.", "messages")
    try:
        return ASKED.validate_json(texts[0])
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "document"
        said = f"The user message is not the JSON document expected: {place}: {first['msg']}"
        raise _invalid(said, "messages") from None


def _flag(value: object, name: str) -> bool:
    if value is not None and not isinstance(value, bool):
        raise _invalid(f"Invalid type for '{name}': expected a boolean", name)
    return bool(value)


def _most_tokens(body: Body) -> int | None:
    names = ("max_tokens", "max_completion_tokens")
    given = [name for name in names if body.get(name) is not None]
    if len(given) > 1:
        raise _invalid("Setting 'max_tokens' and 'max_completion_tokens' at once is not allowed.")
    if not given:
        return None
    value = body[given[0]]
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _invalid(f"Invalid '{given[0]}': expected an integer above 0", given[0])
    return value


def _schema(response_format: object) -> Body | None:
    if response_format is None:
        return None
    if not is_object(response_format):
        raise _invalid("'response_format' must be an object", "response_format")
    kind = response_format.get("type")
    if kind in ("text", "json_object"):
        return None
    if kind != "json_schema":
        raise _invalid(f"Invalid value: {kind!r} for 'response_format.type'", "response_format")
    wanted = response_format.get("json_schema")
    if not is_object(wanted) or not isinstance(wanted.get("name"), str):
        raise _invalid("Missing required parameter: 'response_format.json_schema.name'.")
    schema = wanted.get("schema")
    if not is_object(schema):
        raise _invalid("Missing required parameter: 'response_format.json_schema.schema'.")
    problem = strict_problem(schema) if wanted.get("strict") else None
    if problem is not None:
        said = f"Invalid schema for response_format '{wanted['name']}': {problem}"
        raise _invalid(said, "response_format")
    return schema
