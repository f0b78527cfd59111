"""What an event changes: `apply(board, event)`, and `fold(log)`, the board as it stands now.

Every event is welcome at any time: one that means nothing any more (an answer to a closed call, a
vote after the vote) leaves the board as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.brainstorm.board import Board, Call
from bot.brainstorm.events import (
    Abandoned,
    BriefEdited,
    CallFailed,
    CallPostponed,
    CallRefused,
    CallStarted,
    Closed,
    Grouped,
    HandedOver,
    IdeaChanged,
    IdeaGiven,
    MovedOn,
    Opened,
    Phase,
    Shaped,
    SparkAsked,
    Sparked,
    Voted,
)
from bot.brainstorm.ideas import changed, forgotten, given, refusal, spark_asked, sparks_left
from bot.brainstorm.limits import MOST_PEOPLE, MOST_SPARKS
from bot.brainstorm.loop import HandOver, StartCall, next_action
from bot.brainstorm.phases import answered, edited, enter, moved_on, postponed, refused, woken
from bot.brainstorm.reactions import reacted
from bot.brainstorm.tally import options
from bot.story import place
from bot.story.events import (
    Event,
    Forgotten,
    Interrupted,
    Noted,
    Spent,
    Unheard,
    Woke,
    source_of,
)
from bot.story.hints import with_hint
from bot.story.place import Place
from bot.story.sources import Sources

__all__ = ["apply", "fold", "refusal", "sparks_left"]


def fold(log: Iterable[Event]) -> Board:
    """The board that a log tells of.

    Raises:
        ValueError: the log does not begin with `Opened`.
    """
    events = iter(log)
    first = next(events, None)
    if not isinstance(first, Opened):
        raise ValueError("a board's log begins with Opened")
    board = Board(
        host=first.host,
        topic=first.topic,
        goal=first.goal,
        limits=first.limits,
        refine=first.refine,
        place=Place(
            first.channel, first.guild, first.command, first.threads, language=first.language
        ),
        opened=first.at,
        now=first.at,
        sparks_wanted=max(0, min(first.sparks, MOST_SPARKS)),
        ends_at=first.at + first.limits.gather,
        sources=Sources([first.source]),
    )
    for event in events:
        board = apply(board, event)
    return board


def apply(board: Board, event: Event) -> Board:
    """The board as it is after the event."""
    source = source_of(event)
    if source in board.sources:
        return board
    board = replace(board, now=max(board.now, event.at))
    if source is not None:
        board = replace(board, sources=board.sources.with_(source))
    match event:
        case IdeaGiven():
            return given(board, event)
        case IdeaChanged(message=message, text=text):
            return changed(board, message, text)
        case SparkAsked(person=person):
            return spark_asked(board, person)
        case Voted():
            return _voted(board, event)
        case MovedOn(phase=phase):
            return moved_on(board) if phase is board.phase else board
        case BriefEdited(brief=brief):
            return edited(board, brief)
        case Woke(at=at):
            return woken(board, at)
        case CallStarted(attempt=attempt, do=do):
            if next_action(board) != StartCall(attempt, do):
                return board
            return replace(board, call=Call(attempt, do), calls=attempt)
        case CallRefused():
            return refused(board, event)
        case CallPostponed():
            return postponed(board, event)
        case Closed() if board.is_live:
            return enter(replace(board, call=None, sparks_wanted=0), Phase.CLOSED, None)
        case Abandoned():
            return enter(replace(board, call=None, sparks_wanted=0), Phase.GONE, None)
        case HandedOver(session=session):
            is_due = next_action(board) == HandOver()
            return replace(board, session=session) if is_due else board
        case Noted(request=idea):
            ideas = (replace(i, is_noted=True) if str(i.number) == idea else i for i in board.ideas)
            return replace(board, ideas=tuple(ideas))
        case Forgotten():
            board = forgotten(board, event)
            return replace(board, place=place.apply(board.place, event))
        case Unheard():
            return replace(board, hints=with_hint(board.hints, event))
        case Spent():
            return replace(board, spending=board.spending.with_call(event))
        case Interrupted(died=died):
            deaths = board.deaths + (died and board.call is not None)
            return replace(board, call=None, deaths=deaths)
        case Sparked() | Grouped() | Shaped() | CallFailed():
            return answered(board, event)
        case _:
            return replace(board, place=place.apply(board.place, event))


def _voted(board: Board, event: Voted) -> Board:
    is_open = board.phase in (Phase.GATHER, Phase.VOTE)
    if not is_open or (event.person not in board.people and len(board.people) >= MOST_PEOPLE):
        return board
    heading = {i.number: o.number for o in options(board) for i in o.ideas}
    among = {n for n, number in heading.items() if number in event.among} | set(event.among)
    chosen = [n for n in dict.fromkeys(event.chosen) if board.idea(n) and n in event.among]
    stays = {n for n in among if n in chosen or heading.get(n) in chosen}
    marks = [m for m in board.marks if m[0] != event.person or m[1] not in among or m[1] in stays]
    held = {heading.get(number) for person, number in marks if person == event.person}
    marks += [(event.person, n) for n in chosen if heading.get(n) not in held]
    return replace(reacted(board, event), marks=tuple(marks), casts=board.casts + 1)
