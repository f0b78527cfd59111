"""The long run: lives side by side, each in a process of its own."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from rich.console import Console

from tests.torture.life import Toll, live
from tests.torture.tally import Tally

DEATHS_A_LIFE = 30
"""Each new process goes through all sessions of its life: longer lives have more of them."""
PLAYERS = 6
LIVES_A_CORE = 2
"""A life waits for half of its time: for a process to come up, or for Discord to notice its end."""

console = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class Order:
    """A life to be lived."""

    seed: int
    deaths: int
    crashes: bool

    @property
    def again(self) -> str:
        """The command that repeats it alone."""
        kinds = ("CRASHES", "KILLS") if self.crashes else ("KILLS", "CRASHES")
        return f"make torture SEED={self.seed} {kinds[0]}={self.deaths} {kinds[1]}=0 SESSIONS=0"


def orders(deaths: int, seed: int, *, crashes: bool) -> list[Order]:
    """So many deaths, in lives of `DEATHS_A_LIFE` each."""
    starts = range(0, deaths, DEATHS_A_LIFE)
    return [
        Order(seed + number, min(DEATHS_A_LIFE, deaths - start), crashes)
        for number, start in enumerate(starts)
    ]


def run(lives: Sequence[Order], minutes: float) -> dict[bool, Toll]:
    """Live them all, as far as they begin within so many minutes; what kills came to, under False,
    and crashes, under True."""
    tolls = {False: Toll(), True: Toll()}
    waiting, under_way = list(reversed(lives)), dict[Future[Toll], Order]()
    at_once, begun = LIVES_A_CORE * (os.cpu_count() or 1), monotonic()
    with ProcessPoolExecutor(at_once, multiprocessing.get_context("spawn")) as pool:
        while waiting or under_way:
            if monotonic() - begun > 60 * minutes:
                waiting.clear()
            while waiting and len(under_way) < at_once:
                order = waiting.pop()
                future = pool.submit(_lived, order, tolls[True].tally)
                under_way[future] = order
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                order = under_way.pop(future)
                error = future.exception()
                toll = Toll(complaints=[repr(error)]) if error else future.result()
                tolls[order.crashes].add(toll)
                for wrong in toll.wrongs:
                    console.print(f"  {wrong}", style="red", markup=False, soft_wrap=True)
                if toll.wrongs:
                    console.print(f"  again: {order.again}", style="red")
            console.print(_progress(tolls, lives, monotonic() - begun), soft_wrap=True)
    return tolls


def _lived(order: Order, known: Tally) -> Toll:
    """One life; its database and log stay where something went wrong."""
    # The sandbox tells of each client that died before its answer.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    folder = Path(tempfile.mkdtemp(prefix=f"torture-{order.seed}-"))
    life = live(folder, order.seed, order.deaths, PLAYERS, crashes=order.crashes, known=known)
    toll = asyncio.run(life)
    if toll.wrongs:
        console.print(f"  seed {order.seed} has left {folder}", style="red")
    else:
        shutil.rmtree(folder)
    return toll


def _progress(tolls: dict[bool, Toll], lives: Sequence[Order], seconds: float) -> str:
    wanted = sum(order.deaths for order in lives)
    done = sum(toll.deaths for toll in tolls.values())
    sessions = sum(toll.sessions for toll in tolls.values())
    wrongs = sum(len(toll.wrongs) for toll in tolls.values())
    left = seconds / 60 * (wanted - done) / done if done else 0.0
    return (
        f"{done} of {wanted} deaths, {sessions} sessions, {wrongs} wrong, awaits with a death:"
        f" {len(tolls[True].tally.died)} · {seconds / 60:.0f} min, some {left:.0f} to go"
    )
