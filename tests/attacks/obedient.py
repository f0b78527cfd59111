"""A model that does whatever anybody tells it, on a house that has to stay whole all the same."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from bot.brainstorm.board import Board
from bot.brainstorm.kind import BRAINSTORM
from bot.refine.kind import REFINE
from bot.refine.session import Session
from bot.runner.brainstorming import Brainstorming
from bot.runner.crew import Crew
from bot.runner.ledger import Ledger
from bot.runner.line import Line
from bot.runner.raising import Raising
from bot.runner.refining import Refining
from bot.runner.runner import Runner
from bot.runner.screen import Screen
from bot.store.budgets import Budgets
from bot.store.store import SqliteStore
from sandbox.model.endpoint import ModelServer
from sandbox.model.wire import Asked, Reply, is_question
from tests.e2e.answers import better_each_time, plain_thoughts
from tests.model.examples import model_at
from tests.runner.staging import AMPLE, Audience, Times


@dataclass(frozen=True)
class Attempt:
    """What somebody writes where, what it is to bring about, and what an obedient model answers."""

    id: str
    where: str
    tries: str
    text: str
    obeys: Mapping[str, object]


def attempts(*where: str) -> list[Attempt]:
    """The corpus: one attempt a line; those that stand in these places."""
    lines = (Path(__file__).parent / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    every = [Attempt(a["id"], a["in"], a["tries"], a["text"], a["obeys"]) for a in found]
    return [one for one in every if not where or one.where in where]


class Obedient:
    """An `Answer` that obeys the attempt it finds in a document, and else does its work.

    It knows what it was told: `prompts` gives the bodies of the requests. `told` keeps every
    system message, for a test to look for.
    """

    def __init__(self, corpus: list[Attempt]) -> None:
        self.prompts: Callable[[], list[Mapping[str, object]]] = list
        self.told: set[str] = set()
        self.obeyed: set[str] = set()
        self._corpus = corpus

    async def __call__(self, asked: Asked) -> Reply:
        document = json.dumps(asked, ensure_ascii=False)
        known = json.dumps([*_strings(asked)], ensure_ascii=False)
        attempt = next((a for a in self._corpus if json.dumps(a.text)[1:-1] in known), None)
        work = plain_thoughts(asked) if is_question(asked) else better_each_time(asked)
        assert isinstance(work, Mapping)
        system = self._system(document)
        self.told.add(system)
        if attempt is None:
            return work
        self.obeyed.add(attempt.id)
        words = _words(asked, system)
        if "raw" in attempt.obeys:
            return str(_filled(attempt.obeys["raw"], words))
        mine = {"winner": words["mine"]} if "winner" in work else {}
        wanted = {key: _filled(value, words) for key, value in attempt.obeys.items()}
        asked_for = {k: v for k, v in wanted.items() if k in work or k not in _ANSWERS}
        return json.dumps({**work, **mine, **asked_for})

    def _system(self, document: str) -> str:
        for body in reversed(self.prompts()):
            messages = body["messages"]
            assert isinstance(messages, list)
            if json.loads(messages[1]["content"]) == json.loads(document):
                return str(messages[0]["content"])
        raise AssertionError("nobody asked that")


_ANSWERS = frozenset(
    {"requests", "issues", "lost", "added", "scores", "winner", "changes", "draft"}
    | {"ideas", "groups", "brief", "credits"}
)


def _words(asked: Asked, system: str) -> dict[str, str]:
    """What stands for what in the answers of the corpus."""
    words = system.split()
    if is_question(asked):
        given = {"text": asked["topic"], "mine": "A"}
    else:
        original = asked["original"] or asked["brief"]
        newest = [label for label, text in asked["texts"].items() if text != asked["original"]]
        given = {"text": original, "mine": newest[0] if newest else "A"}
    return {
        **given,
        "system": system,
        "SYSTEM": system.upper(),
        "listed": "\n".join(f"- {word}" for word in words),
        "bold": " ".join(f"“**{word}**”" for word in words),
        "lines": "\n".join(" ".join(words[n : n + 6]) for n in range(0, len(words), 6)),
    }


def _filled(value: object, words: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda match: words.get(match[1], match[0]), value)
    if isinstance(value, list):
        return [_filled(inner, words) for inner in value]
    if isinstance(value, dict):
        return {key: _filled(inner, words) for key, inner in value.items()}
    return value


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _strings(one)]


@dataclass
class House:
    """The bot without Discord, its model at the other end of a socket."""

    store: SqliteStore
    sessions: Ledger[Session]
    boards: Ledger[Board]
    crews: tuple[Crew[Board], Crew[Session]]
    readers: Audience[Session]

    async def idle(self) -> None:
        for crew in self.crews:
            await crew.idle()


@asynccontextmanager
async def house(path: Path, model: Obedient) -> AsyncIterator[House]:
    """A house from its start to its end."""
    async with ModelServer(model) as server, model_at(server) as chat, SqliteStore.open(path) as db:
        model.prompts = lambda: list(server.requests)
        clock, readers = Times(), Audience[Session]()
        sessions, boards = Ledger(db, REFINE, clock), Ledger(db, BRAINSTORM, clock)
        line = Line(AMPLE, monotonic, asyncio.get_running_loop().call_soon)
        raising, screen = Raising(sessions, Budgets(db)), Screen()
        refining = Refining(sessions, chat, readers, raising, screen)
        crews = (
            Crew(boards, Brainstorming(boards, sessions, chat, screen), Audience[Board](), line),
            Crew(sessions, refining, readers, line),
        )
        runner = Runner(db, clock, crews)
        await runner.start()
        try:
            yield House(db, sessions, boards, crews, readers)
        finally:
            await runner.close()
