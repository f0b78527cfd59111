"""A sandbox with the real bot as a child, its page, and a browser that looks at it."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from sandbox.house import OFFLINE_MODEL, House
from sandbox.page.server import Page as PageServer
from sandbox.page.welcome import set_scene

CHROMIUM = Path("/usr/bin/chromium")
HAS_CHROMIUM = CHROMIUM.exists()
PATIENCE = 20_000
"""Milliseconds that a test waits for what it expects to see."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).parents[2]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Discord, the offline editor and the bot."""
    command = [sys.executable, "-m", "bot", "run", "--env-file", os.devnull]
    settings = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'refine.db'}",
        "GATHER_SECONDS": "0.1",
        "OPENAI_API_KEY": "",
        "REVIEW_MODEL": "",
        "PYTHONPATH": str(ROOT),
    }
    async with House(command, tmp_path / "bot.log", settings, offline=True) as house:
        set_scene(house.discord)
        await house.start_bot()
        yield house


@pytest.fixture
async def url(house: House) -> AsyncIterator[str]:
    """Where the page is."""
    model: dict[str, object] = {"label": OFFLINE_MODEL, "offline": True, "where": None}
    async with PageServer(house, model, port=0) as page:
        yield page.url


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """The machine's own Chromium; a test that needs it says that it skips without."""
    if not HAS_CHROMIUM:
        pytest.skip("there is no /usr/bin/chromium: the page is not tried in a browser")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


class Opener(Protocol):
    """Opens a window on the page."""

    async def __call__(
        self, width: int = 1280, height: int = 800, scheme: Literal["dark", "light"] = "dark"
    ) -> Page: ...


@pytest.fixture
async def window(browser: Browser, url: str) -> AsyncIterator[Opener]:
    """Opens windows; what a console complains of, or what leaves this machine, fails the test."""
    complaints: list[str] = []

    def watch(page: Page) -> None:
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith(url) else complaints.append(r.url))

    async def open_window(
        width: int = 1280, height: int = 800, scheme: Literal["dark", "light"] = "dark"
    ) -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",  # what fades in has its colours at once
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        watch(page)
        await page.goto(url)
        await page.locator("#channel .message").first.wait_for()
        return page

    expect.set_options(timeout=PATIENCE)
    yield open_window
    assert complaints == []
