"""A program that draws a vote: its JSON on standard input, a PNG on standard output."""

from __future__ import annotations

import sys

from pydantic import TypeAdapter

from cogs.brainstorm.chart import Votes
from cogs.thread.ink import INK, LINE, PAPER, TEXT, VALUE, headed, png

WIDTH = 1000
_TOP, _BAR = 90, 96
"""Pixels for the title, and for each idea: its words stand above its bar."""


def drawn(votes: Votes) -> bytes:
    """The PNG: a bar per idea."""
    height = _TOP + _BAR * len(votes.votes) + 20
    figure = headed(WIDTH, height, _TOP, votes.title)
    axes = figure.add_axes((0.025, 20 / height, 0.95, _BAR * len(votes.votes) / height))
    axes.set_facecolor(PAPER)
    places = range(len(votes.votes), 0, -1)
    axes.barh([place - 0.22 for place in places], votes.votes, height=0.36, color=LINE)
    longest = max(votes.votes)
    for place, label, count in zip(places, votes.labels, votes.votes, strict=True):
        axes.text(0, place + 0.08, label, fontsize=TEXT, color=INK, va="bottom", parse_math=False)
        axes.text(
            count + 0.015 * longest,
            place - 0.22,
            str(count),
            fontsize=VALUE,
            color=INK,
            va="center",
        )
    axes.set_xlim(0, longest * 1.08)
    axes.set_ylim(0.5, len(votes.votes) + 0.5)
    axes.set_axis_off()
    return png(figure)


def main() -> None:
    """Draw; what cannot be drawn ends the program with a message before anything is written."""
    sys.stdout.buffer.write(drawn(TypeAdapter(Votes).validate_json(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
