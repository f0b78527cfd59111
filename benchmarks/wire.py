"""What came to Discord, and when: cards as they were posted and edited, and answers to commands."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from benchmarks.text import CASE
from sandbox.server.app import DiscordServer
from sandbox.server.happenings import Happening
from sandbox.server.jsons import JsonObject

_CARD = re.compile(r"### (?:Original|Draft (\d+))")
_SCORE = re.compile(r"\d/10")


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft's card after one request; draft 0 is the original."""

    at: float  # by the machine's monotonic clock
    case: int
    draft: int
    is_post: bool
    is_growing: bool
    has_score: bool


@dataclass(slots=True)
class Wire:
    """All that came since it was tapped."""

    shown: list[Shown] = field(default_factory=list)
    answered: dict[str, float] = field(default_factory=dict)  # by the interaction's id
    ready: float = 0.0  # when a gateway's connection was told READY last
    seeded: int = 0  # bursts that were shown to their end: 🔁 stands
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self, happening: Happening) -> None:
        """Note what it is."""
        payload = happening.payload
        if happening.kind in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            self._card(happening.at, payload, is_post=happening.kind == "MESSAGE_CREATE")
        elif happening.kind == "ANSWERED":
            self.answered[str(payload["interaction_id"])] = happening.at
        elif happening.kind == "READY" and "shard" in payload:
            self.ready = happening.at
        elif happening.kind == "MESSAGE_REACTION_ADD":
            self.seeded += 1
        self._news.set()

    async def until(self, condition: Callable[[], bool], within: float = 300.0) -> None:
        """Return once it holds; it is looked at after what has come."""
        async with asyncio.timeout(within):
            while not condition():
                self._news.clear()
                await self._news.wait()

    def finished(self) -> list[Shown]:
        """The first request for each draft that carried it whole."""
        first: dict[tuple[int, int], Shown] = {}
        for shown in self.shown:
            if not shown.is_growing and shown.draft:
                first.setdefault((shown.case, shown.draft), shown)
        return list(first.values())

    def scored(self) -> list[Shown]:
        """The first request for each draft that carried its score."""
        first: dict[tuple[int, int], Shown] = {}
        for shown in self.shown:
            if shown.has_score:
                first.setdefault((shown.case, shown.draft), shown)
        return list(first.values())

    def _card(self, at: float, payload: JsonObject, *, is_post: bool) -> None:
        text = json.dumps(payload.get("components"), ensure_ascii=False)
        head, case = _CARD.search(text), CASE.search(text)
        if head is None or case is None:
            return
        growing = "refine:stop" in text
        draft = int(head[1] or 0)
        has_score = _SCORE.search(text) is not None
        self.shown.append(Shown(at, int(case[1]), draft, is_post, growing, has_score))


@asynccontextmanager
async def tapped(discord: DiscordServer) -> AsyncIterator[Wire]:
    """The wire from now on."""
    wire = Wire()

    async def follow() -> None:
        async for happening in discord.happenings.follow(discord.happenings.count):
            wire.take(happening)

    task = asyncio.create_task(follow(), name="wire")
    try:
        yield wire
    finally:
        task.cancel()
        await asyncio.wait([task])
