"""A board goes from phase to phase: when its host says so, when its time is up, or by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.brainstorm import events as e
from bot.brainstorm.events import Do, Phase
from bot.brainstorm.fold import apply
from bot.brainstorm.kind import summarize
from bot.brainstorm.limits import REVIEW_SECONDS, BoardLimits
from bot.brainstorm.loop import HandOver, next_action
from bot.story.events import Seeded
from bot.story.summary import Status
from tests.brainstorm.build import ANN, BEN, OPTIONS, Table, at_shape, at_vote, opened

LIMITS = BoardLimits(gather=600.0, vote=300.0)


def test_a_board_gathers_first_and_wants_nothing_but_time() -> None:
    board = Table(opened(LIMITS)).board
    assert (board.phase, board.step, board.wake_at) == (Phase.GATHER, 1, 600.0)
    assert next_action(board) is None


@pytest.mark.parametrize("by_clock", [False, True], ids=["by the host", "by the clock"])
def test_every_phase_ends_by_the_host_or_by_the_clock(by_clock: bool) -> None:
    table = Table(opened(LIMITS))

    def end() -> Phase:
        return (table.wake() if by_clock else table.move_on()).phase

    table.give(*OPTIONS)
    assert end() is Phase.VOTE
    table.group()
    assert end() is Phase.SHAPE
    table.shape("A brief", "A draft")
    assert end() is Phase.REFINE
    assert next_action(table.board) == HandOver()
    table.append(e.HandedOver(table.at, 7))
    assert table.board.session == 7
    assert next_action(table.board) is None
    assert (table.board.step, table.board.wake_at) == (4, None)


def test_the_time_of_a_vote_begins_when_it_can_be_voted() -> None:
    table = Table(opened(LIMITS))
    table.give(*OPTIONS)
    table.wake()
    assert table.board.wake_at is None
    table.append(e.CallStarted(700.0, 1, Do.GROUP))
    table.append(e.CallFailed(760.0, 1, "error-model-timeout"))
    assert table.board.wake_at == 760.0 + LIMITS.vote


def test_the_host_has_time_to_read_the_brief() -> None:
    table = at_shape()
    assert table.board.wake_at is None
    table.shape("A brief", "A draft")
    assert table.board.wake_at == table.board.now + REVIEW_SECONDS


def test_nobody_has_an_idea_and_the_host_opens_the_board_again() -> None:
    table = Table(opened(LIMITS))
    assert table.wake().phase is Phase.EMPTY
    assert (next_action(table.board), table.board.wake_at) == (None, None)
    assert table.give("too late").ideas == ()
    board = table.move_on()
    assert (board.phase, board.step) == (Phase.GATHER, 3)
    assert board.wake_at == board.now + LIMITS.gather
    assert len(table.give("in time").ideas) == 1


def test_a_board_whose_ideas_were_all_withdrawn_is_empty() -> None:
    table = Table()
    table.give("Kayak")
    table.change(101, "")
    assert table.move_on().phase is Phase.EMPTY


def test_one_idea_needs_no_vote() -> None:
    table = Table()
    table.give("Kayak", "Museum")
    table.change(102, "")
    assert table.move_on().phase is Phase.SHAPE
    assert table.asked().ideas == ((1, "Kayak"),)


def test_ideas_that_are_all_the_same_need_no_vote() -> None:
    table = Table()
    table.give("Kayak", person=ANN)
    table.give("kayak!", person=BEN)
    table.move_on()
    assert table.group().phase is Phase.SHAPE
    assert table.asked().do is Do.SHAPE
    table.shape("A brief", "A draft")
    assert table.proposal.credits[0].people == (ANN, BEN)


def test_a_vote_without_votes_lets_every_idea_win() -> None:
    table = at_vote()
    table.move_on()
    assert len(table.asked().ideas) == len(OPTIONS)


@pytest.mark.parametrize("phase", [Phase.GATHER, Phase.VOTE, Phase.SHAPE], ids=str)
def test_moving_on_twice_at_once_moves_on_once(phase: Phase) -> None:
    table = Table()
    table.give(*OPTIONS)
    if phase is Phase.VOTE:
        table = at_vote()
    if phase is Phase.SHAPE:
        table = at_shape()
        table.shape("A brief", "A draft")
    step = table.board.step
    table.move_on(phase)
    assert table.move_on(phase).step == step + 1


def test_the_host_and_the_clock_at_once_move_on_once() -> None:
    table = at_vote()
    due = table.board.wake_at
    table.move_on()
    assert table.wake(due).phase is Phase.SHAPE


def test_a_late_vote_counts_for_nothing() -> None:
    table = at_shape()
    before = table.counts()
    table.react(BEN, 2)
    assert table.counts() == before


def test_votes_can_be_given_while_ideas_still_come() -> None:
    table = Table()
    table.give(*OPTIONS)
    table.react(BEN, 2)
    table.move_on()
    table.group()
    assert table.counts()[2] == 1


@pytest.mark.parametrize("seconds", [-1.0, 0.0], ids=["too early", "in time"])
def test_the_clock_ends_a_phase_when_its_time_is_up_and_not_before(seconds: float) -> None:
    table = at_vote()
    due = table.board.wake_at
    assert due is not None
    assert (table.wake(due + seconds).phase is Phase.SHAPE) is (seconds == 0)


def asking() -> Table:
    """A board that waits for an idea of the model's."""
    return Table(opened(sparks=1))


AT: dict[Phase, Callable[[], Table]] = {
    Phase.GATHER: asking,
    Phase.VOTE: at_vote,
    Phase.SHAPE: at_shape,
}


@pytest.mark.parametrize("phase", [Phase.GATHER, Phase.VOTE, Phase.SHAPE], ids=str)
def test_a_board_is_handed_over_from_its_last_phase_alone(phase: Phase) -> None:
    table = AT[phase]()
    assert table.append(e.HandedOver(table.at, 7)).session is None


def test_a_board_that_has_a_session_to_begin_is_taken_up_by_the_next_process() -> None:
    table = at_shape()
    table.shape("A brief", "A draft")
    board = apply(table.move_on(), Seeded(table.at, table.board.step))
    assert summarize(board).status is Status.RUNNING
    board = apply(board, e.HandedOver(table.at, 7))
    assert summarize(board).status is Status.OVER


@pytest.mark.parametrize("phase", [Phase.GATHER, Phase.VOTE, Phase.SHAPE], ids=str)
def test_a_board_whose_place_is_gone_wants_nothing_any_more(phase: Phase) -> None:
    table = AT[phase]()
    if phase is not Phase.VOTE:
        table.asked()
    board = table.append(e.Abandoned(table.at))
    assert (board.phase, board.wake_at, next_action(board)) == (Phase.GONE, None, None)
    late = e.CallFailed(table.at, table.board.calls, "error-model")
    assert replace(table.append(late), now=board.now) == board
    table.move_on()
    table.give("too late")
    assert (table.board.phase, len(table.board.ideas)) == (Phase.GONE, len(board.ideas))
    assert summarize(apply(table.board, Seeded(table.at, board.step))).status is Status.CLOSED
