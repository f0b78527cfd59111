"""Makes the pictures in docs/pictures: the sandbox's page, used by Chromium as people would.

Run it with `make pictures`; another folder can be named. It needs the development packages and
/usr/bin/chromium, with a font that has emoji (Debian: fonts-noto-color-emoji).
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
ROOT = Path(__file__).parents[1]
TEXT = (
    "We is happy to announce that our weekly writing meetup will be held on Friday, March 13 at "
    "18:30 in order to give everyone the oportunity to share there work. At this point in time "
    "there are 12 places left, so please make sure that you sign up as soon as possible."
)
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


def card(page: Page, words: str) -> Locator:
    """The newest message of the thread, or of the channel, whose first line has these words."""
    return page.get_by_role("article", name=words).last


def become(page: Page, name: str) -> None:
    """Be somebody else."""
    page.get_by_role("button", name=f"Be {name}").click()


def choose_command(page: Page, rounds: int) -> None:
    """Fill in the command; it is not sent yet."""
    page.get_by_label("Message", exact=True).first.fill("/refine")
    page.keyboard.press("Enter")
    form = page.get_by_role("form", name="/refine")
    form.get_by_label("text", exact=True).fill(TEXT)
    form.get_by_label("rounds", exact=True).fill(str(rounds))


def send(page: Page) -> None:
    """Send the command."""
    page.get_by_role("form", name="/refine").get_by_role("button", name="Send").click()


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


def a_team_at_work(browser: Browser, url: str, folder: Path) -> None:
    """The command, a thread in which three people steer, and the final."""
    page = opened(browser, url, 1280, 800, "dark")
    choose_command(page, rounds=1)
    page.screenshot(path=folder / "command.png")
    send(page)
    card(page, "is the best so far").wait_for()
    become(page, "Ben")
    draft = card(page, "Draft 1 ·")
    draft.hover()
    draft.get_by_role("button", name="Reply").click()
    page.get_by_label("Message", exact=True).last.fill("Shorter, please.")
    page.keyboard.press("Enter")
    card(page, "Draft 2 ·").wait_for()
    become(page, "Chloé")
    react(page, card(page, "Draft 2 ·"), "👍")
    expect(card(page, "Draft 2 is the best")).to_contain_text("by your votes", timeout=PATIENCE)
    become(page, "Ada")
    show(page, card(page, "Shorter, please."), folder / "thread.png")
    card(page, "Draft 2 is the best").get_by_role("button", name="Compare").click()
    comparison = card(page, "From the original")
    comparison.wait_for()
    card(page, "Draft 2 is the best").get_by_role("button", name="Accept").click()
    final = card(page, "Accepted")
    final.get_by_role("img").wait_for()
    show_card(page, final, folder / "final.png")
    show_card(page, comparison, folder / "compare.png")


def on_a_phone(browser: Browser, url: str, folder: Path) -> None:
    """The same thread in a small window."""
    page = opened(browser, url, 380, 760, "light")
    page.get_by_role("button", name="messages ›").last.click()
    show(page, card(page, "Draft 2 ·"), folder / "phone.png")


def as_a_guest(browser: Browser, url: str, folder: Path) -> None:
    """A session in a server that the bot is no member of."""
    page = opened(browser, url, 900, 800, "light")
    page.get_by_role("button", name="lounge").click()
    choose_command(page, rounds=2)
    send(page)
    sheet = card(page, "Refining")
    expect(sheet).to_contain_text("is the best so far", timeout=PATIENCE)
    show_card(page, sheet, folder / "guest.png")


def main(folder: Path) -> None:
    """Make them all."""
    folder.mkdir(exist_ok=True)
    with sandbox() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for story in (a_team_at_work, on_a_phone, as_a_guest):
            story(browser, url, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
