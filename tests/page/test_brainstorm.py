"""People think together on the page: two windows, a phone, a screen reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.page.conftest import Opener
from tests.page.test_everybody import assert_accessible, become
from tests.page.test_first_time import card, thread

GATHER = re.compile(r"ideas?( yet)? · until")
TOPIC = "Welcome newcomers"


async def brainstorm(page: Page, **options: str) -> None:
    """Use the command as a newcomer would; the thread opens by itself."""
    await page.get_by_label("Message", exact=True).first.fill("/brain")
    await page.get_by_role("option", name="/brainstorm").wait_for()
    await page.keyboard.press("Enter")
    form = page.get_by_role("form", name="/brainstorm")
    await form.get_by_label("topic").fill(TOPIC)
    for name, value in options.items():
        await form.get_by_label(name, exact=True).fill(value)
    await form.get_by_role("button", name="Send").click()
    await expect(card(page, "· until")).to_be_visible()


def button(message: Locator, name: str) -> Locator:
    """A button by its words; before them stands an emoji."""
    return message.get_by_role("button", name=re.compile(f"{name}$"))


def board(page: Page) -> Locator:
    """The card on which ideas are gathered."""
    return thread(page).get_by_role("article", name=GATHER).last


async def reply(page: Page, message: Locator, text: str) -> None:
    await message.hover()
    await message.get_by_role("button", name="Reply").click()
    await thread(page).get_by_label("Message", exact=True).fill(text)
    await page.keyboard.press("Enter")


async def add_idea(page: Page, text: str) -> None:
    await button(board(page), "Add an idea").click()
    form = page.get_by_role("dialog", name="Add an idea")
    await form.get_by_label("Your idea").fill(text)
    await form.get_by_role("button", name="Submit").click()
    await expect(thread(page)).to_contain_text("Noted: your idea is number")


async def react(page: Page, message: Locator, name: str) -> None:
    await message.hover()
    await message.get_by_role("button", name="Add a reaction").click()
    await page.get_by_role("button", name=name).click()


async def choose(page: Page, *ideas: str) -> Locator:
    """Vote in the ballot; the ballot."""
    await button(card(page, "Vote · until"), "Vote").click()
    ballot = card(page, "Your votes")
    await ballot.get_by_role("button", name="Ideas 1 to").click()
    menu = page.get_by_role("dialog", name="Ideas 1 to")
    for idea in ideas:
        await menu.get_by_label(idea).check()
    await menu.get_by_role("button", name="Done").click()
    return ballot


async def to_the_result(page: Page) -> Locator:
    """End the gathering and the vote; the result."""
    await button(board(page), "Go to the vote").click()
    await button(card(page, "Vote · until"), "End the vote").click()
    result = thread(page).get_by_role("article", name="🏁").last
    await expect(result).to_contain_text("Refining starts by itself")
    return result


async def test_three_people_in_two_windows_go_from_a_topic_to_a_final(window: Opener) -> None:
    ada, others = await window(), await window()
    await become(others, "Ben")
    await brainstorm(ada, goal="an announcement")
    await others.get_by_role("button", name=re.compile("messages? ›")).click()
    await reply(others, board(others), "Free pizza for every newcomer")
    await expect(board(ada)).to_contain_text("1. Free pizza for every newcomer · @Ben")
    await become(others, "Chloé")
    await add_idea(others, "A shelf of first drafts")
    await expect(board(ada)).to_contain_text("2. A shelf of first drafts · @Chloé")
    await button(board(ada), "Spark").click()
    await expect(board(others)).to_contain_text("3. ")
    await button(board(ada), "Go to the vote").click()
    vote = card(others, "Vote · until")
    await expect(await choose(ada, "Free pizza", "A shelf")).to_contain_text("2 of 3")
    await react(others, vote, "2️⃣: a vote for idea 2")
    await react(others, card(others, "Ben: Free pizza"), "👍: a vote for it")
    await become(others, "Ben")
    await react(others, vote, "2️⃣: a vote for idea 2")
    await expect(vote).to_contain_text("A shelf of first drafts · 3 votes")
    await expect(vote).to_contain_text("Free pizza for every newcomer · 2 votes")
    await button(card(ada, "Vote · until"), "End the vote").click()
    result = card(others, "The winners")
    await expect(result).to_contain_text("1. A shelf of first drafts · 3 votes · @Chloé")
    await expect(result.get_by_role("img", name=f"{TOPIC}: A shelf of first")).to_be_visible()
    await button(card(ada, "The winners"), "Start refining").click()
    await expect(card(others, "is the best so far")).to_be_visible()
    await reply(others, card(others, "First draft ·"), "Add: See you soon!")
    await expect(card(ada, "Draft 1 ·")).to_contain_text("See you soon!")
    await expect(card(ada, "Draft 1 is the best so far")).to_be_visible()
    await button(card(ada, "Draft 1 is the best so far"), "Accept").click()
    final = card(others, "Accepted")
    await expect(final).to_contain_text("From ideas")
    await expect(final).to_contain_text("“A shelf of first drafts” by @Chloé")


async def test_the_host_edits_the_brief_and_anybody_exports(window: Opener, tmp_path: Path) -> None:
    page = await window()
    await brainstorm(page, ideas="2")
    await expect(board(page)).to_contain_text("2. ")
    result = await to_the_result(page)
    await button(result, "Edit the brief").click()
    form = page.get_by_role("dialog", name="Edit the brief")
    await form.get_by_label("What the text has to be").fill("A note of ten words.")
    await form.get_by_role("button", name="Submit").click()
    await expect(result).to_contain_text("A note of ten words.")
    await become(page, "Dan")
    await button(result, "Export").click()
    files = card(page, "The whole board").get_by_role("link")
    async with page.expect_download() as waiting:
        await files.first.click()
    saved = tmp_path / "board.md"
    await (await waiting.value).save_as(saved)
    told = saved.read_text(encoding="utf-8")
    assert told.startswith(f"# Brainstorm 1: {TOPIC}")
    assert "A note of ten words." in told
    await expect(files.last).to_contain_text("brainstorm-1.json")


async def test_on_a_phone_nothing_of_a_board_is_wider_than_the_screen(window: Opener) -> None:
    page = await window(width=380, height=760, scheme="light")
    await brainstorm(page, ideas="3")
    await expect(board(page)).to_contain_text("3. ")
    await add_idea(page, "A walk by the river, " * 10)
    await button(board(page), "Go to the vote").click()
    await expect(await choose(page, "A walk")).to_contain_text("1 of 3")
    await button(card(page, "Vote · until"), "End the vote").click()
    await expect(thread(page)).to_contain_text("Refining starts by itself")
    assert await page.evaluate("document.documentElement.scrollWidth") == 380
    beyond = "all => all.map(e => e.scrollWidth - e.clientWidth)"
    assert set(await page.locator(".log").evaluate_all(beyond)) <= {0}


@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_a_board_meets_the_rules_of_accessibility(window: Opener, scheme: str) -> None:
    page = await window(scheme="dark" if scheme == "dark" else "light")
    await brainstorm(page, ideas="3")
    await expect(board(page)).to_contain_text("3. ")
    await button(board(page), "Add an idea").click()
    await assert_accessible(page)
    await page.get_by_role("button", name="Cancel").click()
    await button(board(page), "All ideas").click()
    await expect(card(page, "All 3 ideas")).to_be_visible()
    await button(board(page), "Go to the vote").click()
    await choose(page, "1. ", "2. ")
    ballot = card(page, "Your votes")
    await expect(ballot).to_contain_text("2 of 3")
    await ballot.get_by_role("button", name="Ideas 1 to").click()
    await assert_accessible(page)
    await page.keyboard.press("Escape")
    await button(card(page, "Vote · until"), "End the vote").click()
    result = card(page, "The winners")
    await expect(result.get_by_role("img")).to_be_visible()
    await expect(result).to_contain_text("Refining starts by itself")
    await button(result, "Edit the brief").click()
    await assert_accessible(page)


async def test_what_one_is_told_is_brought_into_view(window: Opener) -> None:
    page = await window(height=420)
    await brainstorm(page, ideas="10")
    await expect(board(page)).to_contain_text("10. ")
    await button(board(page), "Spark").click()
    told = thread(page).get_by_text("I am thinking of something")
    await expect(told).to_be_in_viewport()
    await button(board(page), "All ideas").click()
    await expect(thread(page).get_by_role("heading", name="All 11 ideas")).to_be_in_viewport()


async def test_the_hint_goes_once_a_command_was_used(window: Opener) -> None:
    page = await window()
    hint = page.get_by_role("note").filter(has_text="Try it")
    await expect(hint).to_contain_text("/brainstorm")
    await brainstorm(page)
    await expect(hint).to_have_count(0)
    await page.reload()
    await expect(page.get_by_role("article").first).to_be_visible()
    await expect(hint).to_have_count(0)


async def test_a_reply_tells_what_it_answers_as_it_is_read(window: Opener) -> None:
    page = await window()
    await brainstorm(page)
    await reply(page, board(page), "Pizza")
    context = card(page, "Ada: Pizza").get_by_role("button", name="Refine: 💡")
    await expect(context).to_contain_text("in 10 minutes")
    await expect(context).not_to_contain_text("<t:")
