"""Reactions of an absence under cards that speak of all drafts, or are about none."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.refine.limits import Stop
from cogs.thread import card, growth
from sandbox.model.faults import Stalled
from sandbox.model.scripted import Script
from tests.e2e.absences import TESTED, away, begun_both, events
from tests.e2e.people import begun
from tests.e2e.stage import Stage, stage
from tests.e2e.threads import appears, begin, essay


async def best_is(on: Stage, name: str) -> None:
    await on.until_last(f"{name} is the best so far")


async def test_a_vote_under_the_endings_card_is_one_for_the_best(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        await on.stop()
        on.ben.react(on.message("### Draft 2 is the best"), "👍🏽")
        await on.start()
        await on.until(lambda session: session.votes == {(on.ben.id, 2, 1)})


async def test_votes_and_picks_under_a_status_card_are_for_the_best(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        monkeypatch.setattr(card, "SEALED_AFTER", -1.0)
        on.ben.react(on.message("### Draft 1 ·"), "👍")
        told = await appears(on, "### Draft 1 is the best so far")
        await on.stop()
        on.ada.react(told, "📌")
        on.ada.react(on.message("### Draft 2 is the best"), "👍")  # of some time ago
        on.discord.member("chloe").react(told, "👍")
        await on.start()
        await on.until(lambda session: session.pick == 1)
        session = await on.session()
    assert session.votes == {(on.ben.id, 1, 1), (on.discord.member("chloe").id, 1, 1)}


async def test_the_author_accepts_and_asks_for_another_round_under_those_cards(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        await on.stop()
        on.ada.react(on.message("### Draft 2 is the best"), "✅")
        on.ben.react(on.message("### Draft 2 is the best"), "✅")
        await on.start()
        final = await appears(on, "### ✅ Accepted: draft 2")
        await on.stop()
        on.ben.react(final, "🔁")
        await on.start()
        await on.over(2)
        await on.restart()
        on.ben.react(on.message("### Draft 1 ·"), "👍")
        await best_is(on, "Draft 1")
        session = await on.session()
    assert (session.bursts, session.rounds_written, session.final) == (2, 3, None)


async def test_what_was_set_for_the_best_of_its_time_is_not_set_for_the_best_of_now(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        end = on.message("### Draft 1 is the best")
        on.ben.react(end, "👍")
        await on.until(lambda session: session.votes, TESTED)
        on.ada.react(on.message("### Original"), "📌")
        await best_is(on, "The original")
        async with away(on):
            before = events(on)
        session = await on.session(TESTED)
        after = events(on)
    assert session.votes == {(on.ben.id, 1, 1)}
    assert after == before


async def test_a_vote_for_the_best_counts_beside_one_for_another_draft(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        on.ben.react(on.message("### Original"), "👍")
        await best_is(on, "The original")
        on.ada.react(on.message("### Draft 1 ·"), "📌")
        await best_is(on, "Draft 1")
        async with away(on):
            on.ben.react(on.message("### Draft 1 is the best"), "👍")
        session = await on.session(TESTED)
    assert session.votes == {(on.ben.id, 0, 1), (on.ben.id, 1, 1)}


@pytest.mark.parametrize("is_at_the_head", [True, False], ids=["the head", "a card that grows"])
async def test_a_stop_sign_of_an_absence_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_at_the_head: bool
) -> None:
    monkeypatch.setattr(growth, "FIRST_LOOK", 0.02)
    async with stage(tmp_path, Script(essay)) as on:
        # Before the absence and after it.
        on.model.faults.order(Stalled(after=1_500), times=2)
        hold = on.gate.hold(1)
        await begin(on, rounds=2)
        await appears(on, "### Original")  # before that nothing is seen growing, nor after a stall
        hold.set()
        growing = await appears(on, "### Draft 1\n-# writing…")
        await on.stop()
        (head,) = on.discord.messages(on.discord.writing)
        on.ben.react(head if is_at_the_head else growing, "🛑")
        await on.start()
        await on.over()
        session = await on.session()
    assert [ending.stop for ending in session.endings] == [Stop.STOPPED]


async def test_a_stop_sign_from_before_a_round_does_not_stop_it_after_an_absence(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        end = on.message("### Draft 1 is the best")
        on.ben.react(end, "🛑")
        await on.until(lambda session: session.flips, TESTED)
        on.ada.react(on.message("### Original"), "📌")
        await best_is(on, "The original")
        nth = len(on.gate.documents) + 1
        holds = [on.gate.hold(nth), on.gate.hold(nth + 1)]
        on.ada.react(on.message("### Draft 1 ·"), "🔁")
        await on.gate.asked(nth)
        async with away(on):
            pass
        for hold in holds:
            hold.set()
        await on.over(3)
        session = await on.session(TESTED)
    assert [ending.stop for ending in session.endings] == [Stop.ROUNDS, Stop.ROUNDS]
