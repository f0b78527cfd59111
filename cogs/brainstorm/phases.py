"""What the card of each phase of a board says. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.brainstorm.board import Board
from bot.brainstorm.events import Phase
from bot.brainstorm.limits import PODIUM
from bot.brainstorm.tally import podium, standings, voters, winners
from bot.story.wait import Wait
from bot.text import Catalogue
from cogs.brainstorm.chart import picture_of
from cogs.brainstorm.lines import idea_line, names, option_line, standing_line
from cogs.thread import excerpt
from cogs.thread.admission import named
from cogs.thread.card import KEPT, NEUTRAL, REJECTED, WRITING, Button, Card, File
from cogs.thread.controls import Verb
from cogs.thread.in_line import in_line
from cogs.thread.markdown import legible
from cogs.thread.people import mention
from cogs.thread.times import until

_MOST_LINES = 12
_LIST, _WINNERS, _BRIEF = (2_800, 7_500), (2_000, 5_000), (1_000, 3_000)
"""The most characters and bytes of ideas on a card, of winners, and of the brief beside them."""


class PhasePainter:
    """The cards of one board as it stands, still without their keys."""

    def __init__(self, board: Board, catalogue: Catalogue, wait: Wait | None) -> None:
        self._board = board
        self._wait = wait
        self._catalogue = catalogue
        self._say = catalogue.say

    def card(self, phase: Phase, *, is_present: bool) -> Card | None:
        """The card of a phase, present or past; refining has cards of its own session."""
        paint: dict[Phase, Callable[[bool], Card]] = {
            Phase.GATHER: self._gather,
            Phase.VOTE: self._vote,
            Phase.SHAPE: self._shape,
            Phase.EMPTY: self._empty,
            Phase.CLOSED: self._closed,
        }
        return paint[phase](is_present) if phase in paint else None

    def _gather(self, is_present: bool) -> Card:
        board, say = self._board, self._say
        ideas = board.live_ideas
        if is_present and board.ends_at is not None:
            lines = [say("board-gather", ideas=len(ideas), until=until(board.ends_at))]
        else:
            lines = [say("board-gathered", ideas=len(ideas))]
        if len(ideas) > _MOST_LINES:
            lines.append(say("board-earlier", number=len(ideas) - _MOST_LINES))
        shown = [idea_line(board, idea, self._catalogue) for idea in ideas[-_MOST_LINES:]]
        lines += [excerpt.head("\n".join(shown), *_LIST)] if shown else []
        lines += self._with_whom()
        if is_present:
            lines += [self._thinking("board-thinking")] if board.sparks_wanted else []
            lines += self._problem()
            lines.append(say("board-how-anonymous" if board.limits.is_anonymous else "board-how"))
        buttons = (
            Button(Verb.IDEA, say("button-idea"), is_present),
            Button(Verb.SPARK, say("button-spark"), is_present),
            self._all_ideas(),
            Button(Verb.NEXT, say("button-next-gather"), is_present),
        )
        return Card("", None, WRITING, ("\n".join(lines),), buttons)

    def _vote(self, is_present: bool) -> Card:
        board, say = self._board, self._say
        is_open = is_present and board.groups is not None
        if is_present and board.groups is None:
            lines = [say("board-grouping"), *self._in_line()]
        elif is_open and board.ends_at is not None:
            limit = board.limits.votes
            lines = [say("board-vote", until=until(board.ends_at), votes=limit), *self._options()]
            code = "board-voters-hidden" if board.hides_votes else "board-voters"
            lines += [*self._problem(), say(code, people=len(voters(board)))]
        else:
            lines = [say("board-voted"), say("board-voters", people=len(voters(board)))]
        buttons = (
            Button(Verb.BALLOT, say("button-ballot"), is_open),
            self._all_ideas(),
            Button(Verb.NEXT, say("button-next-vote"), is_open),
        )
        return Card("", None, NEUTRAL, ("\n".join(lines),), buttons)

    def _options(self) -> list[str]:
        """In the order of their numbers, so that nothing moves under a finger, and how many win."""
        board = self._board
        every = sorted(standings(board), key=lambda s: s.option.number)
        lines = [
            option_line(board, s.option, None if board.hides_votes else s.votes, self._catalogue)
            for s in every[:_MOST_LINES]
        ]
        lines = [excerpt.head("\n".join(lines), *_LIST)]
        more = len(every) - _MOST_LINES
        lines += [self._say("board-more", number=more)] if more > 0 else []
        return [*lines, self._say("board-places", places=PODIUM)] if len(every) > PODIUM else lines

    def _shape(self, is_present: bool) -> Card:
        board, say = self._board, self._say
        proposal = board.proposal
        is_ready = is_present and proposal is not None
        buttons = (
            Button(Verb.NEXT, say("button-next-shape"), is_ready, is_main=True),
            Button(Verb.BRIEF, say("button-brief"), is_ready),
            self._all_ideas(),
            Button(Verb.EXPORT, say("button-export")),
        )
        lines, picture = "\n".join(self._result()), picture_of(board, self._catalogue)
        card = Card("", None, KEPT, (lines,), buttons, picture=picture)
        if proposal is None:
            thinking = (self._thinking("board-shaping"),) if is_present else ()
            return replace(card, blocks=(*card.blocks, *thinking))
        readable = legible(proposal.brief)
        shown = excerpt.beginning(readable, *_BRIEF)
        is_whole = shown == readable
        blocks = (*card.blocks, f"{say('board-brief')}\n{shown}", self._outlook(is_whole))
        return replace(
            card,
            blocks=tuple(filter(None, blocks)),
            file=None if is_whole else File("brief.md", proposal.brief),
        )

    def _result(self) -> list[str]:
        """What goes into the brief, and whether it had room for all that won."""
        board, say = self._board, self._say
        every, won = standings(board), winners(board)
        is_crowded = len(podium(board)) > len(won)
        has_votes = any(s.votes for s in every)
        if len(every) == 1:
            title = say("board-result-one")
        elif has_votes:
            title = say("board-result", winners=len(won))
        elif is_crowded:
            title = say("board-result-first", most=len(won))
        else:
            title = say("board-result-none")
        places = "\n".join(standing_line(board, s, self._catalogue) for s in won)
        lines = [title, excerpt.head(places, *_WINNERS)]
        more = len(every) - len(won)
        lines += [say("board-more", number=more)] if more else []
        lines += [say("board-crowded", most=len(won))] if is_crowded and has_votes else []
        return [*lines, *self._with_whom()]

    def _outlook(self, is_whole: bool) -> str:
        """Below the brief: where it is from, and what comes next, which is nothing once closed."""
        board, say, proposal = self._board, self._say, self._board.proposal
        host = mention(board.host, self._catalogue)
        lines = [] if is_whole else [say("board-brief-in-file")]
        if proposal is not None and proposal.is_edited:
            lines += [] if board.phase is Phase.CLOSED else [say("board-edited", host=host)]
        elif proposal is not None and proposal.is_by_rule:
            lines += [*self._withheld(), say("board-by-rule")]
        if board.phase is Phase.SHAPE and board.ends_at is not None:
            lines.append(say("board-starts", until=until(board.ends_at), host=host))
        elif board.phase is Phase.REFINE:
            lines.append(say("board-handed"))
        return "\n".join(lines)

    def _empty(self, is_present: bool) -> Card:
        say = self._say
        lines = say("board-empty", host=mention(self._board.host, self._catalogue))
        button = Button(Verb.NEXT, say("button-next-empty"), is_present)
        return Card("", None, REJECTED, (lines,), (button,))

    def _closed(self, _is_present: bool) -> Card:
        lines = self._say("board-closed")
        return Card("", None, REJECTED, (lines,), (self._all_ideas(),))

    def _in_line(self) -> list[str]:
        return [] if self._wait is None else [in_line(self._wait, self._catalogue)]

    def _thinking(self, code: str) -> str:
        """What the model is at, or how long others have it first."""
        return "".join(self._in_line()) or self._say(code)

    def _problem(self) -> list[str]:
        """What the model could not do, once; the board goes on."""
        failure = self._board.failure
        failed = [self._say("board-failed", code=failure)] if failure else []
        return [*failed, *self._withheld()]

    def _withheld(self) -> list[str]:
        """That something of the model's last answer was kept out, and for what."""
        categories = named(self._board.withheld, self._catalogue)
        return [self._say("board-withheld", categories=categories)] if categories else []

    def _with_whom(self) -> list[str]:
        people = self._board.people
        if not people or self._board.limits.is_anonymous:
            return []
        return [self._say("board-people", people=names(people, self._catalogue, 10))]

    def _all_ideas(self) -> Button:
        return Button(Verb.IDEAS, self._say("button-ideas"), bool(self._board.live_ideas))
