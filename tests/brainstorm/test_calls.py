"""What the model is asked for: a late answer, a wrong one or none leaves no board waiting."""

from __future__ import annotations

import pytest

from bot.brainstorm import events as e
from bot.brainstorm.events import Do, Phase
from bot.brainstorm.loop import Ask, StartCall, next_action
from tests.brainstorm.build import OPTIONS, Table, opened


@pytest.mark.parametrize("wanted", [Do.GROUP, Do.SHAPE], ids=str)
@pytest.mark.parametrize("is_open", [True, False], ids=["asked already", "not asked yet"])
def test_moving_on_while_the_model_is_at_it_neither_passes_a_phase_over_nor_asks_again(
    wanted: Do, is_open: bool
) -> None:
    table = Table()
    table.give(*OPTIONS)
    table.move_on()
    if wanted is Do.SHAPE:
        table.group()
        table.move_on()
    if is_open:
        assert table.asked().do is wanted
    before = next_action(table.board), table.board.phase
    table.move_on()
    assert (next_action(table.board), table.board.phase) == before


def test_moving_on_from_gathering_ends_the_wish_for_sparks() -> None:
    table = Table()
    table.give(*OPTIONS)
    table.spark()
    table.asked()
    board = table.move_on()
    assert (board.call, board.sparks_wanted) == (None, 0)
    assert next_action(board) == StartCall(2, Do.GROUP)


@pytest.mark.parametrize(
    "late",
    [e.Sparked(9.0, 1, ("Stargazing",)), e.CallFailed(9.0, 1, "error-model")],
    ids=["ideas", "a failure"],
)
def test_a_late_answer_of_the_model_changes_nothing(late: e.Sparked | e.CallFailed) -> None:
    table = Table(opened(sparks=1))
    table.give(*OPTIONS)
    table.asked()
    table.move_on()
    table.asked()
    before = table.board
    assert table.append(late).ideas == before.ideas
    assert (table.board.call, table.board.groups) == (before.call, None)


def test_an_answer_to_something_else_is_a_failure_and_not_asked_for_again() -> None:
    table = Table()
    table.give(*OPTIONS)
    table.move_on()
    table.asked()
    table.append(e.Sparked(table.at, 1, ("Stargazing",)))
    assert table.board.groups == ((1,), (2,), (3,), (4,))
    assert next_action(table.board) is None


@pytest.mark.parametrize("do", Do, ids=str)
def test_a_model_that_fails_holds_no_phase_up(do: Do) -> None:
    table = Table(opened(sparks=1 if do is Do.SPARK else 0))
    table.give(*OPTIONS)
    if do is not Do.SPARK:
        table.move_on()
    if do is Do.SHAPE:
        table.group()
        table.move_on()
    assert table.asked().do is do
    assert table.fail("error-model-quota").failure == "error-model-quota"
    assert next_action(table.board) is None
    step = table.board.step
    assert table.move_on().step == step + 1


@pytest.mark.parametrize("do", Do, ids=str)
def test_a_postponed_call_holds_its_phase_until_it_is_tried_again(do: Do) -> None:
    table = Table(opened(sparks=1 if do is Do.SPARK else 0))
    table.give(*OPTIONS)
    if do is not Do.SPARK:
        table.move_on()
    if do is Do.SHAPE:
        table.group()
        table.move_on()
    board = table.postpone(30.0)
    assert (next_action(board), board.wake_at, board.failure) == (None, 30.0, "")
    step = board.step
    if do is not Do.SPARK:
        assert table.move_on().step == step
    table.wake(29.0)
    assert next_action(table.board) is None
    table.wake(30.0)
    assert table.asked().do is do
    assert table.board.step == step


def test_gathering_ends_in_its_time_though_a_call_is_postponed() -> None:
    table = Table(opened(sparks=1))
    table.give(*OPTIONS)
    due = table.board.ends_at
    assert due is not None
    assert table.postpone(due + 30.0).wake_at == due
    board = table.wake()
    assert (board.phase, board.wake_at) == (Phase.VOTE, None)
    assert next_action(board) == StartCall(1, Do.GROUP)


@pytest.mark.parametrize("do", Do, ids=str)
def test_a_call_that_a_crash_cut_off_is_made_again(do: Do) -> None:
    table = Table(opened(sparks=2 if do is Do.SPARK else 0))
    table.give(*OPTIONS)
    if do is not Do.SPARK:
        table.move_on()
    if do is Do.SHAPE:
        table.group()
        table.move_on()
    question = table.asked()
    opened_calls = table.board.calls
    table.crash()
    assert table.asked() == question
    assert next_action(table.board) == Ask(opened_calls + 1)
