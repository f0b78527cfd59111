"""Drafts that moderation flagged: nobody sees them, and the session goes on without."""

from __future__ import annotations

import pytest

from bot.refine.draft import Withheld
from bot.refine.limits import Limits, Stop
from bot.refine.loop import Ask, next_action
from bot.refine.task import Do, task_for
from tests.refine.build import Life, started
from tests.refine.editors import STEADY_TEXT, Steady

originals = pytest.mark.parametrize("original", [STEADY_TEXT, None], ids=["text", "brief"])


def withhold(life: Life, *categories: str) -> None:
    """The next draft that the model writes is flagged."""
    while task_for(life.until_asked()).do is not Do.WRITE:
        life.go()  # the verdict comes first
    life.withhold(*categories)


def test_the_best_stays_the_best_and_the_next_round_begins_from_it() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(1)
    withhold(life, "hate", "violence")
    assert life.session.best == 1
    (withheld,) = life.session.withheld
    assert withheld == Withheld(2, 1, withheld.at, ("hate", "violence"))
    task = task_for(life.until_asked())
    assert (task.do, task.base) == (Do.WRITE, 1)
    life.rest()
    assert (life.stops(), life.session.best) == ([Stop.ROUNDS], 3)
    assert [d.number for d in life.session.drafts] == [0, 1, 3]


@originals
def test_two_in_a_row_end_the_burst(original: str | None) -> None:
    life = Life(started(original, limits=Limits(rounds=5)), Steady())
    withhold(life)
    withhold(life)
    life.rest()
    assert life.stops() == [Stop.REJECTS]
    assert life.session.rounds_written == 2
    assert life.session.best == (None if original is None else 0)


@originals
def test_it_is_one_of_the_rounds_that_were_asked_for(original: str | None) -> None:
    life = Life(started(original, limits=Limits(rounds=1)), Steady())
    withhold(life)
    life.rest()
    assert life.stops() == [Stop.ROUNDS]


@originals
def test_it_is_one_of_the_rounds_that_a_session_may_have(original: str | None) -> None:
    life = Life(started(original, limits=Limits(rounds=1, max_rounds=2)), Steady())
    for _ in range(2):
        withhold(life)
        life.rest()
        life.again(0)
    assert next_action(life.session) is None
    assert life.calls() == 2


def test_a_request_stays_open_and_is_not_asked_for_ever() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(rounds=1)), Steady())
    life.until_asked()
    life.ask("[x]")
    life.until_asked()
    life.rest()
    life.ask("[y]")
    life.wake()
    withhold(life)
    life.rest()
    assert life.session.burst is None
    assert [request.text for request in life.session.open_requests] == ["[x]", "[y]"]


def test_a_flagged_answer_of_a_call_that_is_closed_changes_nothing() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until_asked()
    life.stop()
    life.withhold()
    assert (life.session.withheld, next_action(life.session)) == ((), None)


def test_after_a_crash_the_call_is_made_again() -> None:
    life = Life(started(None), Steady())
    life.until_asked()
    life.crash()
    life.until_asked()
    life.withhold()
    assert isinstance(next_action(life.until_asked()), Ask)
    assert len(life.session.withheld) == 1
