"""What goes wrong in a call, told by what it means: repeat, ask for less, repair, or give up."""

from __future__ import annotations

from collections.abc import Mapping

import httpx2
import openai
from pydantic import ValidationError

from bot.errors import (
    ModelBusy,
    ModelDeclined,
    ModelError,
    ModelMisaddressed,
    ModelNonsense,
    ModelQuota,
    ModelRefused,
    ModelTimeout,
    ModelTooLong,
    ModelUnknown,
    ModelUnreachable,
)
from bot.model.ceiling import CONTEXT
from bot.model.dialect import Dialect
from bot.model.patience import retry_after


class Failure(Exception):
    """A call failed in a way that this room can still mend; never leaves it."""


class Passing(Failure):
    """Worth another try. `error` is raised when there are none left; `after` is in seconds."""

    def __init__(self, error: ModelError, after: float | None = None) -> None:
        super().__init__(error.code)
        self.error = error
        self.after = after


class Unsupported(Failure):
    """The server does not take a part of the request; `lesser` does without it, or with less."""

    def __init__(self, lesser: Dialect) -> None:
        super().__init__("unsupported")
        self.lesser = lesser


class CutShort(Failure):
    """The answer reached the limit of its length."""


class Unreadable(Failure):
    """The answer is not the JSON asked for; `problem` goes back to the model with it."""

    def __init__(self, answer: str, problem: str) -> None:
        super().__init__("unreadable")
        self.answer = answer
        self.problem = problem


class Echoed(Unreadable):
    """The answer has the form asked for, and repeats what the model was told in place of writing.

    The server is not to blame: some text told the model to.
    """

    def __init__(self, answer: str) -> None:
        super().__init__(answer, "it repeats these instructions instead of following them")


ERRORS = (openai.APIError, httpx2.HTTPError, TimeoutError, UnicodeEncodeError, ValidationError)
"""All that a request, and reading what comes of it, may raise; `of_error` says what each means."""

_BY_CODE: Mapping[str, type[ModelError]] = {
    "insufficient_quota": ModelQuota,
    "billing_hard_limit_reached": ModelQuota,
    "invalid_api_key": ModelRefused,
    "model_not_found": ModelUnknown,
    "context_length_exceeded": ModelTooLong,
    "exceed_context_size_error": ModelTooLong,  # llama.cpp
    "content_filter": ModelDeclined,  # Azure
    "content_policy_violation": ModelDeclined,
}
_BY_STATUS: Mapping[int, type[ModelError]] = {
    401: ModelRefused,
    402: ModelQuota,
    403: ModelRefused,
    404: ModelMisaddressed,
    405: ModelMisaddressed,
    413: ModelTooLong,
}
_COMPLAINING = frozenset({400, 416, 422, 500})  # Scaleway: 416 for a limit that is too high
_PASSING = frozenset({408, 409, 425, 429})


def of_response(
    error: openai.APIStatusError, model: str, dialect: Dialect, most_tokens: int
) -> Exception:
    """What a response with an error status means: a `Failure` or a `ModelError` to raise.

    The server's words are read here and stay here.
    """
    status = error.status_code
    known = of_code(model, status, error.code, error.type)
    if known is not None:
        return known
    words = error.message.lower()
    if status in _COMPLAINING:
        about = f"{error.param}: {words}"
        lesser = dialect.below(about, most_tokens) or dialect.without(words)
        if lesser is not None:
            return Unsupported(lesser)
    if status == 400 and any(context in words for context in CONTEXT):
        return ModelTooLong(model=model, status=status)  # vLLM gives no code
    if status == 404 and "model" in words:
        return ModelUnknown(model=model, status=status)  # neither do vLLM and Ollama here
    return of_status(model, status, retry_after(error.response.headers))


def of_error(error: Exception, model: str) -> Exception:
    """What one of `ERRORS` means that is no response with an error status."""
    match error:
        case TimeoutError():
            return Passing(ModelTimeout(model=model))
        case UnicodeEncodeError():  # the key does not fit into a header, and the error shows it
            return ModelRefused(model=model)
        case ValidationError():
            return Passing(ModelNonsense(model=model))
        case _:
            return Passing(ModelUnreachable(model=model))


def of_code(model: str, status: int, *codes: str | None) -> ModelError | None:
    """The error that one of these codes or types stands for."""
    known = (code for code in codes if isinstance(code, str) and code in _BY_CODE)
    kind = next((_BY_CODE[code] for code in known), None)
    return None if kind is None else kind(model=model, status=status)


def of_status(model: str, status: int, after: float | None = None) -> Exception:
    """What an HTTP status means by itself."""
    if status in _PASSING or status >= 500:
        return Passing(ModelBusy(model=model, status=status, after=after or 0.0), after)
    return _BY_STATUS.get(status, ModelError)(model=model, status=status)
