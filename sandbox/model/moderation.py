"""`/v1/moderations`: requests, read as strictly as OpenAI does, and rulings by rule.

A text is flagged for what it marks itself (`flag:violence`) or for one of a few harmless words, so
that anybody can see what happens then.
"""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable, Iterable

from aiohttp import web

from sandbox.model.faults import (
    Dropped,
    Fault,
    Faults,
    HiddenError,
    Page,
    Refused,
    SlowStart,
    Stalled,
    Truncated,
    Wrapped,
)
from sandbox.model.request import Body, Rejected, read_json

MODEL = "omni-moderation-latest"
CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/intent",
    "self-harm/instructions",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)
WORDS = {"nincompoop": "harassment", "blunderbuss": "violence", "moonshine": "illicit"}
"""Words that are flagged, each with its category."""
_MARK = re.compile(r"flag:(" + "|".join(sorted(map(re.escape, CATEGORIES), reverse=True)) + r")\b")
_WORD = re.compile(rf"\b({'|'.join(WORDS)})s?\b", re.IGNORECASE)


def flagged(text: str) -> set[str]:
    """The categories that a text is flagged for."""
    marks = {match[1] for match in _MARK.finditer(text)}
    return marks | {WORDS[match[1].lower()] for match in _WORD.finditer(text)}


class Moderation:
    """The endpoint. `faults` takes orders of its own, of the kinds that an answer in one piece can
    have; `requests` holds the bodies of the last hundred requests."""

    def __init__(
        self,
        closing: asyncio.Event,
        instead: Callable[[Refused | Page | HiddenError], web.Response],
    ) -> None:
        self.faults = Faults()
        self.requests: deque[Body] = deque(maxlen=100)
        self._closing = closing
        self._instead = instead

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """Answer one request, or do what was ordered instead."""
        fault = self.faults.take()
        body, texts = read_moderation(await request.read())
        self.requests.append(body)
        answer = json.dumps(moderation(texts))
        match fault:
            case None:
                pass
            case Refused() | Page() | HiddenError():
                return self._instead(fault)
            case SlowStart():
                await fault.wait()
            case Wrapped(before, after):
                answer = before + answer + after
            case Truncated(after):
                answer = answer[:after]
            case _:
                return await self._drop(request, fault)
        return web.Response(text=answer, content_type="application/json")

    async def _drop(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if isinstance(fault, Stalled):
            await self._closing.wait()
        elif not isinstance(fault, Dropped):
            raise ValueError(f"a moderation cannot meet {fault}")
        if request.transport is not None:
            request.transport.abort()
        return web.StreamResponse()


def read_moderation(raw: bytes) -> tuple[Body, list[str]]:
    """Parse and check a request; its body and the texts in it. Raises `Rejected`."""
    body = read_json(raw)
    for name in body:
        if name not in ("input", "model"):
            raise _invalid(f"Unrecognized request argument supplied: {name}")
    if not isinstance(body.get("model", MODEL), str):
        raise _invalid("'model' must be a string")
    given = body.get("input")
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not texts:
        raise _invalid("'input' must be a string or a list of strings that is not empty")
    if not all(isinstance(text, str) for text in texts):
        raise _invalid("'input': this endpoint reads texts alone")
    return body, [str(text) for text in texts]


def moderation(texts: Iterable[str]) -> Body:
    """The answer: a result for each text."""
    return {"id": "modr-sandbox", "model": MODEL, "results": [_result(text) for text in texts]}


def _result(text: str) -> Body:
    found = flagged(text)
    return {
        "flagged": bool(found),
        "categories": {name: name in found for name in CATEGORIES},
        "category_scores": {name: 0.99 if name in found else 0.0 for name in CATEGORIES},
        "category_applied_input_types": {name: ["text"] for name in CATEGORIES},
    }


def _invalid(message: str) -> Rejected:
    return Rejected(Refused(400, message))
