"""The first time: open the page, refine a text, steer it, accept it, copy it."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.page.conftest import Opener

TEXT = (
    "We is happy to announce that our weekly writing meetup will be held on Friday, March 13 at "
    "18:30 in order to give everyone the oportunity to share there work. At this point in time "
    "there are 12 places left, so please make sure that you sign up at "
    "https://example.org/meetup as soon as possible. We are really very excited to see you there!"
)


async def refine(page: Page, text: str = TEXT, **options: str) -> None:
    """Use the command as a newcomer would; the thread opens by itself."""
    await page.get_by_label("Message", exact=True).first.fill("/ref")
    await page.get_by_role("option", name="/refine").wait_for()
    await page.keyboard.press("Enter")
    form = page.get_by_role("form", name="/refine")
    await form.get_by_label("text", exact=True).fill(text)
    for name, value in options.items():
        await form.get_by_label(name, exact=True).fill(value)
    await form.get_by_role("button", name="Send").click()


def thread(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Thread")


def card(page: Page, start: str) -> Locator:
    """The newest message of the thread whose first line has these words."""
    return thread(page).get_by_role("article", name=start).last


async def test_from_an_open_page_to_a_copied_final(window: Opener) -> None:
    page = await window()
    await refine(page, rounds="2")
    await expect(card(page, "is the best so far")).to_be_visible()
    await card(page, "Draft 1 ·").get_by_role("button", name="Another round").click()
    await expect(thread(page)).to_contain_text("Another round from draft 1")
    await expect(card(page, "Draft 3")).to_contain_text("from draft 1")
    message = card(page, "Draft 2 ·")
    await message.hover()
    await message.get_by_role("button", name="Reply").click()
    await thread(page).get_by_label("Message", exact=True).fill("Shorter, please.")
    await page.keyboard.press("Enter")
    await expect(card(page, "Shorter, please.")).to_contain_text("📝")
    await expect(card(page, "Draft 4")).to_be_visible()
    await message.hover()
    await message.get_by_role("button", name="Add a reaction").click()
    await page.get_by_role("button", name="👍: a vote for it").click()
    await expect(card(page, "Draft 2 is the best so far")).to_contain_text("by your votes")
    await card(page, "Draft 2 is the best so far").get_by_role("button", name="Accept").click()
    final = card(page, "Accepted: draft 2")
    await expect(final.get_by_role("img")).to_be_visible()
    await final.get_by_role("button", name="Copy this text").click()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert copied == await final.locator("pre").inner_text()
    assert "opportunity" in copied


async def test_a_message_is_refined_from_its_menu(window: Opener) -> None:
    page = await window()
    message = page.get_by_role("article").filter(has_text="We is happy").first
    await message.hover()
    await message.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Refine with a brief…").click()
    form = page.get_by_role("dialog", name="Refine a text")
    await expect(form.get_by_label("Your text")).to_have_value(TEXT)
    await form.get_by_label("What it is for").fill("Invite new members")
    await form.get_by_role("button", name="Submit").click()
    await expect(card(page, "is the best so far")).to_be_visible()


async def test_a_file_is_refined(window: Opener) -> None:
    page = await window()
    await page.get_by_label("Message", exact=True).fill("/refine")
    await page.keyboard.press("Enter")
    form = page.get_by_role("form", name="/refine")
    await form.get_by_label("file", exact=True).set_input_files(
        {"name": "text.md", "mimeType": "text/markdown", "buffer": TEXT.encode()}
    )
    await form.get_by_role("button", name="Send").click()
    await expect(
        page.get_by_role("article").filter(has_text="Your text is in the works")
    ).to_be_visible()
    await page.get_by_role("button", name="messages ›").click()
    await expect(card(page, "is the best so far")).to_be_visible()


async def test_where_the_bot_is_no_member_one_message_does_it_all(window: Opener) -> None:
    page = await window()
    await page.get_by_role("button", name="lounge").click()
    await refine(page, rounds="2")
    sheet = page.get_by_role("article", name="Refining")
    await expect(sheet).to_contain_text("is the best so far")
    await sheet.get_by_role("combobox").select_option("0")
    await expect(sheet).to_contain_text("Original ·")
    await sheet.get_by_role("button", name="👍 0").click()
    await expect(sheet).to_contain_text("The best by your votes")
    await sheet.get_by_role("button", name="Accept").click()
    await expect(page.get_by_role("article", name="✅ Accepted: the original")).to_be_visible()


async def test_a_forum_takes_posts_and_refines_in_them(window: Opener) -> None:
    page = await window()
    await page.get_by_role("button", name="drafts").click()
    await page.get_by_label("Title").fill("My poem")
    await page.get_by_label("First message").fill("Rose are red.")
    await page.get_by_role("button", name="Post", exact=True).click()
    await page.get_by_role("button", name="My poem").click()
    box = thread(page).get_by_label("Message", exact=True)
    await box.fill("/refine")
    await page.keyboard.press("Enter")
    await page.get_by_role("form", name="/refine").get_by_label("text", exact=True).fill(TEXT)
    await page.get_by_role("button", name="Send", exact=True).last.click()
    await expect(card(page, "is the best so far")).to_be_visible()
