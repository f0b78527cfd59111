"""A draft that is being written, before everybody's eyes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cogs.thread import card, growth
from sandbox.model.faults import Stalled
from sandbox.model.scripted import Script
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import stage
from tests.e2e.threads import (
    TEXT,
    appears,
    assert_each_edit_changed_something,
    begin,
    essay,
    states,
    titles,
)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A growing card is edited often enough to be seen growing in a test."""
    monkeypatch.setattr(growth, "FIRST_LOOK", 0.02)
    monkeypatch.setattr(growth, "STREAM_INTERVAL", 0.1)


async def test_a_growing_draft_is_posted_once_and_ends_whole(tmp_path: Path, quick: None) -> None:
    async with stage(tmp_path, Script(essay)) as on:
        on.model._pace = 0.005
        await begin(on, rounds=2)
        await on.over()
        await on.answered()
        posts = on.sent("POST", r".*/messages")
        first = on.message("### Draft 1 ·")
        grown = states(on, first)
        assert_each_edit_changed_something(on)
        assert titles(on) == [
            "### Original",
            "### Draft 1",
            "### Draft 2",
            "### Draft 2 is the best so far",
        ]
    assert posts == 2 + 2
    assert len(grown) > 4
    assert "writing…" in grown[0]
    assert "writing…" not in grown[-1]
    assert f"{TEXT} word0 " in shown(first)
    assert "word399 v1" in shown(first)


async def test_drafts_in_one_place_are_posted_whole_for_their_limit_is_one(
    tmp_path: Path, quick: None
) -> None:
    async with stage(tmp_path, Script(essay)) as on:
        on.model._pace = 0.005
        held = [on.gate.hold(nth) for nth in (1, 2, 3, 4)]  # nobody begins or ends alone
        thread = on.ada.open_thread(on.discord.writing, "Texts")
        for person in (on.ada, on.ben):
            await person.slash("refine", thread, text=TEXT, rounds=1)
        await on.discord.wait_until(lambda: str(on.cards(thread)).count("### Original") == 2)
        for calls in (2, 4):
            await on.gate.asked(calls)
            for answer in held[calls - 2 : calls]:
                answer.set()
        await on.over(2)
        seen = [state for m in on.discord.messages(thread) for state in states(on, m)]
    assert sum("word399 v1" in state for state in seen) >= 2
    assert not any("writing…" in state for state in seen)


async def test_a_draft_that_was_stopped_while_it_grew_says_so_and_is_filled_later(
    tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, Script(essay)) as on:
        on.model.faults.order(Stalled(after=1_500))
        hold = on.gate.hold(1)
        await begin(on, rounds=1)
        await appears(on, "### Original")  # before that nothing is seen growing, nor after a stall
        hold.set()
        growing = await appears(on, "### Draft 1\n-# writing…")
        await on.ben.press(growing, custom_id(growing, "stop"))
        await on.over()
        assert shown(growing) == "### Draft 1\n-# This draft was not finished."
        # However old it is: a draft must not be lost because its card began to grow long ago.
        monkeypatch.setattr(card, "SEALED_AFTER", -1.0)
        on.ben.react(on.message("### Original"), "🔁")
        await on.over(2)
        assert "word399 v1" in shown(growing)
