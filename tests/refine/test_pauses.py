"""A budget is used up: the session waits, people may stop it or pay, and it goes on."""

from __future__ import annotations

from bot.refine.events import BudgetPaused, BudgetRaised
from bot.refine.limits import Limits, Stop
from bot.refine.loop import StartRound, next_action
from tests.refine.build import AUTHOR, MEMBER, OTHER, STEADY_TEXT, Life, Steady, started

MIDNIGHT = 86_400.0
WHOSE = "person-rounds-day"


def paused(*, is_brief: bool = False) -> Life:
    """The budget is used up after the first draft of three."""
    life = Life(started(STEADY_TEXT), Steady())
    life.until(1)
    life.append(BudgetPaused(life.at, MIDNIGHT, WHOSE, is_brief))
    return life


def payer(life: Life) -> int | None:
    return None if life.session.burst is None else life.session.burst.payer


def test_it_waits_until_the_budget_is_renewed_and_then_goes_on() -> None:
    life = paused()
    assert next_action(life.session) is None
    assert life.session.is_put_off
    life.wake()
    life.rest()
    assert life.stops() == [Stop.ROUNDS]
    assert [pause.is_over for pause in life.session.pauses] == [True]


def test_a_budget_that_is_used_up_again_is_the_same_pause() -> None:
    life = paused()
    life.wake()
    life.append(BudgetPaused(life.at, 2 * MIDNIGHT, WHOSE))
    (pause,) = life.session.pauses
    assert (pause.until, pause.is_over) == (2 * MIDNIGHT, False)


def test_what_is_only_reserved_is_waited_for_in_silence() -> None:
    life = paused(is_brief=True)
    assert next_action(life.session) is None
    assert life.session.pauses == ()


def test_people_may_stop_it() -> None:
    life = paused()
    life.stop()
    assert life.stops() == [Stop.STOPPED]
    assert life.session.wake_at is None
    assert life.session.pause is None


def test_a_raised_budget_lets_it_go_on_at_once() -> None:
    life = paused()
    life.append(BudgetRaised(life.at))
    assert isinstance(next_action(life.session), StartRound)


def test_another_person_may_pay_for_it() -> None:
    life = paused()
    life.again(1, AUTHOR)
    assert (next_action(life.session), payer(life)) == (None, AUTHOR)
    life.again(1, MEMBER)
    assert isinstance(next_action(life.session), StartRound)
    assert payer(life) == MEMBER


def test_whoever_asks_pays() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(2)), Steady(better=False))
    assert payer(life) == AUTHOR
    life.until(2)
    life.again(1, OTHER)  # on another line: its turn comes
    assert payer(life) == AUTHOR
    while life.session.bursts < 2:
        life.go()
    assert payer(life) == OTHER
    life.rest()
    life.ask("shorter")
    life.wake()
    assert payer(life) == MEMBER
