"""What an event changes: `apply(board, event)`, and `fold(log)`, the board as it stands now.

Every event is welcome at any time: one that means nothing any more (an answer to a closed call, a
vote after the vote) leaves the board as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.brainstorm.board import Board, Call, Idea, Proposal
from bot.brainstorm.events import (
    Abandoned,
    BriefEdited,
    CallFailed,
    CallStarted,
    Do,
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
from bot.brainstorm.grouping import grouped, partition
from bot.brainstorm.limits import (
    MOST_CHARACTERS,
    MOST_IDEAS,
    MOST_OF_ONE,
    MOST_PEOPLE,
    MOST_SPARKS,
    REVIEW_SECONDS,
)
from bot.brainstorm.loop import HandOver, StartCall, next_action
from bot.brainstorm.shaping import LONGEST_BRIEF, by_rule
from bot.brainstorm.tally import options
from bot.story import place
from bot.story.events import Event, Interrupted, Noted, Spent, Unheard, Woke, source_of
from bot.story.hints import with_hint
from bot.story.place import Place


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
        place=Place(first.channel, first.guild, first.command, first.threads),
        opened=first.at,
        now=first.at,
        sparks_wanted=max(0, min(first.sparks, MOST_SPARKS)),
        wake_at=first.at + first.limits.gather,
        sources=frozenset({first.source}),
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
        board = replace(board, sources=board.sources | {source})
    match event:
        case IdeaGiven():
            return _given(board, event)
        case IdeaChanged(message=message, text=text):
            return _changed(board, message, text)
        case SparkAsked():
            return _spark_asked(board)
        case Voted():
            return _voted(board, event)
        case MovedOn(phase=phase):
            return _moved_on(board) if phase is board.phase else board
        case BriefEdited(brief=brief):
            return _edited(board, brief)
        case Woke(at=at):
            is_due = board.wake_at is not None and at >= board.wake_at
            return _moved_on(board) if is_due else board
        case CallStarted(attempt=attempt, do=do):
            if next_action(board) != StartCall(attempt, do):
                return board
            return replace(board, call=Call(attempt, do), calls=attempt)
        case Abandoned():
            return _enter(replace(board, call=None, sparks_wanted=0), Phase.GONE, None)
        case HandedOver(session=session):
            is_due = next_action(board) == HandOver()
            return replace(board, session=session) if is_due else board
        case Noted(request=idea):
            ideas = (replace(i, is_noted=True) if str(i.number) == idea else i for i in board.ideas)
            return replace(board, ideas=tuple(ideas))
        case Unheard():
            return replace(board, hints=with_hint(board.hints, event))
        case Spent():
            return replace(board, spending=board.spending.with_call(event))
        case Interrupted():
            return replace(board, call=None)
        case Sparked() | Grouped() | Shaped() | CallFailed():
            return _answered(board, event)
        case _:
            return replace(board, place=place.apply(board.place, event))


def refusal(board: Board, person: int) -> str | None:
    """The code of the sentence why a person cannot add an idea now; None where they can."""
    own = sum(i.person == person for i in board.live_ideas)
    if board.phase is not Phase.GATHER:
        return "refused-gathered"
    if len(board.live_ideas) >= MOST_IDEAS:
        return "refused-full"
    if own >= MOST_OF_ONE:
        return "refused-many-ideas"
    if person not in board.people and len(board.people) >= MOST_PEOPLE:
        return "refused-crowd"
    return None


def _given(board: Board, event: IdeaGiven) -> Board:
    text = event.text.strip()[:MOST_CHARACTERS]
    if not text or refusal(board, event.person) is not None:
        return board
    return _with_idea(board, event.person, text, event.at, event.message)


def _with_idea(
    board: Board, person: int | None, text: str, at: float, message: int | None = None
) -> Board:
    idea = Idea(len(board.ideas) + 1, person, text, at, message)
    return replace(board, ideas=(*board.ideas, idea))


def _changed(board: Board, message: int, text: str) -> Board:
    """An idea can be changed while ideas are gathered; later it is what people vote for."""
    if board.phase is not Phase.GATHER:
        return board
    text = text.strip()[:MOST_CHARACTERS]
    for idea in (i for i in board.ideas if i.message == message):
        is_back = idea.is_withdrawn and bool(text)
        if is_back and refusal(board, idea.person or 0) is not None:
            continue  # meanwhile others took its place
        changed = replace(idea, text=text or idea.text, is_withdrawn=not text)
        ideas = (changed if i.number == idea.number else i for i in board.ideas)
        board = replace(board, ideas=tuple(ideas))
    return board


def sparks_left(board: Board) -> int:
    """How many more ideas the model may add."""
    had = sum(i.person is None for i in board.ideas)
    return min(MOST_SPARKS - had, MOST_IDEAS - len(board.live_ideas)) - board.sparks_wanted


def _spark_asked(board: Board) -> Board:
    """A repeat while the model thinks joins what was asked."""
    if board.phase is not Phase.GATHER or board.sparks_wanted or sparks_left(board) <= 0:
        return board
    return replace(board, sparks_wanted=1)


def _voted(board: Board, event: Voted) -> Board:
    is_open = board.phase in (Phase.GATHER, Phase.VOTE)
    if not is_open or (event.person not in board.people and len(board.people) >= MOST_PEOPLE):
        return board
    among = {i.number for o in options(board) if o.number in event.among for i in o.ideas}
    among |= set(event.among)
    chosen = [n for n in dict.fromkeys(event.chosen) if board.idea(n) and n in event.among]
    heading = {i.number: o.number for o in options(board) for i in o.ideas}
    stays = {n for n in among if n in chosen or heading.get(n) in chosen}
    marks = [m for m in board.marks if m[0] != event.person or m[1] not in among or m[1] in stays]
    held = {heading.get(number) for person, number in marks if person == event.person}
    marks += [(event.person, n) for n in chosen if heading.get(n) not in held]
    return replace(board, marks=tuple(marks), casts=board.casts + 1)


def _moved_on(board: Board) -> Board:
    """The next phase; what only the earlier one wanted is wanted no more.

    What the model is still asked for, groups or a brief, is not passed over: its call goes on.
    """
    if next_action(board) is not None and board.phase is not Phase.GATHER:
        return board
    board = replace(board, call=None, sparks_wanted=0, failure="")
    match board.phase:
        case Phase.GATHER:
            ideas = board.live_ideas
            if not ideas:
                return _enter(board, Phase.EMPTY, None)
            if len(ideas) == 1:
                board = replace(board, groups=((ideas[0].number,),))
                return _enter(board, Phase.SHAPE, None)
            return _enter(board, Phase.VOTE, None)  # its time begins when it can be voted
        case Phase.VOTE:
            return _enter(board, Phase.SHAPE, None)
        case Phase.SHAPE:
            return _enter(board, Phase.REFINE, None)
        case Phase.EMPTY:
            return _enter(board, Phase.GATHER, board.now + board.limits.gather)
        case _:
            return board


def _enter(board: Board, phase: Phase, wake_at: float | None) -> Board:
    return replace(board, phases=(*board.phases, phase), wake_at=wake_at)


def _edited(board: Board, brief: str) -> Board:
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


def _answered(board: Board, event: Sparked | Grouped | Shaped | CallFailed) -> Board:
    call = board.call
    if call is None or call.number != event.attempt:
        return board
    board = replace(board, call=None, failure="")
    match event, call.do:
        case Sparked(ideas=texts), Do.SPARK:
            wanted = board.sparks_wanted
            board = replace(board, sparks_wanted=0)
            new = [text.strip()[:MOST_CHARACTERS] for text in texts if text.strip()]
            for text in new[: min(wanted, sparks_left(board))]:
                board = _with_idea(board, None, text, event.at)
            return board
        case Grouped(groups=groups), Do.GROUP:
            return _with_groups(board, partition(board.live_ideas, groups))
        case Shaped(brief=brief, draft=draft, credits=credits), Do.SHAPE if brief.strip():
            proposal = Proposal(brief.strip()[:LONGEST_BRIEF], draft or None, credits)
            return _with_proposal(board, proposal)
        case CallFailed(code=code), do:
            return _failed(replace(board, failure=code), do)
        case _, do:  # an answer to something else
            return _failed(board, do)


def _failed(board: Board, do: Do) -> Board:
    """A phase never waits for a model that fails: rules do what they can."""
    if do is Do.GROUP:
        return _with_groups(board, grouped(board.live_ideas))
    if do is Do.SHAPE:
        return _with_proposal(board, by_rule(board))
    return replace(board, sparks_wanted=0)


def _with_groups(board: Board, groups: tuple[tuple[int, ...], ...]) -> Board:
    """Now it can be voted, unless there is nothing to choose."""
    board = replace(board, groups=groups)
    if len(groups) < 2:
        return _moved_on(board)
    return replace(board, wake_at=board.now + board.limits.vote)


def _with_proposal(board: Board, proposal: Proposal) -> Board:
    return replace(board, proposal=proposal, wake_at=board.now + REVIEW_SECONDS)
