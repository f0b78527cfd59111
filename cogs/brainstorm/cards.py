"""The picture of a board: which cards its thread should show. Pure.

The board lives on one card a phase: people find what they can do now at the end of the thread, and
what was before stays above it. Discord limits edits of old messages; where a phase outlasts that,
its card goes on as a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.brainstorm.board import Board
from bot.brainstorm.limits import MOST_CHARACTERS
from bot.story.hints import Hint
from bot.story.place import Post
from bot.story.wait import Wait
from bot.text import Catalogue
from cogs.brainstorm.phases import PhasePainter
from cogs.thread.card import HEAD, NEUTRAL, WRITING, Button, Card, may_be_edited
from cogs.thread.controls import Verb
from cogs.thread.markdown import quoted
from cogs.thread.people import mention
from cogs.thread.times import until


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
    painter = PhasePainter(board, catalogue, wait)
    shown = {
        step: _placed(board, step, card)
        for step, phase in enumerate(board.phases, 1)
        if (card := painter.card(phase, is_present=step == board.step)) is not None
    }
    hints = [_hint(board, n, hint, catalogue) for n, hint in enumerate(board.hints, 1)]
    return [*shown.values(), *hints, *_earlier(board, shown)]


def _placed(board: Board, step: int, card: Card) -> Card:
    """The card under its key: that of the phase's newest message, or of another one where that is
    too old to be changed."""
    key = f"board{step}"
    own = _posts(board, step)
    if not own:
        return replace(card, key=key)
    card = replace(card, key=own[-1].card)
    is_right = own[-1].digest == card.digest or may_be_edited(own[-1], board.place, board.now)
    if is_right or step < board.step:
        return card
    return replace(card, key=f"{key}n{len(own) + 1}")


def _earlier(board: Board, shown: Mapping[int, Card]) -> list[Card]:
    """Cards that later ones took the place of, where they may name somebody who was forgotten:
    they show what the later ones do."""
    if board.place.reopened is None:
        return []
    return [
        replace(newest, key=post.card)
        for step, newest in shown.items()
        for post in _posts(board, step)
        if post.card != newest.key
    ]


def _hint(board: Board, number: int, hint: Hint, catalogue: Catalogue) -> Card:
    """A word to one person; it answers their message.

    The message is known by its button's custom id, also where that is of no use.
    """
    code = hint.why or ("hint-idea-reply" if hint.is_reply else "hint-idea")
    if not hint.why and board.limits.is_anonymous:
        code = "hint-idea-anonymous"  # what the others advise would show a name
    words = catalogue.say(code, limit=MOST_CHARACTERS)
    can_add = not hint.why.startswith("refused")
    buttons = (Button(Verb.IDEA, catalogue.say("button-idea"), is_enabled=can_add),)
    key, to = f"hint{number}", hint.message
    return Card(key, None, NEUTRAL, (words,), buttons, answers=to, channel=hint.channel)


def _posts(board: Board, step: int) -> list[Post]:
    """The messages of a phase, the newest last."""
    key = f"board{step}"
    return [p for p in board.place.posts if p.card == key or p.card.startswith(f"{key}n")]
