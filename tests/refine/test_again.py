"""🔁: one more round from any draft; on the running line, on another line, and repeated."""

from __future__ import annotations

from bot.refine.events import Reaction
from bot.refine.limits import Limits, Stop
from bot.refine.loop import next_action
from bot.refine.task import Do, task_for
from tests.refine.build import AUTHOR, OTHER, Life, started
from tests.refine.editors import STEADY_TEXT, Steady

FIRST = started(STEADY_TEXT)


def test_a_waiting_session_goes_on_for_one_round_from_that_draft() -> None:
    life = _finished()
    life.again(3)
    life.rest()
    assert life.session.rounds_written == 4
    assert life.session.drafts[4].based_on == 3
    assert life.stops() == [Stop.ROUNDS, Stop.ROUNDS]


def test_on_the_running_line_it_adds_a_round() -> None:
    life = Life(FIRST, Steady())
    life.until(2)
    life.again(1, AUTHOR)
    life.rest()
    assert life.session.rounds_written == 4
    assert life.stops() == [Stop.ROUNDS]


def test_repeats_join_what_the_first_one_bought() -> None:
    life = Life(FIRST, Steady())
    life.until(2)
    for person in (AUTHOR, OTHER):
        life.again(1, person)
    life.react(1, Reaction.AGAIN)
    life.rest()
    assert life.session.rounds_written == 4


def test_the_running_base_is_on_its_line_even_when_people_chose_it() -> None:
    life = Life(FIRST, Steady(better=False))
    life.until(2)  # draft 1 was rejected, draft 2 comes from the original
    life.react(1, Reaction.PICK, person=AUTHOR)
    life.until_asked()
    life.again(1, AUTHOR)
    assert life.session.queue == ()


def test_on_another_line_it_waits_for_its_turn() -> None:
    life = Life(FIRST, Steady(better=False))
    life.until(2)
    life.again(1)  # rejected, so not on the line of the original and draft 2
    life.again(1, OTHER)
    assert [draft for draft, _ in life.session.queue] == [1]
    life.rest()
    assert len(life.stops()) == 2
    assert life.session.drafts[3].based_on == 1


def test_a_stop_forgets_what_waits() -> None:
    life = Life(FIRST, Steady(better=False))
    life.until(2)
    life.again(1)
    life.stop()
    assert life.session.queue == ()
    assert next_action(life.session) is None


def test_a_round_asked_for_after_the_last_judgement_still_begins() -> None:
    life = Life(FIRST, Steady())
    life.until(3)
    life.until_asked()
    life.again(3, AUTHOR)
    life.rest()
    assert life.session.rounds_written == 4
    assert life.stops() == [Stop.ROUNDS]


def test_a_branch_is_compared_once_with_the_best_and_may_win() -> None:
    life = _branched()
    life.rest()
    assert life.session.best == 4
    assert sum(_is_closing(e) for e in life.log) == 1


def test_a_branch_that_does_not_win_leaves_the_best_alone() -> None:
    life = _branched()
    assert life.session.best == 3
    life.editor = Steady(better=False)
    life.rest()
    assert life.session.best == 3


def test_a_branch_without_an_improvement_needs_no_closing_comparison() -> None:
    life = _finished()
    life.editor = Steady(better=False)
    life.again(1)
    life.rest()
    assert not any(_is_closing(e) for e in life.log)
    assert life.session.best == 3


def test_a_round_from_the_best_is_no_branch() -> None:
    life = _finished()
    life.again(3)
    life.rest()
    assert not any(_is_closing(e) for e in life.log)
    assert life.session.best == 4


def test_the_closing_comparison_shows_the_best_and_the_branch_and_writes_nothing() -> None:
    task = task_for(_branched().session)
    assert (task.do, task.base, task.candidate) == (Do.JUDGE, 3, 4)


def test_a_branch_that_goes_on_after_its_closing_is_compared_again() -> None:
    life = _branched()
    life.again(4)  # while the comparison is under way
    life.rest()
    assert life.session.rounds_written == 5
    assert life.session.best == 5


def test_the_sessions_own_ceiling_ends_everything() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(max_rounds=3)), Steady())
    life.rest()
    life.accept()
    life.again(3)
    assert next_action(life.session) is None
    assert life.session.accepted


def test_unknown_drafts_are_no_branch_points() -> None:
    life = _finished()
    life.again(9)
    assert next_action(life.session) is None


def _finished() -> Life:
    life = Life(FIRST, Steady())
    life.rest()
    return life


def _branched() -> Life:
    """A branch from draft 1 with a better draft 4, about to be compared with draft 3."""
    life = _finished()
    life.editor = Steady(step=5)
    life.again(1)
    life.until_closing()
    return life


def _is_closing(event: object) -> bool:
    return getattr(event, "closing", False) is True
