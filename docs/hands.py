"""What the makers of pictures do with the sandbox's page: open it, be somebody, press, show."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).parents[1]
PATIENCE = 30_000
"""Milliseconds that the bot may take for what is waited for."""


@contextmanager
def sandbox() -> Iterator[str]:
    """The page's address, while the sandbox is up in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "sandbox", "--no-browser", "--port", "0"],
            cwd=folder,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            lines = iter(process.stdout or ())
            found = next(m for m in (re.search(r"http://\S+", line) for line in lines) if m)
            yield found[0]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def opened(browser: Browser, url: str, width: int, height: int, scheme: str) -> Page:
    """A window without the newcomer's hint."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    context.add_init_script("localStorage.setItem('hinted', 'yes')")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    page.locator("#channel .message").first.wait_for()
    return page


def card(page: Page, words: str | re.Pattern[str]) -> Locator:
    """The newest message of the thread, or of the channel, whose first line has these words."""
    return page.get_by_role("article", name=words).last


def become(page: Page, name: str) -> None:
    """Be somebody else."""
    page.get_by_role("button", name=f"Be {name}").click()


def react(page: Page, message: Locator, emoji: str) -> None:
    """Choose one of the reactions that the bot listens to."""
    message.hover()
    message.get_by_role("button", name="Add a reaction").click()
    page.get_by_role("button", name=f"{emoji}: ").click()


def show(page: Page, message: Locator, path: Path) -> None:
    """A picture of the window with a message at its top."""
    message.evaluate("node => node.scrollIntoView({ block: 'start' })")
    page.mouse.move(0, 0)
    page.screenshot(path=path)


def show_card(page: Page, message: Locator, path: Path) -> None:
    """A picture of a card alone."""
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.mouse.move(0, 0)
    message.locator(".container").screenshot(path=path)


def reply(page: Page, message: Locator, text: str) -> None:
    """Answer a message of the thread."""
    message.hover()
    message.get_by_role("button", name="Reply").click()
    page.get_by_label("Message", exact=True).last.fill(text)
    page.keyboard.press("Enter")
