"""Makes the pictures in docs/pictures: the sandbox's page, used by Chromium as people would.

Run it with `make pictures`; another folder can be named. It needs the development packages and
/usr/bin/chromium, with a font that has emoji (Debian: fonts-noto-color-emoji).
"""

from __future__ import annotations

import sys
from pathlib import Path

from brainstorming import a_team_that_thinks
from hands import PATIENCE, become, card, opened, react, reply, sandbox, show, show_card
from playwright.sync_api import Browser, Page, expect, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
TEXT = (
    "We is happy to announce that our weekly writing meetup will be held on Friday, March 13 at "
    "18:30 in order to give everyone the oportunity to share there work. At this point in time "
    "there are 12 places left, so please make sure that you sign up as soon as possible."
)


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


def a_team_at_work(browser: Browser, url: str, folder: Path) -> None:
    """The command, a thread in which three people steer, and the final."""
    page = opened(browser, url, 1280, 800, "dark")
    choose_command(page, rounds=1)
    page.screenshot(path=folder / "command.png")
    send(page)
    card(page, "is the best so far").wait_for()
    become(page, "Ben")
    reply(page, card(page, "Draft 1 ·"), "Shorter, please.")
    card(page, "Draft 2 ·").wait_for()
    become(page, "Chloé")
    react(page, card(page, "Draft 2 ·"), "👍")
    expect(card(page, "Draft 2 is the best")).to_contain_text("by your votes")
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
    expect(sheet).to_contain_text("is the best so far")
    show_card(page, sheet, folder / "guest.png")


def main(folder: Path) -> None:
    """Make them all."""
    folder.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    with sandbox() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for story in (a_team_at_work, on_a_phone, as_a_guest, a_team_that_thinks):
            story(browser, url, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
