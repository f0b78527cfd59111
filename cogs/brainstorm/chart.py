"""The picture of a vote: who won by how much, and the same in words. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from bot.brainstorm.board import Board
from bot.brainstorm.tally import standings
from bot.story.hidden import one_line
from bot.text import Catalogue
from cogs.thread import excerpt
from cogs.thread.card import Picture
from cogs.thread.limits import LONGEST_ALT_TEXT

DRAWING = "cogs.brainstorm.drawing"
"""The program that draws the chart."""
_MOST = 8
"""The most bars that can be told apart on a phone."""
_LABEL = 52


@dataclass(frozen=True, slots=True)
class Votes:
    """What the picture shows: a bar per idea, the one with most votes first."""

    title: str
    labels: tuple[str, ...]
    votes: tuple[int, ...]


def picture_of(board: Board, catalogue: Catalogue) -> Picture | None:
    """The picture of a board's vote, or None where there was nothing to choose."""
    shown = [s for s in standings(board) if s.votes][:_MOST]
    if len(shown) < 2:
        return None
    texts = [one_line(s.option.text) for s in shown]
    votes = Votes(
        title=catalogue.say("chart-votes"),
        labels=tuple(excerpt.head(text, _LABEL) for text in texts),
        votes=tuple(s.votes for s in shown),
    )
    told = [
        catalogue.say("chart-votes-one", text=excerpt.head(text, 60), votes=s.votes)
        for text, s in zip(texts, shown, strict=True)
    ]
    words = catalogue.say("chart-votes-words", topic=board.title, votes=", ".join(told))
    description = excerpt.head(words, LONGEST_ALT_TEXT)
    return Picture("votes.png", json.dumps(asdict(votes)), DRAWING, description)
