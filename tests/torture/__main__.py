"""`make torture`: the long run. It prints a table, and writes it to docs/torture.md unless one of
the three numbers is 0, as where a single life is repeated.

KILLS=500       processes that are killed from outside
CRASHES=10000   processes that die at an await of their own
SESSIONS=1000   sessions that are interrupted at once
MINUTES=...     after which no life is begun any more; else all are lived
SEED=1          of the first life; the next ones count on from there
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.torture.awaits import ROOMS, awaits
from tests.torture.life import Toll
from tests.torture.long import orders, run
from tests.torture.recovery import Recovery, recover
from tests.torture.tally import Tally
from tests.torture.unreached import grouped

_ABOUT = """\
An await has a death where a process died while a task stood there, as the wait began or in the
moment in which it ended. A task stands at an await in each of the functions that it is in. Not
counted are functions that run in other commands than `run`, and time limits, which make nobody
wait. An error is whatever the bot or the sandbox complained of.
"""
RESULTS = Path(__file__).parents[2] / "docs" / "torture.md"


def deaths_table(kills: Toll, crashes: Toll) -> Table:
    """What dying came to."""
    names = ("", "deaths", "sessions", "acts", "lost", "duplicated", "errors")
    table = Table(*names, "longest recovery, s")
    for name, toll in (("kill -9", kills), ("at an await", crashes)):
        wrong = (len(toll.lost), len(toll.duplicated), len(toll.complaints))
        numbers = (toll.deaths, toll.sessions, toll.acts, *wrong)
        table.add_row(name, *map(str, numbers), f"{toll.longest_recovery:.2f}")
    return table


def awaits_table(tally: Tally) -> Table:
    """Where processes died."""
    table = Table("room", "awaits", "reached", "with a death", "fewest deaths, of those reached")
    everywhere = awaits()
    for room in (*ROOMS, ""):
        there = {place for place in everywhere if place.startswith(room)}
        reached, died = there & tally.reached, there & tally.died.keys()
        fewest = min((tally.died[place] for place in reached), default=0)
        numbers = (len(there), len(reached), len(died), fewest)
        table.add_row(room or "all", *map(str, numbers))
    return table


def recovery_table(recovery: Recovery) -> Table:
    """What a restart in the middle of everything came to."""
    table = Table(
        "interrupted sessions", "next decision within, s of READY", "requests", "shown, s"
    )
    table.add_column("of the time that 50 requests/s dictate")
    table.add_row(
        str(recovery.sessions),
        f"{recovery.decided:.1f}",
        str(recovery.requests),
        f"{recovery.shown:.0f}",
        f"{recovery.ratio:.2f}",
    )
    return table


def markdown(table: Table) -> str:
    """A table of rich's as Markdown."""
    heads = [str(column.header) for column in table.columns]
    rows = zip(*([str(cell) for cell in column.cells] for column in table.columns), strict=True)
    lines = [heads, ["---"] * len(heads), *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def unreached(tally: Tally) -> str:
    """The awaits that no process came to, as Markdown."""
    groups = grouped(awaits() - tally.reached)
    lines = [f"- {why}: {', '.join(f'`{place}`' for place in places)}" for why, places in groups]
    return "\n".join(["## Not reached", "", *lines]) + "\n"


async def main() -> bool:
    """Whether nothing was lost, nothing stands twice, and no error was logged."""

    def number(name: str, otherwise: int) -> int:
        return int(os.environ.get(name) or otherwise)

    seed = number("SEED", 1)
    kills = orders(number("KILLS", 500), seed, crashes=False)
    crashes = orders(number("CRASHES", 10_000), seed, crashes=True)
    minutes = float(os.environ.get("MINUTES") or "inf")
    tolls = await asyncio.to_thread(run, [*kills, *crashes], minutes)
    tally = tolls[True].tally
    tables = [deaths_table(tolls[False], tolls[True]), awaits_table(tally)]
    if sessions := number("SESSIONS", 1_000):
        with tempfile.TemporaryDirectory() as folder:
            tables.append(recovery_table(await recover(Path(folder), sessions)))
    for table in tables:
        Console().print(table)
    if kills and crashes and sessions:
        write(tables, tally, seed)
    return not any(toll.wrongs for toll in tolls.values())


def write(tables: Sequence[Table], tally: Tally, seed: int) -> None:
    """Keep the tables, with what was not reached."""
    head = f"# Kills and crashes\n\nMade by `make torture`, from seed {seed} on.\n"
    words = [head, *map(markdown, tables)]
    if tally.reached:
        words += [_ABOUT, unreached(tally)]
    RESULTS.write_text("\n".join(words), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(not asyncio.run(main()))
