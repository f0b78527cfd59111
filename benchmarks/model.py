"""The scripted model, as a process of its own: answers of 300 tokens at a fixed pace.

It holds its answers back until they are let out, and remembers when the parts of each went out, by
the machine's monotonic clock.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import deque
from dataclasses import asdict, dataclass, field
from typing import Any

from aiohttp import web

from benchmarks.text import CASE

TOKENS = 300
"""Of an answer; each goes out as an event of its own."""
_CRITERIA = ("fit", "clarity", "concision", "correctness", "voice")
_ISSUES = (
    ("clarity", "Two things in one breath: who comes, and what they bring. The reader loses one."),
    ("concision", "This says what the sentence before it has said already, in more words."),
    ("voice", "A phrase from a brochure; nobody in the group would say it at the table."),
)
_WINNER = re.compile(r'"winner": "\w+"')


@dataclass(slots=True)
class Told:
    """One call, as the model saw it: when it came, and when which part of its answer went out."""

    case: int
    asked: float
    prompt: int  # in tokens of four bytes
    winner: float = 0.0
    last: float = 0.0


@dataclass(slots=True)
class Pace:
    """How answers go out: `rate` in tokens a second, each begun `apart` seconds after another."""

    rate: float = 500.0
    held: bool = True
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)


class ScriptedModel:
    """Likes each draft better than the one before, and changes its last word only."""

    def __init__(self) -> None:
        self.pace = Pace()
        self.told: list[Told] = []
        self._news = asyncio.Condition()

    def application(self) -> web.Application:
        """What the bot asks, and what the rig orders."""
        application = web.Application(client_max_size=4 * 1024**2)
        routes = application.router
        routes.add_post("/v1/chat/completions", self._complete)
        routes.add_post("/control/pace", self._set_pace)
        routes.add_post("/control/let", self._let)
        routes.add_get("/control/waiting", self._wait)
        routes.add_get("/control/told", self._tell)
        return application

    async def _set_pace(self, request: web.Request) -> web.Response:
        order = await request.json()
        self.pace.rate, self.pace.held = order["rate"], order["held"]
        return web.Response()

    async def _let(self, request: web.Request) -> web.Response:
        """Let so many go, the oldest first, so many seconds apart, as soon as there are any."""
        order = await request.json()
        begun = time.monotonic()
        for number in range(order["count"]):
            await asyncio.sleep(max(0.0, begun + number * order["apart"] - time.monotonic()))
            await self._until_waiting(1)
            self.pace.waiting.popleft().set_result(None)
        return web.Response()

    async def _wait(self, request: web.Request) -> web.Response:
        await self._until_waiting(int(request.query["count"]))
        return web.Response()

    async def _until_waiting(self, count: int) -> None:
        async with self._news:
            await self._news.wait_for(lambda: len(self.pace.waiting) >= count)

    async def _tell(self, _: web.Request) -> web.Response:
        return web.json_response([asdict(told) for told in self.told])

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        document = json.loads(asked["messages"][-1]["content"])
        prompt = sum(len(message["content"].encode()) for message in asked["messages"]) // 4
        answer = json.dumps(_answer(document), ensure_ascii=False)
        told = Told(_case(document["original"]), time.monotonic(), prompt)
        self.told.append(told)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        if self.pace.held:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.pace.waiting.append(turn)
            async with self._news:
                self._news.notify_all()
            await turn
        await self._stream(response, answer, told)
        usage = {"prompt_tokens": prompt, "completion_tokens": TOKENS}
        await response.write(_event({"choices": [_choice({}, "stop")]}))
        await response.write(_event({"choices": [], "usage": usage}) + b"data: [DONE]\n\n")
        await response.write_eof()
        return response

    async def _stream(self, response: web.StreamResponse, answer: str, told: Told) -> None:
        found = _WINNER.search(answer)
        judged = found.end() if found else 0
        begun = time.monotonic()
        for number in range(TOKENS):
            await asyncio.sleep(begun + number / self.pace.rate - time.monotonic())
            start, end = (len(answer) * n // TOKENS for n in (number, number + 1))
            if start < judged <= end:
                told.winner = time.monotonic()
            if end == len(answer):
                told.last = time.monotonic()
            await response.write(_event({"choices": [_choice({"content": answer[start:end]})]}))


def _case(text: str | None) -> int:
    found = CASE.search(text or "")
    return int(found[1]) if found else -1


def _answer(document: dict[str, Any]) -> dict[str, object]:
    texts = document["texts"]
    versions = {label: _version(text) for label, text in texts.items()}
    newest = max(versions, key=lambda label: versions[label])
    answer: dict[str, object] = {
        "requests": [],
        "issues": [
            {"text": newest, "quote": "", "criterion": criterion, "problem": problem}
            for criterion, problem in _ISSUES
        ],
        "lost": [],
        "added": [],
        "scores": {
            label: dict.fromkeys(_CRITERIA, min(5.0, 2.0 + 0.1 * version))
            for label, version in versions.items()
        },
        "winner": newest,
    }
    if "write" in str(document["do"]):
        base = re.sub(r" v\d+$", "", str(document["original"]))
        answer |= {"changes": "Made it better.", "draft": f"{base} v{versions[newest] + 1}"}
    return answer


def _version(text: str) -> int:
    found = re.search(r" v(\d+)$", text)
    return int(found[1]) if found else 0


def _choice(delta: dict[str, str], finish: str | None = None) -> dict[str, object]:
    return {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}


def _event(body: dict[str, object]) -> bytes:
    envelope = {
        "id": "chatcmpl-0123456789abcdef0123456789abcdef",
        "object": "chat.completion.chunk",
        "created": 1_800_000_000,
        "model": "scripted",
    }
    return f"data: {json.dumps(envelope | body)}\n\n".encode()


async def main() -> None:
    """Serve until killed; the first line of the output is the address."""
    runner = web.AppRunner(ScriptedModel().application(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=4096).start()
    host, port = runner.addresses[0][:2]
    print(f"http://{host}:{port}", flush=True)  # noqa: T201 - the rig reads it
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
