"""`make bench`: measures everything, prints one table and writes it to benchmarks/RESULTS.md.

`ONLY=cpu` measures one alone, and writes nothing; `ONLY=load` measures what a thousand people do to
it at once. A figure that misses its mark is told as missed; that is no failure of the command, for
times depend on the machine and on what else runs there.
"""

from __future__ import annotations

import asyncio
import gc
import os
import platform
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import (
    acknowledgement,
    buckets,
    calls,
    cpu,
    latency,
    load,
    memory,
    start,
    store,
    throughput,
)
from benchmarks import help as help_
from benchmarks.figure import Figure

ALL: Mapping[str, Callable[[], Awaitable[list[Figure]]]] = {
    "cpu": cpu.measure,
    "acknowledgement": acknowledgement.measure,
    "latency": latency.measure,
    "buckets": buckets.measure,
    "throughput": throughput.measure,
    "memory": memory.measure,
    "start": start.measure,
    "calls": calls.measure,
    "store": store.measure,
    "help": help_.measure,
    "load": load.measure,
}
BY_NAME_ONLY = frozenset({"load"})
"""What belongs to no figure of speed, and takes minutes by itself."""
RESULTS = Path(__file__).with_name("RESULTS.md")
HEADS = ("figure", "the bot", "the floor", "ratio", "must reach", "reached")
_LIBRARIES = ("discord.py", "openai", "aiohttp", "aiosqlite", "pydantic")

console = Console(stderr=True)


async def measure(names: Sequence[str]) -> list[Figure]:
    """The figures of these, in order."""
    figures: list[Figure] = []
    for name in names:
        console.print(f"{name} …")
        for figure in await ALL[name]():
            console.print("  ", *row(figure), sep=" | ", markup=False)
            figures.append(figure)
    return figures


def row(figure: Figure) -> tuple[str, ...]:
    """A figure's cells."""
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    reached = "yes" if figure.reached else "missed"
    return (figure.what, figure.bot, figure.floor, ratio, figure.must, reached)


def markdown(figures: Sequence[Figure]) -> str:
    """The table with what it was measured on; no name of the machine and no path of it."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [HEADS, ("---",) * len(HEADS), *map(row, figures)]
    return "\n".join(
        [
            "# Benchmarks",
            "",
            f"Made by `make bench` on {datetime.now(UTC).date()}: {machine}; {libraries}.",
            "The ratios are the result; times are not to be compared between machines.",
            "",
            *(f"| {' | '.join(cells)} |" for cells in lines),
            "",
        ]
    )


def main() -> int:
    """The exit code: 2 where there is no such benchmark."""
    only = os.environ.get("ONLY", "")
    if only and only not in ALL:
        console.print(f"There is no {only}; there are: {', '.join(ALL)}.")
        return 2
    gc.disable()  # Discord is in this process: nobody is to wait for a search through all it keeps
    names = [only] if only else [name for name in ALL if name not in BY_NAME_ONLY]
    figures = asyncio.run(measure(names))
    table = Table(*HEADS)
    for figure in figures:
        table.add_row(*row(figure))
    Console().print(table)
    if not only:
        RESULTS.write_text(markdown(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
