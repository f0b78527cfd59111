"""The pictures of people who think together: the vote while it is on, and what came of it."""

from __future__ import annotations

import re
from pathlib import Path

from hands import become, card, opened, react, reply, show, show_card
from playwright.sync_api import Browser, Locator, Page, expect

TOPIC = "A writing club that newcomers come back to"
GATHER, VOTE = re.compile(r"ideas?( yet)? · until"), re.compile("Vote · until")
IDEAS = {
    "Ben": "A buddy for the first month, who reads your first text",
    "Chloé": "A shelf of first drafts by people who are now good at it",
    "Dan": "Ten minutes at the start in which everybody writes, and nobody reads out",
    "Mo": "A buddy for the first month who reads your text",
}
VOTES = {"Ada": "23", "Ben": "42", "Chloé": "24", "Dan": "2", "Mo": "43"}
"""By the numbers of the ideas; the model's is the first."""


def button(message: Locator, name: str) -> Locator:
    """A button by its words; before them stands an emoji."""
    return message.get_by_role("button", name=re.compile(f"{name}$"))


def open_board(page: Page) -> None:
    """Use the command, and wait for the model's idea."""
    page.get_by_label("Message", exact=True).first.fill("/brainstorm")
    page.keyboard.press("Enter")
    form = page.get_by_role("form", name="/brainstorm")
    form.get_by_label("topic").fill(TOPIC)
    form.get_by_label("goal", exact=True).fill("an invitation of at most 80 words")
    form.get_by_label("ideas", exact=True).fill("1")
    form.get_by_role("button", name="Send").click()
    expect(card(page, "One idea · until")).to_contain_text("mine")


def a_team_that_thinks(browser: Browser, url: str, folder: Path) -> None:
    """Four people answer a topic, five vote, and the winners become a brief."""
    page = opened(browser, url, 1280, 860, "light")
    open_board(page)
    for number, (name, idea) in enumerate(IDEAS.items(), 2):
        become(page, name)
        reply(page, card(page, GATHER), idea)
        expect(card(page, GATHER)).to_contain_text(f"{number}. {idea}")
    become(page, "Ada")
    button(card(page, GATHER), "Go to the vote").click()
    for name, votes in VOTES.items():
        become(page, name)
        for vote in votes:
            react(page, card(page, VOTE), f"{vote}\ufe0f\u20e3")
    expect(card(page, VOTE)).to_contain_text("5 people have voted")
    become(page, "Ada")
    button(card(page, VOTE), "Vote").click()
    card(page, "Your votes").wait_for()
    show(page, card(page, VOTE), folder / "board.png")
    button(card(page, VOTE), "End the vote").click()
    result = card(page, "The winners")
    expect(result).to_contain_text("Refining starts by itself")
    result.get_by_role("img").wait_for()
    show_card(page, result, folder / "winners.png")
