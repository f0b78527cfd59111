"""Each person on the page has a language, in which they find the commands and are answered."""

from __future__ import annotations

from playwright.async_api import expect

from tests.page.conftest import Opener
from tests.page.test_everybody import assert_accessible, become
from tests.page.test_settings import offered


async def test_a_person_who_speaks_german_finds_and_gets_everything_in_german(
    window: Opener,
) -> None:
    page = await window()
    assert await offered(page, "/hel") == ["/help"]
    await become(page, "Ben")
    await page.get_by_label("Your language").select_option("Deutsch")
    assert await offered(page, "/hi") == ["/hilfe"]
    assert await offered(page, "/raster") == []
    assert "/maßstab liste" in await offered(page, "/maßst")
    await page.get_by_label("Message", exact=True).fill("/help")
    await page.get_by_role("option", name="/hilfe").click()
    await page.get_by_role("form", name="/hilfe").get_by_role("button", name="Send").click()
    card = page.locator("#channel").get_by_role("article", name="So fängst du an")
    await expect(card).to_contain_text("mit text: oder einer datei:")
    await page.get_by_label("Message", exact=True).fill("/über")
    await page.get_by_role("option", name="/überarbeiten").click()
    form = page.get_by_role("form", name="/überarbeiten")
    await form.get_by_label("offen_für").select_option("Nur ich")
    await form.get_by_label("text").fill("We is open.")
    await assert_accessible(page)
    await form.get_by_role("button", name="Send").click()
    await expect(page.locator("#channel")).to_contain_text("Refining “We is open.”")
