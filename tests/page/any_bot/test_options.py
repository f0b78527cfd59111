"""The options of a command: every kind, what is needed, what the bot suggests."""

from __future__ import annotations

from playwright.async_api import expect

from tests.page.any_bot.conftest import command, newest
from tests.page.conftest import Opener
from tests.page.test_everybody import assert_accessible


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
    await form.get_by_label("who", exact=True).select_option("Ben")
    await form.get_by_label("role", exact=True).select_option("Moderator")
    await form.get_by_role("button", name="Send").click()
    told = (
        "Got fruit 2, style 'f', loud False, word 'three', size 2, count 5, share 0.25, "
        "file 'a.txt', who 'Ben', role 'Moderator'."
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
