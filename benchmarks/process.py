"""A process under measurement: what it has used of the machine, as Linux counts it."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.witness import SIGNAL

ROOT = Path(__file__).parents[1]
_TICKS = os.sysconf("SC_CLK_TCK")


class Measured:
    """One process, its own threads included, its children not."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._folder = Path("/proc") / str(process.pid)

    @property
    def cpu(self) -> float:
        """Seconds of a core until now, user and system."""
        fields = (self._folder / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    @property
    def memory(self) -> int:
        """Bytes that it holds, what it has in common with others included."""
        for line in (self._folder / "smaps_rollup").read_text().splitlines():
            if line.startswith("Rss:"):
                return int(line.split()[1]) * 1024
        raise LookupError("Linux tells no Rss")

    async def line(self) -> str:
        """The next line that it says; empty once it has ended."""
        said = self._process.stdout
        return "" if said is None else (await said.readline()).decode().strip()

    async def testimony(self) -> int:
        """Bytes that the objects of a bot with a witness in it take; see `benchmarks.witness`."""
        self._process.send_signal(SIGNAL)
        return int(await self.line())

    async def must_not_end(self, log: Path) -> None:
        """What it came to, as an error, should it end by itself: nobody is to wait for it."""
        code = await self._process.wait()
        said = await asyncio.to_thread(log.read_text)
        raise RuntimeError(f"a process ended by itself ({code}): {said[-2000:]}")

    async def kill(self) -> None:
        """kill -9, unless it has ended by itself."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()


@asynccontextmanager
async def measured(
    *command: str, log: Path, environment: Mapping[str, str] | None = None
) -> AsyncIterator[Measured]:
    """Run Python with these arguments until the context ends; what it complains of is in `log`."""
    with log.open("ab") as complaints:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdout=PIPE,
            stderr=complaints,
        )
    program = Measured(process)
    try:
        async with asyncio.TaskGroup() as group:
            watch = group.create_task(program.must_not_end(log), name="watch")
            yield program
            watch.cancel()
    finally:
        await program.kill()
