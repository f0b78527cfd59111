"""A session is its events: the fold takes any log, repeats nothing and forgets nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.events import Event, Started
from bot.refine.fold import apply, fold, start
from bot.refine.loop import Ask, next_action
from bot.refine.session import Session
from bot.refine.summary import summarize
from bot.refine.task import task_for
from bot.story.events import Spent, Woke
from tests.refine.build import TEXT, Life, started
from tests.refine.editors import Whimsical
from tests.refine.strategies import (
    Act,
    FromPeople,
    acts,
    editors,
    events,
    firsts,
    firsts_anywhere,
    lead,
    people,
)


@given(firsts_anywhere, st.lists(events, max_size=40))
def test_any_log_folds_to_a_session_that_can_go_on(first: Started, log: list[Event]) -> None:
    session = start(first)
    for event in log:
        session = apply(session, event)
        assert _is_sound(session)
        if isinstance(next_action(session), Ask):
            task_for(session)
    assert session == fold([first, *log])
    summarize(session)


@given(firsts, editors, acts)
def test_the_log_of_a_life_folds_to_what_it_came_to(
    first: Started, editor: Whimsical, happenings: list[Act]
) -> None:
    life = lead(Life(first, editor), happenings)
    assert fold(life.log) == life.session
    assert _is_sound(life.session)


@given(firsts, st.lists(events, max_size=20), people, people)
def test_a_repeated_source_changes_nothing(
    first: Started, log: list[Event], event: FromPeople, other: FromPeople
) -> None:
    session = apply(fold([first, *log]), event)
    assert apply(session, replace(other, source=event.source)) == session


@given(firsts, st.lists(events, max_size=20))
def test_time_never_runs_backwards(first: Started, log: list[Event]) -> None:
    session = start(first)
    for event in log:
        before, session = session.now, apply(session, event)
        assert session.now >= before


@pytest.mark.parametrize("log", [[], [Woke(1.0)]])
def test_a_log_without_a_beginning_is_refused(log: list[Event]) -> None:
    with pytest.raises(ValueError, match="begins with Started"):
        fold(log)


def test_the_original_is_draft_0_and_the_first_best() -> None:
    session = start(started(TEXT))
    assert (session.original, session.best, session.rounds_written) == (TEXT, 0, 0)


def test_a_brief_alone_has_no_draft_and_no_best_yet() -> None:
    session = start(started(None))
    assert (session.original, session.best, session.drafts) == (None, None, ())


def test_costs_add_up_until_one_is_unknown() -> None:
    session = start(started())
    session = apply(session, Spent(1.0, "m", 100, 10, 0.5, False))
    session = apply(session, Spent(2.0, "m", 100, 10, 0.25, True))
    spent = session.spending
    assert (spent.calls, spent.input_tokens, spent.output_tokens) == (2, 200, 20)
    assert (spent.cost, spent.estimated) == (0.75, True)
    session = apply(session, Spent(3.0, "m", 1, 1, None, False))
    session = apply(session, Spent(4.0, "m", 1, 1, 1.0, False))
    assert session.spending.cost is None


def _is_sound(session: Session) -> bool:
    """What holds in every session, whatever happened."""
    numbers = [d.number for d in session.drafts]
    named = [session.best, session.judged_best, *session.picks, *dict(session.queue)]
    if session.burst is not None:
        named += [session.burst.root, session.burst.base, session.burst.candidate]
    assert numbers == sorted(set(numbers))
    assert all(n is None or n in numbers for n in named)
    assert session.rounds_written <= session.limits.max_rounds
    assert session.burst is None or not session.accepted
    assert session.burst is None or not session.gathering
    assert session.burst is not None or (session.wake_at is None) == (not session.gathered)
    assert not (session.is_put_off and session.attempt is not None)
    assert session.burst is not None or session.attempt is None
    assert session.burst is not None or session.outage is None
    assert len({(person, draft) for person, draft, _ in session.votes}) == len(session.votes)
    return True


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("We meet\n on March 3.", "We meet on March 3."),
        ("We meet on March 3. " * 9, "We meet on March 3. We meet on March 3. We meet on March…"),
        ("# We meet\nOn March 3.", "We meet On March 3."),
        ("#1 is here", "#1 is here"),
        ("会议" * 50, "会议" * 29 + "会…"),
        ("👩‍👩‍👧‍👦" * 20, "👩‍👩‍👧‍👦" * 8 + "…"),
    ],
)
def test_a_title_is_the_beginning_and_tears_nothing_apart(text: str, title: str) -> None:
    assert start(started(text)).title == title
