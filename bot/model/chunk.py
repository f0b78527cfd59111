"""One event of a stream, as far as this room reads it, and the splitting of bytes into events."""

from __future__ import annotations

from pydantic import BaseModel, NonNegativeInt


class Said(BaseModel):
    """What the model says; hidden reasoning goes by two names."""

    content: str | None = None
    reasoning: str | None = None
    reasoning_content: str | None = None
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

    code: str | int | None = None
    type: str | None = None

    @property
    def status(self) -> int:
        """The HTTP status that it would have had."""
        return int(str(self.code)) if str(self.code) in _ERROR_STATUSES else 500


class Chunk(BaseModel):
    """An event of a stream, or all of an answer that does not stream."""

    choices: list[Choice] | None = None
    usage: Tokens | None = None
    error: Problem | str | None = None


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
