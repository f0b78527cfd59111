"""Whatever a bot may show: all kinds of options, menus, forms, embeds and forwards."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.house import House
from sandbox.page.welcome import set_scene
from tests.page.conftest import ROOT, Opener
from tests.page.test_everybody import assert_accessible


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Discord, and a bot that uses everything."""
    command = [sys.executable, "-m", "tests.page.parrot"]
    settings = {"PYTHONPATH": str(ROOT)}
    async with House(command, tmp_path / "bot.log", settings, offline=False) as house:
        set_scene(house.discord)
        await house.start_bot()
        yield house


async def command(page: Page, name: str) -> Locator:
    """Choose a command; its form."""
    await page.get_by_label("Message", exact=True).fill(f"/{name}")
    await page.get_by_role("option", name=f"/{name}").click()
    return page.get_by_role("form", name=f"/{name}")


async def show_card(page: Page) -> Locator:
    await (await command(page, "card")).get_by_role("button", name="Send").click()
    return page.get_by_role("article", name="A card")


def newest(page: Page) -> Locator:
    return page.locator("#channel").get_by_role("article").last


async def test_every_kind_of_option_is_filled_in(window: Opener) -> None:
    page = await window()
    form = await command(page, "refine")
    await form.get_by_role("combobox", name="fruit").fill("ap")
    await form.get_by_role("option", name="apricot").click()
    await form.get_by_label("style").select_option("Fancy")
    await form.get_by_label("loud").select_option("False")
    await form.get_by_label("word", exact=True).fill("three")
    await form.get_by_label("size", exact=True).select_option("Large")
    await form.get_by_label("count", exact=True).fill("5")
    await form.get_by_label("share", exact=True).fill("0.25")
    await form.get_by_label("file", exact=True).set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}
    )
    await form.get_by_role("button", name="Send").click()
    told = (
        "Got fruit 2, style 'f', loud False, word 'three', size 2, count 5, share 0.25, "
        "file 'a.txt'."
    )
    await expect(newest(page)).to_contain_text(told)


async def test_what_is_needed_or_out_of_bounds_is_said_before_it_is_sent(window: Opener) -> None:
    page = await window()
    form = await command(page, "refine")
    send = form.get_by_role("button", name="Send")
    await expect(form.locator("label", has_text="*")).to_have_text(["fruit *", "style *", "loud *"])
    await send.click()
    await expect(form.get_by_role("combobox", name="fruit")).to_be_focused()
    await form.get_by_role("combobox", name="fruit").fill("1")
    await form.get_by_label("style").select_option("Plain")
    await send.click()
    await expect(form.get_by_label("loud")).to_be_focused()
    await form.get_by_label("loud").select_option("True")
    await form.get_by_label("count", exact=True).fill("6")
    await send.click()
    await expect(form.get_by_label("count", exact=True)).to_be_focused()
    await form.get_by_label("count", exact=True).fill("")
    await form.get_by_label("word", exact=True).press_sequentially("no")
    await send.click()
    await expect(form.get_by_label("word", exact=True)).to_be_focused()


async def test_offers_follow_what_is_typed_and_take_the_keyboard(window: Opener) -> None:
    page = await window()
    form = await command(page, "refine")
    offers = form.get_by_role("listbox", name="Suggestions for fruit").get_by_role("option")
    await expect(offers).to_have_text(["apple", "apricot", "banana", "cherry"])
    await form.get_by_label("loud").select_option("True")
    await form.get_by_role("combobox", name="fruit").press_sequentially("b")
    await expect(offers).to_have_text(["BANANA"])
    await assert_accessible(page)
    await page.keyboard.press("Escape")
    await expect(offers).to_have_count(0)
    await expect(form).to_be_visible()
    await page.keyboard.press("Backspace")
    await expect(offers).to_have_count(4)
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(form.get_by_role("combobox", name="fruit")).to_have_value("CHERRY")
    await form.get_by_label("style").select_option("Plain")
    await form.get_by_role("combobox", name="fruit").press("Enter")
    await expect(newest(page)).to_contain_text("Got fruit 4, style 'plain', loud True")


async def test_a_subcommand_is_a_command_of_its_own(window: Opener) -> None:
    page = await window()
    form = await command(page, "say loudly")
    await form.get_by_label("word").fill("hello")
    await page.keyboard.press("Enter")
    await expect(newest(page)).to_contain_text("Got word 'HELLO'.")


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
    await expect(newest(page)).to_contain_text("Forwarded")
    await expect(newest(page).locator("strong", has_text="Look")).to_be_visible()
    await expect(newest(page).get_by_role("link", name="a.txt")).to_be_visible()
    await expect(newest(page)).not_to_contain_text("is gone")
