"""A board is its events: the fold takes any log, repeats nothing and keeps every limit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.brainstorm import events as e
from bot.brainstorm.board import Board
from bot.brainstorm.events import Phase
from bot.brainstorm.fold import apply, fold, sparks_left
from bot.brainstorm.handover import started
from bot.brainstorm.kind import summarize
from bot.brainstorm.limits import MOST_OF_ONE, MOST_SPARKS
from bot.brainstorm.loop import Ask, HandOver, StartCall, next_action
from bot.brainstorm.questions import question_for
from bot.brainstorm.tally import chosen_by, options, standings, voters, winners
from bot.story.events import Event, Woke, source_of
from tests.brainstorm.build import ANN
from tests.brainstorm.strategies import answers, events, firsts, people

_ENDS = (Phase.EMPTY, Phase.CLOSED, Phase.GONE, Phase.REFINE)

logs = st.lists(events, max_size=60)


def _check(board: Board) -> None:
    """What holds on every board, whatever happened."""
    _check_ideas(board)
    _check_votes(board)
    _check_phase(board)
    summarize(board)


def _check_ideas(board: Board) -> None:
    live = [i.number for i in board.live_ideas]
    assert [i.number for i in board.ideas] == list(range(1, len(board.ideas) + 1))
    assert sorted(i.number for o in options(board) for i in o.ideas) == live
    assert all(i.text.strip() for i in board.ideas)
    assert all(sum(i.person == p for i in board.live_ideas) <= MOST_OF_ONE for p in board.people)
    assert sum(i.person is None for i in board.ideas) <= MOST_SPARKS
    assert board.sparks_wanted >= 0
    assert sparks_left(board) >= 0
    assert all(o.number == min(i.number for i in o.ideas) for o in options(board))


def _check_votes(board: Board) -> None:
    found = standings(board)
    assert len(set(board.marks)) == len(board.marks)
    assert all(len(chosen_by(board, p)) <= board.limits.votes for p in board.people)
    assert sum(s.votes for s in found) == sum(len(chosen_by(board, p)) for p in voters(board))
    assert all(s.votes <= len(voters(board)) for s in found)
    assert [s.votes for s in found] == sorted((s.votes for s in found), reverse=True)
    assert set(winners(board)) <= set(found)
    assert bool(winners(board)) == bool(found)


def _check_phase(board: Board) -> None:
    assert board.phase is not Phase.GATHER or board.groups is None
    shaped = (Phase.SHAPE, Phase.REFINE, Phase.CLOSED, Phase.GONE)
    assert board.proposal is None or board.phase in shaped
    assert board.session is None or board.phase in (Phase.REFINE, Phase.GONE)
    action = next_action(board)
    if board.is_live:  # nobody waits for ever: the model is at work, or a time is set
        assert action is not None or board.wake_at is not None
    if isinstance(action, Ask):
        assert question_for(board).document
    if isinstance(action, HandOver):
        assert started(board, 1, board.now).brief


@given(firsts, logs)
def test_any_log_folds_to_a_board_that_can_go_on(first: e.Opened, log: list[Event]) -> None:
    board = fold([first])
    for event in log:
        board = apply(board, event)
        _check(board)
    assert board == fold([first, *log])


@given(firsts, st.sampled_from([0, 1, 19]), st.lists(people | answers | st.just("go"), max_size=60))
def test_a_board_that_is_carried_keeps_its_limits(
    first: e.Opened, given_before: int, happenings: list[Event | str]
) -> None:
    """Calls are opened as they are wanted, and answered with whatever comes next."""
    board = fold([first])
    for n in range(given_before):  # a person who has nearly all that one may have
        board = apply(board, e.IdeaGiven(0.0, f"before {n}", ANN, f"idea {n}", 100 + n))
    for event in happenings:
        board = _go(board) if isinstance(event, str) else apply(board, _fitting(board, event))
        _check(board)


def _go(board: Board) -> Board:
    match next_action(board):
        case StartCall(attempt, do):
            return apply(board, e.CallStarted(board.now, attempt, do))
        case HandOver():
            return apply(board, e.HandedOver(board.now, 1))
        case Ask(attempt):
            return apply(board, e.CallFailed(board.now, attempt, "error-model"))
        case _ if board.wake_at is not None:
            return apply(board, Woke(board.wake_at))
        case _:
            return board


def _fitting(board: Board, event: Event) -> Event:
    """An answer to the open call, whatever it was about."""
    if isinstance(event, e.Sparked | e.Grouped | e.Shaped | e.CallFailed):
        return replace(event, attempt=board.calls)
    return event


@given(firsts, logs)
def test_a_repeated_log_changes_nothing(first: e.Opened, log: list[Event]) -> None:
    told = [event for event in log if source_of(event) is not None]
    board = fold([first, *told])
    assert fold([first, *told, first, *told]) == board


@given(firsts, logs, people, people)
def test_a_repeated_source_changes_nothing(
    first: e.Opened, log: list[Event], event: Event, other: Event
) -> None:
    board = apply(fold([first, *log]), event)
    source = source_of(event)
    assert source is not None
    assert apply(board, replace(other, source=source)) == board  # type: ignore[type-var]


@given(firsts, logs)
def test_time_never_runs_backwards(first: e.Opened, log: list[Event]) -> None:
    board = fold([first])
    for event in log:
        before, board = board.now, apply(board, event)
        assert board.now >= before


@given(firsts, logs)
def test_a_board_that_nobody_cares_for_comes_to_an_end(first: e.Opened, log: list[Event]) -> None:
    board = fold([first, *log])
    for _ in range(20):
        if board.phase in _ENDS:
            break
        board = _go(board)
    assert board.phase in _ENDS
    assert board.phase is not Phase.REFINE or _go(board).session is not None


@pytest.mark.parametrize("log", [[], [Woke(1.0)]], ids=["empty", "without its beginning"])
def test_a_log_without_a_beginning_is_refused(log: list[Event]) -> None:
    with pytest.raises(ValueError, match="begins with Opened"):
        fold(log)
