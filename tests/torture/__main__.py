"""`make torture`: the long run. It prints a table and writes it to docs/torture.md.

KILLS=500       processes that are killed from outside
CRASHES=10000   processes that die at an await of their own
SESSIONS=1000   sessions that are interrupted at once
SEED=1          of the first life; the next ones count on from there
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.torture.awaits import awaits
from tests.torture.life import Toll, live
from tests.torture.recovery import Recovery, recover

DEATHS_A_LIFE = 100
PLAYERS = 6
RESULTS = Path(__file__).parents[2] / "docs" / "torture.md"

console = Console(stderr=True)


async def lives(deaths: int, seed: int, *, crashes: bool) -> Toll:
    """So many deaths, in lives of a hundred each."""
    total = Toll()
    for start in range(0, deaths, DEATHS_A_LIFE):
        number = seed + start // DEATHS_A_LIFE
        with tempfile.TemporaryDirectory() as folder:
            share = min(DEATHS_A_LIFE, deaths - start)
            toll = await live(Path(folder), number, share, PLAYERS, crashes=crashes)
        total.add(toll)
        kind = "crashes" if crashes else "kills"
        console.print(f"seed {number}: {total.deaths} {kind}, {total.sessions} sessions so far")
        for wrong in (*toll.lost, *toll.duplicated):
            console.print(f"  seed {number}: {wrong}", style="red")
    return total


def deaths_table(kills: Toll, crashes: Toll) -> Table:
    """What dying came to."""
    names = ("", "deaths", "sessions", "acts", "lost", "duplicated", "longest recovery, s")
    table = Table(*names)
    for name, toll in (("kill -9", kills), ("at an await", crashes)):
        numbers = (toll.deaths, toll.sessions, toll.acts, len(toll.lost), len(toll.duplicated))
        table.add_row(name, *map(str, numbers), f"{toll.longest_recovery:.2f}")
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
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


async def main() -> bool:
    """Whether nothing was lost and nothing stands twice."""

    def number(name: str, otherwise: int) -> int:
        return int(os.environ.get(name) or otherwise)

    # The sandbox tells of each client that died before its answer.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    seed = number("SEED", 1)
    kills = await lives(number("KILLS", 500), seed, crashes=False)
    crashes = await lives(number("CRASHES", 10_000), seed, crashes=True)
    tables = [deaths_table(kills, crashes)]
    if sessions := number("SESSIONS", 1_000):
        with tempfile.TemporaryDirectory() as folder:
            tables.append(recovery_table(await recover(Path(folder), sessions)))
    reached = f"Awaits at which a process died: {len(crashes.ashes & awaits())} of {len(awaits())}."
    for table in tables:
        Console().print(table)
    console.print(reached, f"Seed: {seed}.")
    head = f"# Kills and crashes\n\nMade by `make torture`, from seed {seed} on. {reached}\n"
    RESULTS.write_text("\n".join([head, *(markdown(t) + "\n" for t in tables)]), encoding="utf-8")
    return not any((kills.lost, kills.duplicated, crashes.lost, crashes.duplicated))


if __name__ == "__main__":
    sys.exit(not asyncio.run(main()))
