"""Which draft is the best: the author's pick, else the votes, else the judge's."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.draft import Verdict, Why
from bot.refine.events import Event, Judged, Reaction, RequestChanged, RequestMade, Started
from bot.refine.fold import apply, fold, start
from bot.refine.limits import Limits
from bot.refine.loop import next_action
from bot.refine.session import Session
from bot.refine.summary import summarize
from bot.refine.task import Do, task_for
from tests.refine.build import AUTHOR, MEMBER, OTHER, Life, started
from tests.refine.editors import STEADY_TEXT, Steady, Whimsical
from tests.refine.strategies import Act, acts, editors, events, firsts, lead


@given(firsts, editors, acts)
def test_the_best_follows_the_rule(
    first: Started, editor: Whimsical, happenings: list[Act]
) -> None:
    life = lead(Life(first, editor), happenings)
    life.rest()
    session = life.session
    if not session.accepted:
        assert session.best == _ruled(session)


def _ruled(session: Session) -> int | None:
    """The rule in other words."""
    if session.pick is not None:
        return session.pick
    net = Counter[int]()
    for _, draft, value in session.votes:
        net[draft] += value
    ranked = sorted(net.items(), key=lambda item: -item[1])
    if ranked and ranked[0][1] >= 1 and (len(ranked) == 1 or ranked[1][1] < ranked[0][1]):
        return ranked[0][0]
    return session.judged_best


@given(firsts, editors, acts)
def test_the_judges_best_won_or_met_a_request_and_passed_the_checks(
    first: Started, editor: Whimsical, happenings: list[Act]
) -> None:
    life = lead(Life(first, editor), happenings)
    life.rest()
    for n, event in enumerate(life.log[1:], 1):
        before, after = fold(life.log[:n]).judged_best, fold(life.log[: n + 1]).judged_best
        if before is not None and after != before:
            assert isinstance(event, Judged)
            assert event.verdict is Verdict.KEPT
            assert event.candidate == after
            assert {f.why for f in event.findings} <= {Why.PREFERRED, Why.MET_REQUEST}


def test_the_author_picks_and_nobody_else() -> None:
    life = _finished()
    life.react(1, Reaction.PICK)
    assert life.session.best == 3
    life.react(1, Reaction.PICK, person=AUTHOR)
    assert life.session.best == 1


def test_the_last_pick_counts_and_one_taken_back_leaves_the_others() -> None:
    life = _finished()
    for draft in (1, 2):
        life.react(draft, Reaction.PICK, person=AUTHOR)
    assert life.session.best == 2
    life.react(2, Reaction.PICK, on=False, person=AUTHOR)
    assert life.session.best == 1
    life.react(1, Reaction.PICK, on=False, person=AUTHOR)
    assert life.session.best == 3


def test_a_draft_can_be_picked_anew_after_another() -> None:
    life = _finished()
    for draft in (1, 2, 1):
        life.react(draft, Reaction.PICK, person=AUTHOR)
    assert life.session.best == 1


@pytest.mark.parametrize(
    ("votes", "best"),
    [
        ([(MEMBER, 1, Reaction.UP)], 1),
        ([(MEMBER, 0, Reaction.UP)], 0),
        ([(MEMBER, 1, Reaction.UP), (OTHER, 2, Reaction.UP)], 3),  # no unique highest
        ([(MEMBER, 1, Reaction.UP), (OTHER, 1, Reaction.DOWN)], 3),  # net 0
        ([(MEMBER, 3, Reaction.DOWN)], 3),  # the judge's stays without a better one
        ([(MEMBER, 1, Reaction.UP), (OTHER, 1, Reaction.UP), (OTHER, 2, Reaction.UP)], 1),
        ([(AUTHOR, 2, Reaction.PICK), (MEMBER, 1, Reaction.UP), (OTHER, 1, Reaction.UP)], 2),
    ],
)
def test_votes(votes: list[tuple[int, int, Reaction]], best: int) -> None:
    life = _finished()
    for person, draft, reaction in votes:
        life.react(draft, reaction, person=person)
    assert life.session.best == best


def test_a_choice_becomes_the_base_of_the_next_round() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(2)
    assert life.session.best == 1
    life.react(0, Reaction.PICK, person=AUTHOR)
    task = task_for(life.until_asked())
    assert (task.base, task.candidate) == (0, 2)


def test_a_choice_in_the_middle_of_a_call_leaves_the_call_alone() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(1)
    life.until_asked()
    life.react(0, Reaction.PICK, person=AUTHOR)
    life.go()
    assert life.session.drafts[1].judgement is not None
    assert life.session.drafts[1].judgement.verdict is Verdict.KEPT
    life.until(2)
    assert life.session.drafts[2].based_on == 1
    assert life.session.best == 0


def test_a_chosen_candidate_is_written_on_from_without_a_comparison() -> None:
    life = Life(started(STEADY_TEXT), Steady(better=False))
    life.until(1)
    life.react(1, Reaction.UP)
    life.until(2)
    chosen = life.session.drafts[1].judgement
    assert chosen is not None
    assert (chosen.verdict, chosen.findings[0].why) == (Verdict.KEPT, Why.CHOSEN)
    assert life.session.drafts[2].based_on == 1
    assert life.session.judged_best == 0


def test_a_choice_between_the_halves_of_a_torn_round_is_judged_before_it_is_written_on() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(1)
    while life.session.drafts[1].judgement is None:
        life.go()
    life.crash()
    life.react(0, Reaction.PICK, person=AUTHOR)
    task = task_for(life.until_asked())
    assert (task.do, task.base, task.candidate) == (Do.JUDGE_AND_WRITE, 0, None)


def test_a_rejected_draft_can_be_picked() -> None:
    life = Life(started(STEADY_TEXT), Steady(better=False))
    life.rest()
    assert life.session.best == 0
    life.react(2, Reaction.PICK, person=AUTHOR)
    assert life.session.best == 2


def test_only_the_author_accepts_and_the_final_stays_what_it_was() -> None:
    life = _finished()
    life.accept(MEMBER)
    assert not life.session.accepted
    life.accept(AUTHOR)
    life.react(1, Reaction.UP)
    assert (life.session.accepted, life.session.best) == (True, 3)


def test_accepting_ends_what_is_running() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(2)
    life.accept()
    assert next_action(life.session) is None
    assert (life.session.accepted, life.session.best) == (True, 1)


def test_there_is_nothing_to_accept_before_the_first_draft() -> None:
    life = Life(started(None), Steady())
    life.accept()
    assert not life.session.accepted
    assert next_action(life.session) is not None


@pytest.mark.parametrize("wish", ["again", "request"])
def test_people_reopen_an_accepted_session(wish: str) -> None:
    life = _finished()
    life.accept()
    if wish == "again":
        life.again(3)
    else:
        life.ask("shorter")
        life.wake()
    assert not life.session.accepted
    assert next_action(life.session) is not None


def test_a_final_stands_while_a_request_waits_for_others_to_join() -> None:
    life = _finished()
    life.accept()
    life.ask("shorter")
    assert (life.session.accepted, life.session.wake_at is None) == (True, False)
    assert (summarize(life.session).has_final, life.session.best) == (True, 3)


def test_a_final_outlives_a_request_that_is_taken_back() -> None:
    life = _finished()
    life.accept()
    life.append(RequestMade(life.at, "asked", MEMBER, "shorter", None, message=7))
    life.append(RequestChanged(life.at, "deleted", 7, ""))
    assert summarize(life.session).has_final
    assert life.session.wake_at is None


def test_a_final_outlives_a_request_for_which_no_round_is_left() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(max_rounds=3)), Steady())
    life.rest()
    life.accept()
    life.ask("shorter")
    assert life.session.wake_at is None
    assert (life.session.accepted, life.session.best) == (True, 3)


def test_a_request_about_no_draft_goes_on_from_the_best_and_not_from_another_final() -> None:
    life = _finished()
    life.react(1, Reaction.ACCEPT, person=AUTHOR)
    assert life.session.best == 1
    life.ask("shorter")
    life.wake()
    assert life.session.burst is not None
    assert (life.session.burst.root, life.session.burst.branch) == (3, False)


@given(firsts, st.lists(events, max_size=40))
def test_a_final_gives_way_to_a_round_and_to_nothing_else(first: Started, log: list[Event]) -> None:
    session = start(first)
    for event in log:
        before, session = session, apply(session, event)
        if before.accepted and not session.accepted:
            assert session.bursts == before.bursts + 1


def _finished() -> Life:
    life = Life(started(STEADY_TEXT), Steady())
    life.rest()
    assert life.session.best == 3
    return life
