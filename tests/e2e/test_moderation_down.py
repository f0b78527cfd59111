"""Moderation that is down: closed, nothing passes until it is back; open, all passes unchecked."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.refine.events import RequestMade
from bot.refine.limits import Stop
from sandbox.model.faults import Page, Refused
from tests.e2e.moderation import DOWN, TEXT, hasten, told, with_bad
from tests.e2e.reading import shown
from tests.e2e.stage import Stage, stage


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    hasten(monkeypatch)


def down(on: Stage, after: int = 0) -> None:
    """Moderation is down from its next request on, or after some more."""
    on.model.moderation.faults.order(DOWN, nth=1 + after, times=None)


async def test_closed_a_text_is_refused_while_moderation_is_down(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        down(on)
        said = await told(on, TEXT)
        assert on.gate.documents == []
        assert await on.events() == []
    assert said.startswith("I cannot check texts right now")
    assert "planted" not in said


async def test_closed_a_session_waits_for_moderation_and_goes_on_by_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        down(on, after=1)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        messages = on.discord.world.messages
        await on.discord.wait_until(
            lambda: any("Waiting for moderation" in shown(m) for m in messages.values()), within=20
        )
        asked = len(on.gate.documents)
        wish = on.ben.reply(on.message("### Original"), "Name the room.")
        await on.discord.wait_until(lambda: any("cannot check" in card for card in on.cards()))
        on.model.moderation.faults.clear()
        await on.over()
        session, cards, log = await on.session(), on.cards(), await on.events()
    assert wish.id
    assert asked == 1  # nothing more was spent on what nobody could check
    assert not any(isinstance(event, RequestMade) for event in log)
    assert session.endings[-1].stop is Stop.ROUNDS
    assert session.best == 1
    assert sum("Here I waited for moderation" in card for card in cards) == 1
    assert "planted" not in "".join(cards) + caplog.text
    assert caplog.text.count("nothing passes until it does") == 1


@pytest.mark.parametrize("fault", [DOWN, Page()], ids=["503", "a page"])
async def test_open_everything_goes_on_unchecked_and_whoever_runs_it_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: Refused | Page
) -> None:
    caplog.set_level(logging.INFO)
    async with stage(tmp_path, with_bad(1), moderation="open") as on:
        on.model.moderation.faults.order(fault, times=None)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=3)
        await on.over()
        session, cards = await on.session(), on.cards()
    assert session.rounds_written == 3
    assert caplog.text.count("texts pass unchecked until it does") == 1
    assert "planted" not in "".join(cards) + caplog.text
