"""`python -m bot sandbox` without a text: the page, until somebody stops it."""

from __future__ import annotations

import asyncio
import re
import signal
from pathlib import Path

import aiohttp

from tests.cli.command import started


async def test_the_page_is_served_until_it_is_stopped(tmp_path: Path) -> None:
    process = await started("sandbox", "--no-browser", "--port", "0", folder=tmp_path)
    assert process.stdout is not None
    url = None
    async with asyncio.timeout(30), aiohttp.ClientSession() as http:
        while url is None:
            url = re.search(rb"Open (http://127\.0\.0\.1:\d+/)", await process.stdout.readline())
        async with http.ws_connect(f"{url[1].decode()}api/live") as window:
            first = await window.receive_json()
    process.send_signal(signal.SIGTERM)
    _, complaints = await process.communicate()
    assert first["bot"]["online"]
    assert {command["name"] for command in first["commands"]} >= {"refine", "Refine this message"}
    assert "Refine this message" in str(first["messages"])
    assert (process.returncode, complaints) == (0, b"")
