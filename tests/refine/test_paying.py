"""Everybody pays for the rounds that they ask for, and nobody's wish is lost for that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.events import AnotherRound, BudgetPaused, Reacted, Reaction, RequestMade, Started
from bot.refine.fold import apply, fold
from bot.refine.limits import Limits, Stop
from bot.refine.session import Session
from tests.refine.build import AUTHOR, MEMBER, OTHER, STEADY_TEXT, Life, started
from tests.refine.editors import Deaf, Steady, Whimsical
from tests.refine.strategies import Act, acts, editors, firsts, lead

people = st.sampled_from([AUTHOR, MEMBER, OTHER])
peaceful: st.SearchStrategy[list[Act]] = st.lists(
    st.one_of(
        st.builds(lambda n: lambda life: [life.go() for _ in range(n)], st.integers(1, 6)),
        st.builds(lambda d, p: lambda life: life.again(d, p), st.integers(0, 6), people),
        st.builds(lambda p: lambda life: life.ask("[x]", person=p), people),
        st.sampled_from([Life.wake, Life.postpone, Life.withhold, Life.crash]),
        st.just(lambda life: life.append(BudgetPaused(life.at, life.at + 9, "all-money-day"))),
    ),
    max_size=25,
)
"""Whatever happens while nobody ends a burst and no call fails for good."""


def payers(life: Life) -> list[int]:
    """Who paid for each draft, in order."""
    session, found = fold(life.log[:1]), list[int]()
    for event in life.log[1:]:
        before, session = session, apply(session, event)
        if session.rounds_written > before.rounds_written and before.burst is not None:
            found.append(before.burst.payer)
    return found


def rounds_of(session: Session) -> int:
    return 0 if session.burst is None else session.burst.rounds


def heard(life: Life) -> set[str]:
    """The requests that the model was told of and answered."""
    session, found = fold(life.log[:1]), set[str]()
    for event in life.log[1:]:
        session = apply(session, event)
        found |= session.burst.heard if session.burst is not None else set()
    return found


@pytest.mark.parametrize("by_reaction", [False, True])
def test_who_asks_for_a_round_of_each_new_draft_pays_for_all_of_them(by_reaction: bool) -> None:
    life = Life(started(STEADY_TEXT), Steady())
    for number in range(1, 4):
        life.until(number)
        if by_reaction:
            life.react(number, Reaction.AGAIN)
        else:
            life.again(number)
    life.settle()
    assert payers(life) == [AUTHOR] * 3 + [MEMBER] * 3


def test_who_asks_for_something_during_each_call_pays_for_what_comes_of_it() -> None:
    life = Life(started(STEADY_TEXT), Deaf())
    for _ in range(6):
        life.until_asked()
        life.ask("warmer")
        life.go()
        life.go()
        if life.session.burst is None:
            life.wake()
    life.settle()
    written = payers(life)
    assert written.count(AUTHOR) <= 3
    assert set(written[3:]) == {MEMBER}


def test_a_request_is_heard_in_the_rounds_that_another_asked_for_anyway() -> None:
    life = Life(started(STEADY_TEXT), Deaf(better=True))
    life.until_asked()
    life.ask("warmer")
    life.settle()
    assert heard(life) == {"r1"}
    assert payers(life) == [AUTHOR] * len(payers(life))
    assert len(life.stops()) == 1


def test_a_request_that_comes_too_late_gathers_and_whoever_made_it_pays() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(3)
    life.ask("warmer", person=OTHER)
    life.ask("shorter", person=MEMBER)
    life.rest()
    assert life.stops() == [Stop.ROUNDS]
    assert life.session.wake_at == life.session.now + life.session.limits.gather
    assert life.session.endings[0].unmet == ()
    life.settle()
    assert payers(life) == [AUTHOR] * 3 + [OTHER]
    assert heard(life) == {"r1", "r2"}


def test_the_target_is_reached_whatever_others_ask() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(target=5.0)), Steady())
    life.ask("warmer")
    life.rest()
    assert (life.stops(), life.session.rounds_written) == ([Stop.TARGET], 0)
    life.settle()
    assert payers(life) == [MEMBER]


def test_what_is_queued_hears_what_came_too_late() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(3)
    life.ask("warmer", person=OTHER)
    life.again(3, MEMBER)
    life.rest()
    assert payers(life) == [AUTHOR] * 3 + [MEMBER]
    assert (heard(life), life.session.wake_at) == ({"r1"}, None)


def test_a_stop_ends_what_others_wait_for_as_well() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(3)
    life.ask("warmer")
    life.stop()
    assert (life.session.burst, life.session.wake_at) == (None, None)


def test_after_the_sessions_last_round_nobody_waits_for_another() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(max_rounds=3)), Steady())
    life.until(3)
    life.ask("warmer")
    life.rest()
    assert life.session.wake_at is None
    assert [u.request for u in life.session.endings[0].unmet] == ["r1"]


def test_in_the_sessions_of_an_older_version_others_still_lengthen_the_burst() -> None:
    life = Life(started(STEADY_TEXT, each_pays=False), Steady())
    life.until(2)
    life.again(2)
    life.until(4)
    life.ask("warmer")
    life.rest()
    assert payers(life) == [AUTHOR] * 5
    assert life.stops() == [Stop.ROUNDS]


@given(firsts, editors, acts)
def test_nobody_adds_a_round_to_what_another_pays_for(
    first: Started, editor: Whimsical, happenings: list[Act]
) -> None:
    life = lead(Life(replace(first, each_pays=True), editor), happenings)
    life.settle()
    session = fold(life.log[:1])
    for event in life.log[1:]:
        before, session = session, apply(session, event)
        if isinstance(event, AnotherRound | Reacted | RequestMade) and session.burst is not None:
            is_same = session.bursts == before.bursts
            assert session.burst.payer == event.person or rounds_of(session) == rounds_of(before)
            assert is_same or session.burst.payer == event.person
        assert session.burst is None or session.burst.used <= session.burst.rounds


@given(firsts, editors, peaceful)
def test_every_request_is_heard_in_the_end(
    first: Started, editor: Whimsical, happenings: list[Act]
) -> None:
    life = lead(Life(replace(first, each_pays=True), editor), happenings)
    life.settle()
    unheard = {r.id for r in life.session.open_requests} - heard(life)
    assert not unheard or not life.session.has_rounds_left
    assert life.session.queue == ()
