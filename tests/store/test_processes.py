"""Several processes on one file, and a process that is killed in the middle of writing."""

from __future__ import annotations

import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.errors import SeqTaken, SourceKnown
from bot.store.store import SqliteStore
from bot.story.events import Woke
from tests.store.examples import WAITING, request, started

WRITER = """
import asyncio, sys
from pathlib import Path
from bot.store.store import SqliteStore
from tests.store.examples import WAITING, request, started

async def write(store, start):
    key, _ = await store.create(started(start), WAITING)
    for seq in range(2, 10_000):
        await store.append(key, seq, [request(f"r{seq}")], WAITING)
        print(key, seq, flush=True)

async def main():
    async with SqliteStore.open(Path(sys.argv[1])) as store:
        await asyncio.gather(*(write(store, f"start-{n}") for n in range(8)))

asyncio.run(main())
"""


async def test_nothing_that_was_acknowledged_is_lost_by_kill_9(path: Path) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WRITER, str(path), stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    said = b"".join([await child.stdout.readline() for _ in range(300)])
    child.kill()
    said += await child.stdout.read()
    await child.wait()
    # Where the output is not buffered, the last line may end in the middle of a number.
    whole, _, _ = said.rpartition(b"\n")
    acknowledged: dict[int, int] = {}
    for line in whole.splitlines():
        key, seq = map(int, line.split())
        acknowledged[key] = seq

    async with SqliteStore.open(path) as store:
        for key, seq in acknowledged.items():
            log = await store.load(key, after=1)
            assert log == [request(f"r{n}") for n in range(2, len(log) + 2)]
            assert len(log) + 1 >= seq
            await store.append(key, len(log) + 2, [Woke(9.0)], WAITING)


async def test_two_stores_on_one_file_share_a_log(path: Path) -> None:
    async with SqliteStore.open(path) as one, SqliteStore.open(path) as two:
        key, is_new = await one.create(started(), WAITING)

        assert await two.create(started(), WAITING) == (key, False)
        await two.append(key, 2, [request("a")], WAITING)
        with pytest.raises(SeqTaken):
            await one.append(key, 2, [request("b")], WAITING)
        with pytest.raises(SourceKnown):
            await one.append(key, 3, [request("a")], WAITING)
        await one.append(key, 3, [request("b")], WAITING)

        assert is_new
        assert await one.load(key) == await two.load(key) == [started(), request("a"), request("b")]


async def test_two_stores_that_race_lose_nothing(path: Path) -> None:
    async with AsyncExitStack() as stack:
        stores = [await stack.enter_async_context(SqliteStore.open(path)) for _ in range(2)]
        key, _ = await stores[0].create(started(), WAITING)

        async def record(store: SqliteStore, source: str) -> None:
            seq = 2
            while True:
                try:
                    return await store.append(key, seq, [request(source)], WAITING)
                except SeqTaken:
                    seq += len(await store.load(key, after=seq - 1))

        sources = [f"r{n}" for n in range(40)]
        await asyncio.gather(*(record(stores[n % 2], source) for n, source in enumerate(sources)))

        log = await stores[0].load(key, after=1)
        assert sorted(log, key=repr) == sorted((request(s) for s in sources), key=repr)


async def test_processes_may_open_a_new_file_at_once(path: Path) -> None:
    program = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from bot.store.store import SqliteStore\n"
        "async def main():\n"
        "    async with SqliteStore.open(Path(sys.argv[1])) as store:\n"
        "        await store.running('refine')\n"
        "asyncio.run(main())\n"
    )
    children = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", program, str(path))
        for _ in range(4)
    ]

    assert await asyncio.gather(*(child.wait() for child in children)) == [0, 0, 0, 0]
