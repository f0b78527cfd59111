"""The picture of a board: which cards its thread should show. Pure.

The board lives on one card a phase: people find what they can do now at the end of the thread, and
what was before stays above it. Discord limits edits of old messages; where a phase outlasts that,
its card goes on as a new one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.brainstorm.board import Board
from bot.brainstorm.events import Phase
from bot.brainstorm.limits import MOST_CHARACTERS
from bot.brainstorm.tally import standings, voters, winners
from bot.story.hints import Hint
from bot.story.place import Post
from bot.story.wait import Wait
from bot.text import Catalogue
from cogs.brainstorm.chart import picture_of
from cogs.brainstorm.lines import idea_line, names, option_line, standing_line
from cogs.thread import excerpt
from cogs.thread.admission import named
from cogs.thread.card import (
    HEAD,
    KEPT,
    NEUTRAL,
    REJECTED,
    WRITING,
    Button,
    Card,
    File,
    may_be_edited,
)
from cogs.thread.controls import Verb
from cogs.thread.in_line import in_line
from cogs.thread.markdown import legible, quoted
from cogs.thread.people import mention
from cogs.thread.times import until

_MOST_LINES = 12
_LIST, _WINNERS, _BRIEF = (2_800, 7_500), (2_000, 5_000), (1_000, 3_000)
"""The most characters and bytes of ideas on a card, of winners, and of the brief beside them."""


def head(board: Board, catalogue: Catalogue) -> Card:
    """What is thought about, until when, and for whom; it is never edited."""
    say = catalogue.say
    lines = [
        say(
            "board-head",
            topic=quoted(board.topic, 300),
            until=until(board.opened + board.limits.gather),
            votes=board.limits.votes,
            host=mention(board.host, catalogue),
        )
    ]
    if board.goal:
        lines.append(say("board-goal", goal=quoted(board.goal, 300)))
    if board.limits.is_anonymous:
        lines.append(say("board-anonymous"))
    buttons = (Button(Verb.IDEA, say("button-idea")), Button(Verb.CLOSE, say("button-close")))
    return Card(HEAD, None, WRITING, ("\n".join(lines),), buttons)


def cards(board: Board, catalogue: Catalogue, wait: Wait | None = None) -> list[Card]:
    """Everything that the thread should show beside the head, in the order of its messages.

    Args:
        board: the board as it stands.
        catalogue: the words.
        wait: how it stands in the line for the model, if it does.
    """
    painter = _Painter(board, catalogue, wait)
    shown = [painter.card(step, phase) for step, phase in enumerate(board.phases, 1)]
    hints = [painter.hint(number, hint) for number, hint in enumerate(board.hints, 1)]
    return [*(card for card in shown if card is not None), *hints, *painter.earlier()]


class _Painter:
    """The cards of one board as it stands."""

    def __init__(self, board: Board, catalogue: Catalogue, wait: Wait | None) -> None:
        self._board = board
        self._wait = wait
        self._catalogue = catalogue
        self._say = catalogue.say

    def card(self, step: int, phase: Phase) -> Card | None:
        """The card of a phase, present or past; refining has cards of its own session."""
        is_present = step == self._board.step
        paint: dict[Phase, Callable[[bool], Card]] = {
            Phase.GATHER: self._gather,
            Phase.VOTE: self._vote,
            Phase.SHAPE: self._shape,
            Phase.EMPTY: self._empty,
            Phase.CLOSED: self._closed,
        }
        return self._placed(step, paint[phase](is_present)) if phase in paint else None

    def earlier(self) -> list[Card]:
        """Cards that later ones took the place of, where they may name somebody who was forgotten:
        they show what the later ones do."""
        place, found = self._board.place, []
        if place.reopened is None:
            return []
        for step, phase in enumerate(self._board.phases, 1):
            newest = self.card(step, phase)
            if newest is not None:
                own = [p.card for p in _posts(self._board, step) if p.card != newest.key]
                found += [replace(newest, key=key) for key in own]
        return found

    def hint(self, number: int, hint: Hint) -> Card:
        """A word to one person; it answers their message."""
        code = hint.why or ("hint-idea-reply" if hint.is_reply else "hint-idea")
        if not hint.why and self._board.limits.is_anonymous:
            code = "hint-idea-anonymous"  # what the others advise would show a name
        words = self._say(code, limit=MOST_CHARACTERS)
        button = Button(Verb.IDEA, self._say("button-idea"))
        return Card(
            f"hint{number}",
            None,
            NEUTRAL,
            (words,),
            (button,),
            answers=hint.message,
            channel=hint.channel,
        )

    def _placed(self, step: int, card: Card) -> Card:
        """The card under its key: that of the phase's newest message, or of another one where
        that is too old to be changed."""
        key, place = f"board{step}", self._board.place
        own = _posts(self._board, step)
        if not own:
            return replace(card, key=key)
        card = replace(card, key=own[-1].card)
        may_be = may_be_edited(own[-1], place, self._board.now)
        is_right = own[-1].digest == card.digest or may_be
        if is_right or step < self._board.step:
            return card
        return replace(card, key=f"{key}n{len(own) + 1}")

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
        """In the order of their numbers, so that nothing moves under a finger."""
        board = self._board
        every = sorted(standings(board), key=lambda s: s.option.number)
        lines = [
            option_line(board, s.option, None if board.hides_votes else s.votes, self._catalogue)
            for s in every[:_MOST_LINES]
        ]
        lines = [excerpt.head("\n".join(lines), *_LIST)]
        more = len(every) - _MOST_LINES
        return [*lines, self._say("board-more", number=more)] if more > 0 else lines

    def _shape(self, is_present: bool) -> Card:
        board, say = self._board, self._say
        won, proposal = winners(board), board.proposal
        places = "\n".join(standing_line(board, s, self._catalogue) for s in won)
        lines = [self._result_title(), excerpt.head(places, *_WINNERS)]
        more = len(standings(board)) - len(won)
        lines += [say("board-more", number=more)] if more > 0 else []
        lines += self._with_whom()
        is_ready = is_present and proposal is not None
        buttons = (
            Button(Verb.NEXT, say("button-next-shape"), is_ready, is_main=True),
            Button(Verb.BRIEF, say("button-brief"), is_ready),
            self._all_ideas(),
            Button(Verb.EXPORT, say("button-export")),
        )
        card = Card(
            "", None, KEPT, ("\n".join(lines),), buttons, picture=picture_of(board, self._catalogue)
        )
        if proposal is None:
            thinking = (self._thinking("board-shaping"),) if is_present else ()
            return replace(card, blocks=(*card.blocks, *thinking))
        readable = legible(proposal.brief)
        shown = excerpt.beginning(readable, *_BRIEF)
        is_whole = shown == readable
        return replace(
            card,
            blocks=(*card.blocks, f"{say('board-brief')}\n{shown}", self._outlook(is_whole)),
            file=None if is_whole else File("brief.md", proposal.brief),
        )

    def _result_title(self) -> str:
        if len(standings(self._board)) == 1:
            return self._say("board-result-one")
        has_votes = any(s.votes for s in standings(self._board))
        return self._say("board-result" if has_votes else "board-result-none")

    def _outlook(self, is_whole: bool) -> str:
        """Below the brief: where it is from, and what comes next."""
        board, say, proposal = self._board, self._say, self._board.proposal
        host = mention(board.host, self._catalogue)
        lines = [] if is_whole else [say("board-brief-in-file")]
        if proposal is not None and proposal.is_edited:
            lines.append(say("board-edited", host=host))
        elif proposal is not None and proposal.is_by_rule:
            lines += [*self._withheld(), say("board-by-rule")]
        if board.phase is Phase.SHAPE and board.ends_at is not None:
            lines.append(say("board-starts", until=until(board.ends_at), host=host))
        else:
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
        failed = [self._say("board-failed", problem=self._say(failure))] if failure else []
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


def _posts(board: Board, step: int) -> list[Post]:
    """The messages of a phase, the newest last."""
    key = f"board{step}"
    return [p for p in board.place.posts if p.card == key or p.card.startswith(f"{key}n")]
