"""Within reach: of the keyboard, of a thumb on a phone, of a screen reader."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.async_api import expect

from sandbox.house import House
from tests.page.conftest import Opener
from tests.page.people.conftest import message, write
from tests.page.people.test_writing import MARKDOWN
from tests.page.test_everybody import assert_accessible, become


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
