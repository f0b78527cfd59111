"""What the brief asks for is done, and what it does not ask for is kept out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.model.scripted import Script
from sandbox.model.wire import Document, Reply
from tests.e2e.answers import reply
from tests.e2e.stage import Stage, stage

TEXT = "Come to the reading on March 3 at 14:30 in “Hall North”. Questions: call 555-0142."


def turning_into(draft: str, *lost: str, cause: str = "brief") -> Callable[[Document], Reply]:
    """A model that writes one draft, prefers it, and names the cause of what it lost."""

    def answer(document: Document) -> Reply:
        label = next((k for k, text in document["texts"].items() if text == draft), None)
        losses = [{"text": label, "fact": fact, "cause": cause} for fact in lost if label]
        return reply(
            document,
            grade=lambda text: 4.0 if text == draft else 3.0,
            draft=lambda _: None if draft in document["texts"].values() else draft,
            lost=losses,
        )

    return answer


async def best_of(on: Stage, brief: str) -> str:
    await on.ada.slash("refine", on.discord.writing, text=TEXT, brief=brief, rounds=1)
    await on.over()
    session = await on.session()
    best = session.draft(session.best)
    assert best is not None
    return best.text


@pytest.mark.parametrize(
    ("brief", "draft", "lost"),
    [
        pytest.param(
            "Shorten it to one sentence, keep only the date and place.",
            "Reading: March 3, Hall North.",
            ["14:30", "555-0142"],
            id="shorten",
        ),
        pytest.param(
            "Translate it into German.",
            "Kommt zur Lesung am 3. März um 14:30 Uhr in „Hall North“. Fragen: 555-0142.",
            [],
            id="translate",
        ),
        pytest.param(
            "Leave out the phone number.",
            "Come to the reading on March 3 at 2:30 pm in “Hall North”.",
            ["the phone number 555-0142"],
            id="drop the number",
        ),
    ],
)
async def test_the_brief_is_obeyed(tmp_path: Path, brief: str, draft: str, lost: list[str]) -> None:
    async with stage(tmp_path, Script(turning_into(draft, *lost))) as on:
        assert await best_of(on, brief) == draft
        card = next(c for c in on.cards() if c.startswith("### Draft 1 ·"))
    assert "✅ kept" in card
    for fact in lost:
        assert f"{fact} (the brief asks for it)" in card


async def test_a_loss_that_nobody_asked_for_is_kept_out_and_said(tmp_path: Path) -> None:
    draft = "Come to the reading on March 3 at 14:30 in “Hall North”."
    async with stage(tmp_path, Script(turning_into(draft, "555-0142", cause="none"))) as on:
        assert await best_of(on, "Make it friendlier.") == TEXT
        card = next(c for c in on.cards() if c.startswith("### Draft 1 ·"))
    assert "kept out: dropped “555-0142”" in card


async def test_a_separate_reviewer_judges_and_the_writer_writes(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(review_model="the-judge")
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=2)
        await on.over()
        calls = [
            (body["model"], doc["do"])
            for body, doc in zip(on.model.requests, on.gate.documents, strict=True)
        ]
        session = await on.session()
    assert calls == [
        ("the-judge", "judge"),
        ("scripted", "write"),
        ("the-judge", "judge"),
        ("scripted", "write"),
        ("the-judge", "judge"),
    ]
    assert session.best == 2
