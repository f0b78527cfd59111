"""Phases: how one ends and the next begins, and what an answer of the model changes."""

from __future__ import annotations

from dataclasses import replace

from bot.brainstorm.board import Board, Proposal
from bot.brainstorm.events import (
    CallFailed,
    CallPostponed,
    CallRefused,
    Do,
    Grouped,
    Phase,
    Shaped,
    Sparked,
)
from bot.brainstorm.grouping import Groups, grouped, partition
from bot.brainstorm.ideas import sparks_left, with_idea
from bot.brainstorm.limits import MOST_CHARACTERS, REVIEW_SECONDS
from bot.brainstorm.loop import StartCall, next_action, wanted
from bot.brainstorm.shaping import LONGEST_BRIEF, by_rule


def moved_on(board: Board) -> Board:
    """The next phase; what only the earlier one wanted is wanted no more.

    What the model is still asked for, groups or a brief, is not passed over: its call goes on.
    """
    if wanted(board) is not None and board.phase is not Phase.GATHER:
        return board
    board = replace(board, call=None, sparks_wanted=0, failure="")
    match board.phase:
        case Phase.GATHER:
            ideas = board.live_ideas
            if not ideas:
                return enter(board, Phase.EMPTY, None)
            if len(ideas) == 1:
                board = replace(board, groups=((ideas[0].number,),))
                return enter(board, Phase.SHAPE, None)
            return enter(board, Phase.VOTE, None)  # its time begins when it can be voted
        case Phase.VOTE:
            return enter(board, Phase.SHAPE, None)
        case Phase.SHAPE:
            return enter(board, Phase.REFINE, None)
        case Phase.EMPTY:
            return enter(board, Phase.GATHER, board.now + board.limits.gather)
        case _:
            return board


def enter(board: Board, phase: Phase, ends_at: float | None) -> Board:
    """A phase begins, and ends at `ends_at` unless somebody ends it before."""
    return replace(board, phases=(*board.phases, phase), ends_at=ends_at, retry_at=None)


def woken(board: Board, at: float) -> Board:
    """What a time brings: a postponed call is due, or the phase is over."""
    if board.retry_at is not None and at >= board.retry_at:
        board = replace(board, retry_at=None)
    is_over = board.ends_at is not None and at >= board.ends_at
    return moved_on(board) if is_over else board


def edited(board: Board, brief: str) -> Board:
    """A new brief: the draft that was written from the old one is not what is wanted, and what
    became of the ideas in it is not known any more."""
    brief = brief.strip()[:LONGEST_BRIEF]
    if board.phase is not Phase.SHAPE or board.proposal is None or not brief:
        return board
    if brief == board.proposal.brief:
        return board
    unknown = tuple(replace(credit, became="") for credit in board.proposal.credits)
    edited = replace(board.proposal, brief=brief, draft=None, credits=unknown, is_edited=True)
    return replace(board, proposal=edited)


def answered(board: Board, event: Sparked | Grouped | Shaped | CallFailed) -> Board:
    """What an answer changes, if its call is open."""
    call = board.call
    if call is None or call.number != event.attempt:
        return board
    board = replace(board, call=None, deaths=0, failure="", withheld=())
    match event, call.do:
        case Sparked(ideas=texts, withheld=withheld), Do.SPARK:
            wanted = board.sparks_wanted
            board = replace(board, sparks_wanted=0, withheld=withheld)
            new = [text.strip()[:MOST_CHARACTERS] for text in texts if text.strip()]
            for text in new[: min(wanted, sparks_left(board))]:
                board = with_idea(board, None, text, event.at)
            return board
        case Grouped(groups=groups), Do.GROUP:
            return _with_groups(board, partition(board.live_ideas, groups))
        case Shaped(brief=brief, draft=draft, credits=credits), Do.SHAPE if brief.strip():
            proposal = Proposal(brief.strip()[:LONGEST_BRIEF], draft or None, credits)
            return _with_proposal(board, proposal)
        case Shaped(withheld=withheld), Do.SHAPE if withheld:
            return _failed(replace(board, withheld=withheld), Do.SHAPE)
        case CallFailed(code=code, groups=groups), do:
            return _failed(replace(board, failure=code), do, groups)
        case _, do:  # an answer to something else
            return _failed(board, do)


def refused(board: Board, event: CallRefused) -> Board:
    """The call that is due is not made; the board goes on as if it had failed."""
    match next_action(board):
        case StartCall(due, do) if due == event.attempt:
            return _failed(replace(board, calls=due, failure=event.code), do, event.groups)
        case _:
            return board


def postponed(board: Board, event: CallPostponed) -> Board:
    """The call that is wanted is tried again later; a call that is open goes on."""
    if board.call is not None or wanted(board) is None:
        return board
    return replace(board, retry_at=event.until)


def _failed(board: Board, do: Do, groups: Groups = ()) -> Board:
    """A phase never waits for a model that fails: rules do what they can."""
    if do is Do.GROUP:
        return _with_groups(board, groups or grouped(board.live_ideas))
    if do is Do.SHAPE:
        return _with_proposal(board, by_rule(board))
    return replace(board, sparks_wanted=0)


def _with_groups(board: Board, groups: tuple[tuple[int, ...], ...]) -> Board:
    """Now it can be voted, unless there is nothing to choose."""
    board = replace(board, groups=groups)
    if len(groups) < 2:
        return moved_on(board)
    return replace(board, ends_at=board.now + board.limits.vote)


def _with_proposal(board: Board, proposal: Proposal) -> Board:
    return replace(board, proposal=proposal, ends_at=board.now + REVIEW_SECONDS)
