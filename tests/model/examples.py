"""Tasks, and the answers that a good model gives to them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing

from bot.model import ChatModel, Endpoint, Patience
from bot.refine.draft import Draft
from bot.refine.replies import Part, Review, Reviewed, Usage, Written
from bot.refine.rubric import RUBRICS, Style
from bot.refine.session import Request
from bot.refine.task import Do, Task, Text
from sandbox.model import ModelServer

MODEL = "test-model"
HASTY = Patience(tries=3, base_delay=0.001)

POINTS = {"fit": 4, "clarity": 3.5, "concision": 3, "correctness": 5, "voice": 4}
REVIEW: dict[str, object] = {
    "requests": [{"id": "r1", "met": "B", "why": "A does not name the day"}],
    "issues": [
        {"text": "A", "quote": "in order to", "criterion": "concision", "problem": "wordy"},
    ],
    "lost": [{"text": "B", "fact": "Room 4", "cause": "none"}],
    "added": [],
    "scores": {"A": POINTS, "B": POINTS | {"concision": 5}},
    "winner": "B",
}
DRAFT = 'We meet on Monday at 14:30 — bring "the plan" \\ and a 😀.\nEveryone is welcome.'
WRITING: dict[str, object] = {"changes": "shorter opening", "draft": DRAFT}
REPLY = REVIEW | WRITING


def task(do: Do = Do.JUDGE_AND_WRITE, texts: Sequence[str] | None = None, brief: str = "") -> Task:
    """A task about two texts, with one request; or about the given texts."""
    if texts is None:
        texts = ("In order to meet, come to Room 4.", "Let us meet on Monday at 14:30.")
    drafts = [Draft(n, text, n - 1 or None, 0.0) for n, text in enumerate(texts)]
    return Task(
        do=do,
        brief=brief or "Invite the team.",
        style=Style.FREE,
        rubric=RUBRICS[Style.FREE],
        original=texts[0] if texts else None,
        texts=tuple(Text(label, draft) for label, draft in zip("AB", drafts, strict=False)),
        requests=(Request("r1", 7, "name the day", None, 0.0),),
        base=0 if texts else None,
        candidate=1 if len(texts) > 1 else None,
    )


def model_at(server: ModelServer | str, patience: Patience = HASTY, **other: str) -> ChatModel:
    """A ChatModel whose writer is at a server; `reviewer` names a second model there."""
    url = server if isinstance(server, str) else server.base_url
    key = other.get("api_key", "test-key")
    reviewer = other.get("reviewer")
    return ChatModel(
        Endpoint(url, key, MODEL),
        None if reviewer is None else Endpoint(url, key, reviewer),
        patience,
    )


async def answers(model: ChatModel, asked: Task | None = None) -> list[Part]:
    """All parts of an answer; the model is closed after it."""
    async with model, aclosing(model.ask(asked or task())) as parts:
        return [part async for part in parts]


def reviews(parts: Sequence[Part]) -> list[Review]:
    return [part.review for part in parts if isinstance(part, Reviewed)]


def writings(parts: Sequence[Part]) -> list[Written]:
    return [part for part in parts if isinstance(part, Written)]


def usages(parts: Sequence[Part]) -> list[Usage]:
    return [part for part in parts if isinstance(part, Usage)]


async def first(parts: AsyncIterator[Part], kind: type[Part]) -> Part:
    """The first part of a kind."""
    async for part in parts:
        if isinstance(part, kind):
            return part
    raise AssertionError(f"no {kind.__name__} came")
