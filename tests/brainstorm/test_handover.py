"""A session that refines the text begins in the same place, with the same people's credits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.brainstorm.handover import started
from bot.refine.fold import start
from bot.refine.loop import StartRound, next_action
from bot.story.events import Announced, Posted, ThreadOpened, ThreadRefused
from tests.brainstorm.build import HOST, Table, at_shape


def shaped() -> Table:
    table = at_shape()
    table.shape("A brief", "A draft", {1: "the opening line"})
    return table


def test_the_host_is_the_author_and_the_draft_what_is_refined() -> None:
    table = shaped()
    table.move_on()
    event = started(table.board, 5, 99.0)
    assert (event.author, event.brief, event.original) == (HOST, "A brief", "A draft")
    assert (event.limits, event.credits) == (table.first.refine, table.proposal.credits)
    session = start(event)
    assert session.best == 0
    assert isinstance(next_action(session), StartRound)


def test_without_a_draft_the_session_writes_one_from_the_brief() -> None:
    table = shaped()
    table.edit("Another brief")
    event = started(table.board, 5, 99.0)
    assert (event.brief, event.original) == ("Another brief", None)
    assert isinstance(next_action(start(event)), StartRound)


def test_it_goes_on_in_the_boards_thread() -> None:
    table = shaped()
    table.append(Announced(1.0, 20), ThreadOpened(1.0, 21))
    event = started(table.board, 5, 99.0)
    assert (event.channel, event.guild, event.threads) == (21, 11, False)


def test_where_there_are_no_threads_it_goes_on_in_the_channel() -> None:
    table = shaped()
    table.append(Announced(1.0, 20), ThreadRefused(1.0))
    event = started(table.board, 5, 99.0)
    assert (event.channel, event.threads) == (10, False)


def test_nothing_of_the_session_is_older_than_the_boards_newest_message() -> None:
    table = shaped()
    assert started(table.board, 5, 99.0).command == 12
    table.append(Posted(1.0, "a", 31, ""), Posted(1.0, "b", 30, ""))
    assert started(table.board, 5, 99.0).command == 31


def test_a_board_begins_one_session_however_often_it_is_handed_over() -> None:
    board = shaped().board
    assert started(board, 5, 1.0).source == started(board, 5, 2.0).source
    assert started(board, 5, 1.0).source != started(board, 6, 1.0).source


def test_a_board_without_a_proposal_cannot_be_handed_over() -> None:
    with pytest.raises(ValueError, match="nothing to refine"):
        started(Table().board, 5, 1.0)


def test_it_goes_on_in_the_boards_language() -> None:
    table = Table(replace(shaped().first, language="de"))
    assert table.board.place.language == "de"
    board = replace(shaped().board, place=table.board.place)
    assert start(started(board, 5, 99.0)).place.language == "de"
