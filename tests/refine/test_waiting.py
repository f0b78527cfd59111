"""A model that is down: the burst waits for it and ends as it would have."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.refine.events import RequestChanged, RequestMade, RoundFailed, RoundPostponed, Started
from bot.refine.fold import fold
from bot.refine.limits import Limits
from bot.refine.loop import StartRound, next_action
from bot.refine.outage import LONGEST_PAUSE, MOST_PAID, Outage, next_try
from bot.refine.summary import summarize
from bot.story.events import Woke
from bot.story.summary import Status
from tests.refine.build import MEMBER, Life, outcome
from tests.refine.editors import Whimsical
from tests.refine.strategies import editors, firsts

DAY = Limits().outage


def put_off() -> Life:
    """A life whose first call has failed in a way that passes."""
    life = Life()
    life.until_asked()
    life.postpone()
    return life


@given(firsts, editors, st.lists(st.integers(0, 5), max_size=6))
def test_a_burst_that_waited_ends_as_it_would_have(
    first: Started, editor: Whimsical, steps: list[int]
) -> None:
    end = outcome(Life(first, editor).rest())
    life = Life(first, editor)
    for count in steps:
        for _ in range(count):
            life.go()
        life.postpone()
        if life.session.is_put_off:
            life.crash()
            life.wake()
    assert outcome(life.rest()) == end


def test_nothing_is_done_until_its_time_comes() -> None:
    life = put_off()
    due = life.session.wake_at
    assert due is not None
    assert next_action(life.session) is None
    assert summarize(life.session).wake_at == due
    assert summarize(life.session).status is Status.RUNNING  # it counts as one in the works
    life.append(Woke(due - 1))
    assert next_action(life.session) is None
    life.append(Woke(due))
    assert next_action(life.session) == StartRound(2)


def test_stop_ends_the_waiting() -> None:
    life = put_off()
    life.stop()
    assert life.stops() == ["stopped"]
    assert (life.session.wake_at, life.session.outage) == (None, None)
    assert next_action(life.session) is None


def test_what_is_asked_for_while_it_waits_is_done_when_it_goes_on() -> None:
    life = put_off()
    life.ask("[x]")
    life.again(0)
    assert life.session.is_put_off
    life.wake()
    life.until_asked()
    assert life.session.attempt is not None
    assert life.session.attempt.requests == ("r1",)
    assert life.rest().rounds_written > 0


def test_a_request_that_is_taken_back_does_not_bring_the_model_back_any_sooner() -> None:
    life = put_off()
    due = life.session.wake_at
    life.append(RequestMade(life.at, "asked", MEMBER, "[x]", None, message=7))
    life.append(RequestChanged(life.at, "deleted", 7, ""))
    assert (life.session.wake_at, next_action(life.session)) == (due, None)
    life.wake()
    assert next_action(life.session) == StartRound(2)


def test_failures_in_a_row_are_one_outage_and_an_answer_ends_it() -> None:
    life = put_off()
    for _ in range(3):
        life.wake()
        life.until_asked()
        life.postpone()
    (outage,) = life.session.outages
    assert (outage.tries, outage.is_over) == (4, False)
    life.wake()
    life.until(1)
    (outage,) = life.session.outages
    assert outage.is_over
    assert fold(life.log) == life.session


def test_a_failure_of_a_call_that_is_over_puts_nothing_off() -> None:
    life = put_off()
    before = life.session
    life.append(RoundPostponed(life.at, 1, "error-model-busy", 99.0))
    assert life.session.outages == before.outages
    life.wake()
    life.until_asked()
    life.append(RoundFailed(life.at, life.session.attempts, "error-model-busy"))
    assert life.stops() == ["failed"]
    assert life.session.outage is None


def tries(*, is_paid: bool) -> list[float]:
    """When calls are made in an outage without end, in seconds from its first failure."""
    outage, now = None, 0.0
    found: list[float] = []
    while (due := next_try(outage, now, 0.0, DAY, is_paid=is_paid)) is not None:
        found.append(due)
        count = len(found)
        outage = Outage(0.0, "error-model-busy", found[0], DAY, count, count * is_paid)
        now = due
    return found


def test_pauses_grow_to_a_bound_and_end_after_a_day() -> None:
    due = tries(is_paid=False)
    pauses = [late - early for early, late in pairwise(due)]
    assert due[0] == 15.0
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE
    assert DAY - LONGEST_PAUSE < due[-1] <= DAY


def test_the_endpoints_own_word_is_heard_up_to_a_day() -> None:
    assert next_try(None, 5.0, 3_600.0, DAY, is_paid=False) == 3_605.0
    assert next_try(None, 5.0, DAY + 1, DAY, is_paid=False) is None


def test_calls_that_cost_something_are_not_repeated_for_a_day() -> None:
    assert len(tries(is_paid=True)) == MOST_PAID - 1


def test_who_wants_no_waiting_gets_none() -> None:
    assert next_try(None, 5.0, 0.0, 0.0, is_paid=False) is None
