"""The objects of the chat completion protocol, built from a finished answer."""

import itertools
import math
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, Self, TypeAlias

FinishReason = Literal["stop", "length"]
JsonObject: TypeAlias = dict[str, object]

ESTIMATED = "usage-is-an-estimate"
"""The `system_fingerprint`: says of the token counts that no tokenizer made them."""

_CHUNK_SIZES = (32, 24, 48, 40, 28, 44, 36)


def estimate_tokens(text: str) -> int:
    """Roughly how many tokens `text` has: four bytes of UTF-8 each."""
    return math.ceil(len(text.encode()) / 4)


def pieces(content: str) -> Iterator[str]:
    """Cut `content` into the 24 to 48 characters of each chunk."""
    position = 0
    for size in itertools.cycle(_CHUNK_SIZES):
        if position >= len(content):
            return
        yield content[position : position + size]
        position += size


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer and its envelope."""

    model: str
    content: str
    prompt: str
    finish_reason: FinishReason = "stop"
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid.uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    def cut(self, after: int) -> Self:
        """The same, ended by its length if it has more than `after` characters."""
        if len(self.content) <= after:
            return self
        return replace(self, content=self.content[:after], finish_reason="length")

    def whole(self) -> JsonObject:
        """The answer to a request that does not stream."""
        message = {"role": "assistant", "content": self.content, "refusal": None}
        choice = {
            "index": 0,
            "message": message,
            "logprobs": None,
            "finish_reason": self.finish_reason,
        }
        return self._envelope("chat.completion", [choice]) | {"usage": self._usage()}

    def opening(self) -> JsonObject:
        """The first chunk of a stream: the role."""
        return self._chunk({"role": "assistant", "content": "", "refusal": None}, None)

    def delta(self, piece: str) -> JsonObject:
        """The chunk that carries a piece of the content."""
        return self._chunk({"content": piece}, None)

    def closing(self, *, include_usage: bool) -> Iterator[JsonObject]:
        """The last chunks: why it ended and, if wanted, the usage."""
        yield self._chunk({}, self.finish_reason)
        if include_usage:
            yield self._envelope("chat.completion.chunk", []) | {"usage": self._usage()}

    def _chunk(self, delta: JsonObject, finish_reason: FinishReason | None) -> JsonObject:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return self._envelope("chat.completion.chunk", [choice])

    def _envelope(self, kind: str, choices: list[JsonObject]) -> JsonObject:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": ESTIMATED,
            "choices": choices,
        }

    def _usage(self) -> JsonObject:
        prompt, completion = estimate_tokens(self.prompt), estimate_tokens(self.content)
        return {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
        }
