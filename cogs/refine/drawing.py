"""A program that draws a chart: its JSON on standard input, a PNG on standard output.

A process of its own, because matplotlib would add 42 MB to the bot for as long as it runs.
"""

from __future__ import annotations

import io
import sys

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from pydantic import TypeAdapter

from bot.refine.rubric import HIGHEST, LOWEST
from cogs.refine.chart import Chart

WIDTH, HEIGHT = 1000, 780
"""Pixels. A phone shows it about 350 wide, so letters of 30 pixels are 10 there."""
_DPI = 100
_TEXT, _VALUE, _TITLE = (pixels * 72 / _DPI for pixels in (32, 30, 36))
_PAPER, _INK, _LINE = "#f7f7f4", "#1d2129", "#1f6f4d"
_HEAT = LinearSegmentedColormap.from_list("heat", ["#f3d9b8", "#f4f1d8", "#8fd0ab"])
"""All so light that dark ink on them keeps a contrast of more than 4.5 to 1."""
_LEFT, _RIGHT = 0.235, 0.985


def drawn(chart: Chart) -> bytes:
    """The PNG: the totals as a line, and below it a heat table of the criteria."""
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=_PAPER)
    FigureCanvasAgg(figure)  # becomes the figure's canvas
    span = _RIGHT - _LEFT
    figure.text(0.025, 0.935, chart.title, fontsize=_TITLE, color=_INK, weight="bold")
    _line(figure.add_axes((_LEFT, 0.62, span, 0.3)), chart)
    figure.text(0.025, 0.48, chart.subtitle, fontsize=_TITLE, color=_INK, weight="bold")
    if chart.criteria:
        _table(figure.add_axes((_LEFT, 0.02, span, 0.44)), chart)
    png = io.BytesIO()
    figure.savefig(png, format="png", facecolor=_PAPER)
    return png.getvalue()


def _line(axes: Axes, chart: Chart) -> None:
    places = range(len(chart.totals))
    axes.plot(places, chart.totals, color=_LINE, linewidth=4, marker="o", markersize=11)
    for place, total in zip(places, chart.totals, strict=True):
        axes.annotate(
            f"{total:.1f}",
            (place, total),
            xytext=(0, 13),
            textcoords="offset points",
            ha="center",
            fontsize=_VALUE,
            color=_INK,
            bbox={"facecolor": _PAPER, "edgecolor": "none", "pad": 1},  # no line through it
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
            text = "–" if value is None else f"{value:.1f}"
            axes.text(x, y, text, ha="center", va="center_baseline", fontsize=_VALUE, color=_INK)
    axes.set_yticks(range(len(chart.criteria)), chart.criteria, fontsize=_TEXT)
    _columns(axes, chart)
    axes.set_xticks([])


def _columns(axes: Axes, chart: Chart) -> None:
    """One place per draft, the same in both parts."""
    axes.set_facecolor(_PAPER)
    axes.set_xlim(-0.5, len(chart.labels) - 0.5)
    axes.set_xticks(range(len(chart.labels)), chart.labels, fontsize=_TEXT)
    axes.tick_params(length=0, pad=8, colors=_INK)
    for spine in axes.spines.values():
        spine.set_visible(False)


def main() -> None:
    """Draw; what cannot be drawn ends the program with a message before anything is written."""
    png = drawn(TypeAdapter(Chart).validate_json(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    main()
