"""Ink: how every picture of the bot's looks, so that it can be read in Discord's dark and light
themes and on a phone. Imported by drawing programs alone, for matplotlib takes 42 MB."""

from __future__ import annotations

import io

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

DPI = 100
TEXT, VALUE, TITLE = (pixels * 72 / DPI for pixels in (32, 30, 36))
"""Sizes in points. A phone shows 1,000 pixels about 350 wide, so letters of 30 are 10 there."""
PAPER, INK, LINE = "#f7f7f4", "#1d2129", "#1f6f4d"


def sheet(width: int, height: int) -> Figure:
    """An empty picture, its size in pixels."""
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)  # becomes the figure's canvas
    return figure


def headed(width: int, height: int, top: int, title: str) -> Figure:
    """A picture with a title in its uppermost pixels."""
    figure = sheet(width, height)
    figure.text(
        0.025,
        1 - top / 2 / height,
        title,
        fontsize=TITLE,
        color=INK,
        weight="bold",
        va="center",
        parse_math=False,
    )
    return figure


def png(figure: Figure) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    figure.savefig(file, format="png", facecolor=PAPER)
    return file.getvalue()
