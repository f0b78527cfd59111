"""A program that draws a chart: its JSON on standard input, a PNG on standard output.

A process of its own, because matplotlib would add 42 MB to the bot for as long as it runs.
"""

from __future__ import annotations

import sys

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from pydantic import TypeAdapter

from bot.refine.rubric import HIGHEST, LOWEST
from cogs.refine.chart import Chart
from cogs.thread.ink import INK, LINE, PAPER, TEXT, TITLE, VALUE, png, sheet

WIDTH, HEIGHT = 1000, 780
"""Pixels."""
_HEAT = LinearSegmentedColormap.from_list("heat", ["#f3d9b8", "#f4f1d8", "#8fd0ab"])
"""All so light that dark ink on them keeps a contrast of more than 4.5 to 1."""
_LEFT, _RIGHT = 0.235, 0.985


def drawn(chart: Chart) -> bytes:
    """The PNG: the totals as a line, and below it a heat table of the criteria."""
    figure = sheet(WIDTH, HEIGHT)
    span = _RIGHT - _LEFT
    figure.text(0.025, 0.935, chart.title, fontsize=TITLE, color=INK, weight="bold")
    _line(figure.add_axes((_LEFT, 0.62, span, 0.3)), chart)
    figure.text(0.025, 0.48, chart.subtitle, fontsize=TITLE, color=INK, weight="bold")
    if chart.criteria:
        _table(figure.add_axes((_LEFT, 0.02, span, 0.44)), chart)
    return png(figure)


def _line(axes: Axes, chart: Chart) -> None:
    places = range(len(chart.totals))
    axes.plot(places, chart.totals, color=LINE, linewidth=4, marker="o", markersize=11)
    for place, total in zip(places, chart.totals, strict=True):
        axes.annotate(
            _tenths(total, chart.point),
            (place, total),
            xytext=(0, 13),
            textcoords="offset points",
            ha="center",
            fontsize=VALUE,
            color=INK,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1},  # no line through it
        )
    low, high = min(chart.totals), max(chart.totals)
    room = max(high - low, 1.0)
    axes.set_ylim(low - 0.2 * room, high + 0.6 * room)
    axes.set_yticks([])
    _columns(axes, chart)


def _table(axes: Axes, chart: Chart) -> None:
    nan = float("nan")
    values = [[nan if value is None else value for value in row] for row in chart.points]
    axes.imshow(values, cmap=_HEAT, vmin=LOWEST, vmax=HIGHEST, aspect="auto")
    for y, row in enumerate(chart.points):
        for x, value in enumerate(row):
            text = "–" if value is None else _tenths(value, chart.point)
            axes.text(x, y, text, ha="center", va="center_baseline", fontsize=VALUE, color=INK)
    axes.set_yticks(range(len(chart.criteria)), chart.criteria, fontsize=TEXT)
    _columns(axes, chart)
    axes.set_xticks([])


def _tenths(value: float, point: str) -> str:
    return f"{value:.1f}".replace(".", point)


def _columns(axes: Axes, chart: Chart) -> None:
    """One place per draft, the same in both parts."""
    axes.set_facecolor(PAPER)
    axes.set_xlim(-0.5, len(chart.labels) - 0.5)
    axes.set_xticks(range(len(chart.labels)), chart.labels, fontsize=TEXT)
    axes.tick_params(length=0, pad=8, colors=INK)
    for spine in axes.spines.values():
        spine.set_visible(False)


def main() -> None:
    """Draw; what cannot be drawn ends the program with a message before anything is written."""
    sys.stdout.buffer.write(drawn(TypeAdapter(Chart).validate_json(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
