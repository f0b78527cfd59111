"""A program that draws what was used: its JSON on standard input, a PNG on standard output."""

from __future__ import annotations

import sys

from pydantic import TypeAdapter

from cogs.budgets.chart import Bars
from cogs.thread.ink import INK, LINE, PAPER, TEXT, VALUE, headed, png

WIDTH = 1000
_TOP, _BAR, _EDGE = 90, 60, 20
"""Pixels for the title, for each bar with its label before it, and below."""
_LABELS, _CAPTIONS = 0.36, 0.28
"""Parts of the width that are for words."""


def drawn(bars: Bars) -> bytes:
    """The PNG: a bar a line."""
    lines = len(bars.values)
    height = _TOP + _BAR * lines + _EDGE
    figure = headed(WIDTH, height, _TOP, bars.title)
    width = 1 - _LABELS - _CAPTIONS
    axes = figure.add_axes((_LABELS, _EDGE / height, width, _BAR * lines / height))
    axes.set_facecolor(PAPER)
    places = range(lines, 0, -1)
    axes.barh(places, bars.values, height=0.6, color=LINE)
    longest = max(bars.values)
    texts = zip(places, bars.labels, bars.values, bars.captions, strict=True)
    for place, label, value, caption in texts:
        axes.text(
            -0.03 * longest,
            place,
            label,
            fontsize=TEXT,
            color=INK,
            va="center",
            ha="right",
            parse_math=False,
        )
        axes.text(
            value + 0.03 * longest,
            place,
            caption,
            fontsize=VALUE,
            color=INK,
            va="center",
            parse_math=False,
        )
    axes.set_xlim(0, longest)
    axes.set_ylim(0.5, lines + 0.5)
    axes.set_axis_off()
    return png(figure)


def main() -> None:
    """Draw; what cannot be drawn ends the program with a message before anything is written."""
    sys.stdout.buffer.write(drawn(TypeAdapter(Bars).validate_json(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
