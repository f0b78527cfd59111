"""People among themselves: what they write, answer and react, by mouse, by keyboard, on a phone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.house import House
from sandbox.page.welcome import set_scene
from tests.page.conftest import Opener
from tests.page.test_everybody import assert_accessible, become


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Discord, its people, and no bot."""
    async with House([], tmp_path / "bot.log", {}, offline=False) as house:
        set_scene(house.discord)
        yield house


def message(page: Page, words: str) -> Locator:
    return page.locator("#channel").get_by_role("article").filter(has_text=words).last


async def write(page: Page, text: str) -> None:
    await page.get_by_label("Message", exact=True).fill(text)
    await page.keyboard.press("Enter")


MARKDOWN = """# Title
-# aside
***both*** and __under__ and ||hidden||
- one
  - inner
- two
3. third
</refine:12> <:wave:34> @everyone <t:0:D>
>>> quoted
to the end"""


async def test_markdown_looks_as_people_know_it(window: Opener) -> None:
    page = await window()
    await page.get_by_label("Message", exact=True).fill(MARKDOWN)
    await page.keyboard.press("Enter")
    said = message(page, "Title")
    await expect(said.get_by_role("heading", name="Title")).to_be_visible()
    await expect(said.locator("p.small")).to_have_text("aside")
    await expect(said.locator("strong em")).to_have_text("both")
    await expect(said.locator("u")).to_have_text("under")
    await expect(said.locator("ul ul li")).to_have_text("inner")
    await expect(said.locator("ol")).to_have_attribute("start", "3")
    await expect(said.locator(".mention")).to_have_text(["/refine", "@everyone"])
    await expect(said).to_contain_text(":wave:")
    await expect(said.locator("time[datetime^='1970']")).to_have_text("January 1, 1970")
    await expect(said.locator("blockquote")).to_have_text("quotedto the end")
    await said.get_by_role("button", name="Spoiler: show it").click()
    await expect(said.locator(".spoiler")).to_have_accessible_name("hidden")


async def test_edits_and_deletions_show_in_both_windows(window: Opener) -> None:
    one, other = await window(), await window()
    await write(one, "Helo")
    await message(one, "Helo").get_by_label("More").focus()
    await one.keyboard.press("Enter")
    await one.get_by_role("menuitem", name="Edit").click()
    await write(one, "Hello")
    for page in (one, other):
        await expect(message(page, "Hello")).to_contain_text("(edited)")
    await message(one, "Hello").get_by_label("More").focus()
    await one.keyboard.press("Enter")
    await one.get_by_role("menuitem", name="Delete").click()
    for page in (one, other):
        await expect(message(page, "Hello")).to_have_count(0)


async def test_an_answer_takes_its_files_along(window: Opener) -> None:
    page = await window()
    await message(page, "make this better").get_by_label("Reply").click(force=True)
    await page.locator("#channel input[type=file]").set_input_files(
        {"name": "dot.gif", "mimeType": "image/gif", "buffer": DOT}
    )
    await write(page, "Like this?")
    answer = message(page, "Like this?")
    await expect(answer.get_by_role("img", name="dot.gif")).to_be_visible()
    await expect(answer.get_by_role("button", name="↱ Ben: Could somebody")).to_be_visible()


DOT = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)


async def test_an_answer_begun_in_one_channel_does_not_go_to_another(window: Opener) -> None:
    page = await window()
    await message(page, "make this better").get_by_label("Reply").click(force=True)
    await page.get_by_role("button", name="general").click()
    await write(page, "Good morning")
    await expect(message(page, "Good morning")).not_to_contain_text("↱")
    await page.get_by_role("button", name="writing").click()
    await expect(message(page, "Good morning")).to_have_count(0)


async def test_the_newest_message_stays_in_sight_while_a_long_one_is_written(
    window: Opener, house: House
) -> None:
    for number in range(20):
        house.discord.member("ben").say(house.discord.writing, f"Line {number}.")
    page = await window()
    await page.get_by_label("Message", exact=True).fill("many words " * 200)
    await expect(message(page, "Line 19.")).to_be_in_viewport(ratio=1)


async def test_typing_is_told_and_ends_by_itself(window: Opener, house: House) -> None:
    page = await window()
    await page.clock.install()
    discord = house.discord
    ben = discord.member("ben")
    discord.happenings.publish(
        "TYPING_START", {"channel_id": str(discord.writing.id), "user_id": str(ben.id)}
    )
    await expect(page.get_by_text("Ben is typing…")).to_be_visible()
    await page.clock.fast_forward(11_000)
    await expect(page.get_by_text("Ben is typing…")).to_have_count(0)


async def test_escape_closes_a_menu_and_leaves_the_thread_open(window: Opener) -> None:
    page = await window()
    await page.get_by_role("button", name="drafts").click()
    await page.get_by_role("button", name="A first line").click()
    thread = page.get_by_role("complementary", name="Thread")
    more = thread.get_by_label("More")
    await more.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("menu")).to_have_count(0)
    await expect(more).to_be_focused()
    await expect(thread).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(thread).to_be_hidden()


async def test_any_reaction_is_in_reach_of_the_keyboard(window: Opener) -> None:
    page = await window()
    await message(page, "make this better").get_by_label("Add a reaction").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="🔁: another round")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    chip = message(page, "make this better").get_by_role("button", name="👍, 1: Ada")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await chip.focus()
    await become(page, "Ben")
    await chip.press("Enter")
    await expect(page.get_by_role("button", name="👍, 2: Ada, Ben")).to_be_focused()


async def test_the_focus_stays_while_the_page_changes(window: Opener, house: House) -> None:
    page = await window()
    await page.get_by_role("button", name="Be Chloé").press("Enter")
    await expect(page.get_by_text("You are Chloé")).to_be_visible()
    await expect(page.get_by_role("button", name="Be Chloé")).to_be_focused()
    await page.get_by_role("button", name="lounge").focus()
    house.discord.member("ben").say(house.discord.general, "News")
    await expect(page.get_by_role("img", name="new messages")).to_be_visible()
    await expect(page.get_by_role("button", name="lounge")).to_be_focused()


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [1280, 380])
async def test_menus_and_pickers_meet_the_rules_of_accessibility(
    window: Opener, width: int, scheme: Literal["dark", "light"]
) -> None:
    page = await window(width=width, scheme=scheme)
    said = message(page, "make this better")
    await write(page, MARKDOWN)
    await page.get_by_label("Message", exact=True).fill("/")
    await assert_accessible(page)
    await said.get_by_label("More").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menu")).to_be_visible()
    await assert_accessible(page)
    await page.get_by_role("menuitem", name="Add a reaction").press("Enter")
    await assert_accessible(page)
    await page.keyboard.press("Enter")
    await expect(said.get_by_role("button", name="🔁, 1: Ada")).to_be_visible()
    if width == 380:
        await page.get_by_role("button", name="Channels", exact=True).click()
        await assert_accessible(page)
    await page.get_by_role("button", name="drafts").click()
    await assert_accessible(page)


async def test_on_a_phone_a_message_is_reacted_to_from_its_menu(window: Opener) -> None:
    page = await window(width=380, height=760)
    await message(page, "make this better").get_by_label("More").click()
    await page.get_by_role("menuitem", name="Add a reaction").click()
    await page.get_by_role("button", name="👍: a vote for it").click()
    await expect(page.get_by_role("button", name="👍, 1: Ada")).to_be_visible()


async def test_on_a_phone_the_focus_follows_into_a_thread_and_out(
    window: Opener, house: House
) -> None:
    page = await window(width=380, height=760)
    discord = house.discord
    said = discord.messages(discord.writing)[-1]
    discord.backend.actions.open_thread(
        discord.writing, discord.member("ben").id, "A talk", minutes=60, starter=said
    )
    link = page.get_by_role("button", name="A talk")
    await link.press("Enter")
    thread = page.get_by_role("complementary", name="Thread")
    await expect(thread.get_by_role("log")).to_be_focused()
    await page.get_by_role("button", name="Close the thread").press("Enter")
    await expect(link).to_be_focused()
