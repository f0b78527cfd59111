"""The kind of session that a board is, and its row in lists."""

from __future__ import annotations

from bot.brainstorm.board import Board
from bot.brainstorm.events import Opened
from bot.brainstorm.fold import apply, fold
from bot.brainstorm.forgetting import overwritten
from bot.brainstorm.loop import next_action
from bot.story.kind import Kind
from bot.story.summary import Status, Summary

NAME = "brainstorm"


def summarize(board: Board) -> Summary:
    """The summary of a board as it stands.

    One that people can do something to is looked after by a new process even where nothing is
    left to do by itself: what they did in the old one's last moment may not be shown.
    """
    status = Status.CLOSED if board.is_closed else Status.WAITING
    if board.session is not None:
        status = Status.OVER
    if board.is_live or next_action(board) is not None or board.place.seeded < board.step:
        status = Status.RUNNING
    place = board.place
    whose = (board.title, board.host, None, board.wake_at, NAME)
    return Summary(status, *whose, place.guild, place.channel, place.thread)


BRAINSTORM: Kind[Board] = Kind(NAME, Opened, fold, apply, summarize, overwritten)
