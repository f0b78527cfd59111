"""One event of a stream, as far as this room reads it, and the splitting of bytes into events."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    NonNegativeInt,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

T = TypeVar("T")


def _text_of(content: object) -> object:
    """Some providers send content in parts; those that are no text are hidden reasoning."""
    if not isinstance(content, list):
        return content
    parts = (part for part in content if isinstance(part, dict) and part.get("type") == "text")
    return "".join(str(part.get("text", "")) for part in parts)


def _if_readable(value: object, handler: ValidatorFunctionWrapHandler) -> object:
    """What is beside the answer is left out where it cannot be read, and the answer stays."""
    try:
        return handler(value)
    except ValidationError:
        return None


def _if_any(error: object) -> object:
    """Some send an empty error, or `false`, with every event."""
    return error or None


Beside = Annotated[T | None, WrapValidator(_if_readable)]


class Said(BaseModel):
    """What the model says; hidden reasoning goes by two names."""

    content: Annotated[str | None, BeforeValidator(_text_of)] = None
    reasoning: Beside[str] = None
    reasoning_content: Beside[str] = None
    refusal: str | None = None


class Choice(BaseModel):
    """One answer. A server that ignores `stream` sends a whole `message` in place of a `delta`."""

    delta: Said | None = None
    message: Said | None = None
    finish_reason: str | None = None

    @property
    def said(self) -> Said:
        """What this event adds."""
        return self.delta or self.message or Said()


class CachedTokens(BaseModel):
    """How much of the prompt the provider had read before."""

    cached_tokens: NonNegativeInt | None = None


class Tokens(BaseModel):
    """The server's count of tokens."""

    prompt_tokens: NonNegativeInt
    completion_tokens: NonNegativeInt
    prompt_tokens_details: CachedTokens | None = None

    @property
    def cached(self) -> int:
        """The part of the prompt that came from a cache."""
        details = self.prompt_tokens_details
        return (details.cached_tokens or 0) if details else 0


_ERROR_STATUSES = frozenset(map(str, range(400, 600)))


class Problem(BaseModel):
    """An error in place of an answer; OpenRouter's code is an HTTP status."""

    code: Beside[str | int] = None
    type: Beside[str] = None

    @property
    def status(self) -> int:
        """The HTTP status that it would have had."""
        return int(str(self.code)) if str(self.code) in _ERROR_STATUSES else 500


class Chunk(BaseModel):
    """An event of a stream, or all of an answer that does not stream."""

    choices: list[Choice] | None = None
    usage: Beside[Tokens] = None
    error: Annotated[Problem | str | None, BeforeValidator(_if_any)] = None


class EventLines:
    """Splits bytes as they arrive into the payloads of a stream's `data:` lines.

    Each payload is one line: no server breaks the JSON of an event over several.
    """

    def __init__(self) -> None:
        self._rest = b""

    @property
    def waiting(self) -> int:
        """The bytes of a line that has not ended yet."""
        return len(self._rest)

    def feed(self, data: bytes) -> list[bytes]:
        """The payloads that are complete with this data."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        payloads = (line[5:].strip() for line in lines if line.startswith(b"data:"))
        return [payload for payload in payloads if payload]
