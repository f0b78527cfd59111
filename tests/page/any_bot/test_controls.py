"""Menus, forms, links, embeds and forwards."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.house import House
from tests.page.any_bot.conftest import command, newest
from tests.page.conftest import Opener
from tests.page.test_everybody import assert_accessible


async def show_card(page: Page) -> Locator:
    await (await command(page, "card")).get_by_role("button", name="Send").click()
    return page.get_by_role("article", name="A card")


@pytest.mark.parametrize("width", [1280, 380])
async def test_several_choices_of_a_menu_are_sent_together(window: Opener, width: int) -> None:
    page = await window(width=width)
    card = await show_card(page)
    await card.get_by_role("button", name="Fruit").click()
    menu = page.get_by_role("dialog", name="Fruit")
    await menu.get_by_role("button", name="Done").click()
    await expect(menu).to_be_visible()  # at least one
    await page.keyboard.press("Tab")
    await menu.get_by_label("cherry").press("Space")
    await menu.get_by_label("apple").check()
    await expect(menu.get_by_label("banana")).to_be_disabled()  # at most two
    await assert_accessible(page)
    await menu.get_by_role("button", name="Done").click()
    await expect(newest(page)).to_contain_text("Got chosen ['apple', 'cherry'].")
    await expect(card.get_by_role("button", name="Fruit")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 380])
async def test_a_form_with_every_input_is_sent(window: Opener, width: int) -> None:
    page = await window(width=width)
    await (await show_card(page)).get_by_role("button", name="Fill in").click()
    form = page.get_by_role("dialog", name="All inputs")
    submit = form.get_by_role("button", name="Submit")
    await assert_accessible(page)
    await form.get_by_label("Name").fill("")
    await submit.click()
    await expect(form.get_by_label("slow")).to_be_focused()
    await form.get_by_label("fast").check()
    await submit.click()
    await expect(form.get_by_label("Mon")).to_be_focused()
    await form.get_by_label("Mon").check()
    await form.get_by_label("Wed").check()
    await expect(form.get_by_label("Tue")).to_be_disabled()
    await form.get_by_label("apple").check()
    await submit.click()
    await expect(form).to_be_visible()  # two fruits are needed
    await form.get_by_label("banana").check()
    await form.get_by_label("Sure").check()
    await submit.click()
    told = "Got name '', pace 'fast', days ['Mon', 'Wed'], fruit ['apple', 'banana'], sure True."
    await expect(newest(page)).to_contain_text(told)
    await expect(form).to_be_hidden()


async def test_a_form_that_gets_no_answer_says_so_and_keeps_its_words(
    window: Opener, house: House
) -> None:
    page = await window()
    card = await show_card(page)
    await card.get_by_role("button", name="Fill in").click()
    form = page.get_by_role("dialog", name="All inputs")
    await form.get_by_label("Name").fill("Grace")
    for label in ("slow", "Mon", "apple", "banana"):
        await form.get_by_label(label).check()
    await house.kill_bot()
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_role("alert")).to_have_text("The application did not respond.")
    await expect(form.get_by_label("Name")).to_have_value("Grace")


async def test_links_lead_out_and_pictures_from_elsewhere_are_not_loaded(window: Opener) -> None:
    page = await window()
    card = await show_card(page)
    link = card.get_by_role("link", name="Read")
    await expect(link).to_have_attribute("href", "https://example.org/")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(card.get_by_role("link", name="A picture from elsewhere")).to_be_visible()
    await (await command(page, "embed")).get_by_role("button", name="Send").click()
    for words in ("The paper", "News", "Two things", "First", "Rain", "Printed daily"):
        await expect(newest(page)).to_contain_text(words)
    await expect(newest(page).get_by_role("link", name="A picture from elsewhere")).to_be_visible()
    await assert_accessible(page)


async def test_the_whole_text_of_a_card_is_copied(window: Opener) -> None:
    page = await window()
    await (await show_card(page)).get_by_label("More").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("menuitem", name="Copy text").click()
    await expect(page.get_by_text("Copied to the clipboard.")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == "# A card\nwith two texts"


async def test_a_message_is_forwarded_with_its_files_and_stays_as_it_was(
    window: Opener, house: House
) -> None:
    page = await window()
    discord = house.discord
    said = discord.member("ada").say(
        discord.writing, "**Look** at this", files=(("a.txt", b"x", "text/plain"),)
    )
    article = page.get_by_role("article").filter(has_text="Look at this")
    await article.get_by_label("More").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("menuitem", name="Forward").click()
    await page.get_by_role("menuitem", name="To #general").click()
    await expect(page.get_by_text("Forwarded.")).to_be_visible()
    discord.member("ada").edit(said, "Something else")
    await page.get_by_role("button", name="general").click()
    await expect(page.get_by_role("article", name="Ada: Look at this")).to_be_visible()
    await expect(newest(page)).to_contain_text("Forwarded")
    await expect(newest(page).locator("strong", has_text="Look")).to_be_visible()
    await expect(newest(page).get_by_role("link", name="a.txt")).to_be_visible()
    await expect(newest(page)).not_to_contain_text("is gone")
