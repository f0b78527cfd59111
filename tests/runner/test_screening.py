"""What may not be shown is kept out of the log, and nothing is spent on what nobody can check."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.refine.events import AnotherRound, Stopped
from bot.refine.limits import Limits, Stop
from bot.refine.replies import Written
from bot.refine.task import Task
from bot.runner.screen import Screen
from bot.story.rulings import Flagged, Passed, Ruling, Unavailable
from tests.refine.build import MEMBER, STEADY_TEXT, Steady, started
from tests.runner.staging import Model, process
from tests.runner.test_budgets import EACH, capped, paused
from tests.runner.travel import Travel

FIRST = started(STEADY_TEXT, limits=Limits(2))


class Moderator:
    """Rules as a test says, once it was asked whether it is up, and can be held while it does."""

    def __init__(self) -> None:
        self.ruling: Ruling = Passed()
        self._is_new = True
        self.held: asyncio.Event | None = None
        self.is_asked = asyncio.Event()
        self.texts: list[str] = []

    async def check(self, texts: Sequence[str]) -> Ruling:
        if self._is_new:
            self._is_new = False
            return Passed()
        self.texts += texts
        self.is_asked.set()
        if self.held is not None:
            await self.held.wait()
        return self.ruling


async def test_nothing_of_a_draft_is_shown_while_it_is_written(path: Path) -> None:
    async with process(path, screen=Screen(Moderator())) as on:
        session = await on.waiting(await on.ledger.start(FIRST))
        assert session.rounds_written == 2
        assert set(on.audience.grown) == {""}


async def test_a_flagged_draft_ends_in_nobodys_log(path: Path) -> None:
    moderator = Moderator()
    moderator.ruling = Flagged(("hate",))
    async with process(path, screen=Screen(moderator)) as on:
        log = await on.ledger.start(FIRST)
        session = await on.waiting(log)
        assert session.endings[-1].stop is Stop.REJECTS
        assert [w.categories for w in session.withheld] == [("hate",), ("hate",)]
        written = str(await on.store.load(log.key))
    flagged = [text for text in moderator.texts if text not in ("a change", STEADY_TEXT)]
    assert flagged
    assert not [text for text in flagged if "version" in text and text in written]


class Rude(Steady):
    """Leaves nothing to do, and says so in words that not everybody may see."""

    def write(self, task: Task) -> Written:
        return Written(None, "You nincompoop, it is fine.")


async def test_flagged_words_of_a_model_that_wrote_nothing_are_left_out(path: Path) -> None:
    moderator = Moderator()
    moderator.ruling = Flagged(("harassment",))
    async with process(path, Model(Rude()), screen=Screen(moderator)) as on:
        log = await on.ledger.start(FIRST)
        session = await on.waiting(log)
        assert (session.endings[-1].stop, session.withheld) == (Stop.NOTHING_LEFT, ())
        assert "nincompoop" not in str(await on.store.load(log.key))


async def test_a_flagged_draft_uses_its_budget_as_any_other(path: Path, travel: Travel) -> None:
    moderator = Moderator()
    moderator.ruling = Flagged(("hate",))
    async with process(path, now=travel, screen=Screen(moderator)) as on:
        await capped(on, replace(EACH, rounds=1))
        session = await paused(on, await on.ledger.start(FIRST))
        assert (len(session.withheld), session.drafts[1:]) == (1, ())
        assert session.pause is not None
        assert session.pause.whose == "person-rounds-day"


async def test_to_stop_while_a_draft_is_checked_bills_its_call_once(path: Path) -> None:
    moderator = Moderator()
    moderator.held = asyncio.Event()
    async with process(path, screen=Screen(moderator)) as on:
        log = await on.ledger.start(FIRST)
        await moderator.is_asked.wait()
        await on.ledger.record(log.key, Stopped(on.ledger.now(), "stop", MEMBER))
        session = await on.waiting(log)
        assert session.rounds_written == 0
        assert (session.spending.calls, session.spending.estimated) == (1, True)


async def test_what_an_answer_cost_that_could_not_be_checked_is_billed_and_nothing_more_spent(
    path: Path, travel: Travel
) -> None:
    moderator = Moderator()
    moderator.ruling = Unavailable()
    async with process(path, now=travel, screen=Screen(moderator)) as on:
        log = await on.ledger.start(FIRST)
        async with asyncio.timeout(20):
            await log.until(lambda session: session.is_put_off)
        for _ in range(3):
            await on.idle()
            before = log.session.attempts
            travel.offset += 700
            async with asyncio.timeout(20):
                await log.until(lambda s, n=before: s.attempts > n and s.is_put_off)  # type: ignore[misc]  # mypy knows no lambda's defaults
        assert len(on.model.asked) == 1
        assert log.session.spending.calls == 1
        outage = log.session.outage
        assert outage is not None
        assert (outage.code, outage.tries, outage.paid) == ("error-moderation-down", 4, 1)
        moderator.ruling = Passed()
        await on.idle()
        travel.offset += 700
        session = await on.waiting(log)
        assert session.endings[-1].stop is Stop.ROUNDS
        assert session.rounds_written == 2


async def test_nothing_is_spent_before_moderation_was_heard_of(path: Path) -> None:
    moderator = Moderator()
    await moderator.check(["Is it up?"])
    moderator.ruling = Unavailable()
    async with process(path, screen=Screen(moderator)) as on:
        log = await on.ledger.start(FIRST)
        async with asyncio.timeout(20):
            await log.until(lambda session: session.is_put_off)
        assert on.model.asked == []


async def test_open_it_goes_on_without(path: Path) -> None:
    moderator = Moderator()
    moderator.ruling = Unavailable()
    async with process(path, screen=Screen(moderator, fails_open=True)) as on:
        session = await on.waiting(await on.ledger.start(FIRST))
        assert session.rounds_written == 2
        assert session.outages == ()


async def test_a_first_draft_that_is_flagged_can_be_asked_for_again(path: Path) -> None:
    moderator = Moderator()
    moderator.ruling = Flagged(("violence",))
    async with process(path, Model(), screen=Screen(moderator)) as on:
        log = await on.ledger.start(started(None, "Invite them", limits=Limits(1)))
        session = await on.waiting(log)
        assert (session.best, session.endings[-1].stop) == (None, Stop.ROUNDS)
        moderator.ruling = Passed()
        await on.ledger.record(log.key, AnotherRound(on.ledger.now(), "again", MEMBER, 0))
        session = await on.waiting(log)
        assert session.best == 2
