"""A start that meets nobody: what will be there some time is waited for, and the log says so."""

from __future__ import annotations

import asyncio
import signal
import socket
import sqlite3
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from sandbox.server.app import DiscordServer
from tests.cli.command import started

NO_MODEL = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}


@asynccontextmanager
async def begun(server: DiscordServer, api_url: str, folder: Path) -> AsyncIterator[Process]:
    """A bot that is told to end afterwards."""
    settings = {"DISCORD_TOKEN": server.token, "DISCORD_API_URL": api_url, **NO_MODEL}
    database = {"DATABASE_URL": "sqlite:///refine.db"}
    process = await started("run", folder=folder, **settings, **database)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def says(process: Process, words: str) -> None:
    """Until the log has these words."""
    assert process.stderr is not None
    async with asyncio.timeout(60):
        while words not in (line := (await process.stderr.readline()).decode()):
            assert line, f"the log ended without {words!r}"


async def ends(process: Process) -> int:
    """What it comes to when it is told to end."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(20):
        await process.communicate()
    assert process.returncode is not None
    return process.returncode


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def test_a_discord_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    port = free_port()
    server = DiscordServer(port=port)
    address = f"http://127.0.0.1:{port}/api/v10"
    async with begun(server, address, tmp_path) as process:
        await says(process, f"Discord cannot be reached at {address}. Check the network")
        async with server:
            await server.wait_ready(within=60)
            assert await ends(process) == 0


async def test_who_waits_for_discord_can_be_stopped(tmp_path: Path) -> None:
    server, address = DiscordServer(), f"http://127.0.0.1:{free_port()}/api/v10"
    async with begun(server, address, tmp_path) as process:
        await says(process, "The next try is in 1 s.")
        assert await ends(process) == 0


async def test_a_file_that_another_program_holds_is_waited_for(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "refine.db", isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        async with (
            DiscordServer() as server,
            begun(server, server.api_url, tmp_path) as process,
        ):
            await says(process, "The next try is in 1 s.")
            held.execute("ROLLBACK")
            await server.wait_ready(within=60)
            assert await ends(process) == 0


async def test_a_second_bot_on_a_database_waits_until_the_first_has_ended(tmp_path: Path) -> None:
    async with (
        DiscordServer() as server,
        begun(server, server.api_url, tmp_path) as first,
    ):
        await server.wait_ready(within=60)
        async with begun(server, server.api_url, tmp_path) as second:
            await says(second, "Another bot runs on refine.db")
            assert await ends(first) == 0
            await says(second, "ready as ")
            assert await ends(second) == 0


async def test_a_start_warns_of_nothing_that_a_bot_that_writes_does_not_need(
    tmp_path: Path,
) -> None:
    async with DiscordServer() as server, begun(server, server.api_url, tmp_path) as process:
        await server.wait_ready(within=60)
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(20):
            _, log = await process.communicate()
        assert b"voice" not in log
