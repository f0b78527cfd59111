"""Those who manage a server set things there on the page; others are not offered to."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.page.conftest import Opener
from tests.page.test_everybody import assert_accessible, become


async def offered(page: Page, typed: str) -> list[str]:
    """The commands that the page offers for what is typed."""
    await page.get_by_label("Message", exact=True).fill(typed)
    names = await page.get_by_role("option").locator("strong").all_text_contents()
    await page.get_by_label("Message", exact=True).fill("")
    return names


async def test_a_server_is_set_up_with_menus_of_roles_and_channels_and_a_form(
    window: Opener,
) -> None:
    page = await window()
    assert await offered(page, "/set") == []
    await become(page, "Mo")
    assert await offered(page, "/set") == ["/settings"]
    await page.get_by_label("Message", exact=True).fill("/settings")
    await page.get_by_role("option", name="/settings").click()
    await page.get_by_role("form", name="/settings").get_by_role("button", name="Send").click()
    card = page.locator("#channel").get_by_role("article", name="Settings of this server")
    await card.get_by_role("button", name="Who may begin").click()
    menu = page.get_by_role("dialog", name="Who may begin")
    await menu.get_by_label("@Moderator").check()
    await assert_accessible(page)
    await menu.get_by_role("button", name="Done").click()
    await expect(card).to_contain_text("Who may begin · @Moderator")
    await card.get_by_role("button", name="Where one may begin").click()
    menu = page.get_by_role("dialog", name="Where one may begin")
    for place in ("#general", "#drafts"):
        await menu.get_by_label(place).check()
    await menu.get_by_role("button", name="Done").click()
    await expect(card).to_contain_text("Where one may begin · #general, #drafts")
    await card.get_by_role("button", name="Numbers…").click()
    form = page.get_by_role("dialog", name="Numbers of this server")
    await form.get_by_label("Rounds").fill("5")
    await form.get_by_role("button", name="Submit").click()
    await expect(card).to_contain_text("Rounds · 5")
    await card.get_by_role("button", name="everybody: @Moderator").click()
    await page.get_by_role("checkbox", name="@Moderator").uncheck()
    await page.get_by_role("button", name="Done").click()
    await expect(card).to_contain_text("Who may begin · everybody")
    await card.get_by_role("button", name="History").click()
    history = page.locator("#channel").get_by_role("article", name="The last changes")
    await expect(history).to_contain_text("@Mo · Rounds: not set → 5")
    await assert_accessible(page)
