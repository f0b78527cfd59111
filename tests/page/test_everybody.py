"""For everybody: several people, two windows, a phone, the keyboard alone, a screen reader."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from sandbox.house import House
from tests.page.conftest import Opener
from tests.page.test_first_time import card, refine, thread

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


async def become(page: Page, name: str) -> None:
    await page.get_by_role("button", name=f"Be {name}").click()


async def test_three_members_in_two_windows_see_the_same(window: Opener) -> None:
    one, other = await window(), await window()
    await refine(one, rounds="1")
    await become(other, "Ben")
    await other.get_by_role("button", name="messages ›").click()
    for name in ("Ben", "Chloé"):
        await become(other, name)
        message = card(other, "Original ·")
        await message.hover()
        await message.get_by_role("button", name="Add a reaction").click()
        await other.get_by_role("button", name="👍: a vote for it").click()
    chip = card(one, "Original ·").get_by_role("button", name="👍, 2: Ben, Chloé")
    await expect(chip).to_be_visible()
    for page in (one, other):
        await expect(card(page, "The original is the best so far")).to_be_visible()
    await card(other, "The original is the best").get_by_role("button", name="Accept").click()
    told = "Only the author of this session can accept. Your vote counts: give the draft a 👍."
    await expect(thread(other)).to_contain_text(told)
    await expect(thread(one)).not_to_contain_text(told)


async def test_the_feedback_form_is_filled_in_and_sent(window: Opener) -> None:
    page = await window()
    await refine(page, rounds="1")
    await expect(card(page, "is the best so far")).to_be_visible()
    await card(page, "Draft 1 ·").get_by_role("button", name="Give feedback").click()
    form = page.get_by_role("dialog", name="Give feedback")
    await form.get_by_label("What should be different?").fill("Shorter, please.")
    await form.get_by_label("the text in general").check()
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_be_hidden()
    await expect(card(page, "Draft 2 ·")).to_be_visible()


async def test_two_drafts_are_compared_in_private(window: Opener) -> None:
    page = await window()
    await refine(page, rounds="2")
    await card(page, "is the best so far").get_by_role("button", name="Compare").click()
    comparison = thread(page).get_by_role("article", name="From the original to draft")
    await expect(comparison).to_contain_text("Only you can see this")
    await comparison.get_by_role("combobox").first.select_option("1")
    await expect(thread(page).get_by_role("article", name="From draft 1 to draft")).to_be_visible()
    await thread(page).get_by_role("button", name="Dismiss").click()
    await expect(thread(page).get_by_text("Only you can see this")).to_have_count(0)


async def test_the_keyboard_is_enough(window: Opener) -> None:
    page = await window()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.type("/ref")
    await page.keyboard.press("Enter")
    await page.keyboard.type("We is here. We was there in order to meet.")
    await page.keyboard.press("Enter")
    await expect(card(page, "is the best so far")).to_be_visible()
    await card(page, "Draft 1 ·").get_by_role("button", name="Pick").focus()
    await page.keyboard.press("Enter")
    await expect(thread(page)).to_contain_text("From now on draft 1 is the best.")
    more = page.get_by_role("article").filter(has_text="We is happy").get_by_label("More")
    await more.first.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem").nth(1)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(more.first).to_be_focused()


async def test_on_a_phone_nothing_is_wider_than_the_screen(window: Opener) -> None:
    page = await window(width=380, height=760)
    await refine(page)
    await expect(card(page, "is the best so far")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 380
    beyond = "all => all.map(e => e.scrollWidth - e.clientWidth)"
    assert set(await page.locator(".log").evaluate_all(beyond)) <= {0}
    await page.get_by_role("button", name="Close the thread").click()
    await page.get_by_role("button", name="Channels", exact=True).click()
    await page.get_by_role("button", name="general").click()
    await expect(page.get_by_role("heading", name="# general")).to_be_visible()
    await expect(page.get_by_role("button", name="drafts")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_it_meets_the_rules_of_accessibility(window: Opener, scheme: str) -> None:
    page = await window(scheme="dark" if scheme == "dark" else "light")
    await refine(page, rounds="1")
    await card(page, "is the best so far").get_by_role("button", name="Accept").click()
    await expect(card(page, "Accepted").get_by_role("img")).to_be_visible()
    await page.get_by_role("button", name="Behind the scenes").click()
    await assert_accessible(page)
    await card(page, "Draft 1 ·").get_by_role("button", name="Give feedback").click()
    await assert_accessible(page)


async def assert_accessible(page: Page) -> None:
    results = (await Axe().run(page, options=RULES)).response
    told = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in results["violations"]]
    assert told == [], json.dumps(told, indent=1)
    assert len(results["passes"]) > 10


async def test_behind_the_scenes_things_can_be_seen_and_broken(
    window: Opener, house: House
) -> None:
    page = await window()
    await page.get_by_role("button", name="Behind the scenes").click()
    strip = page.get_by_role("complementary", name="Behind the scenes")
    await expect(strip).to_contain_text("rule check (offline). Your text stays on this machine.")
    await strip.get_by_role("button", name="Kill the bot").click()
    await expect(page.get_by_role("status").filter(has_text="the bot is offline")).to_be_visible()
    await expect(page.get_by_text("The bot was killed and is starting again.")).to_be_visible()
    await strip.get_by_role("button", name="Rate limits").click()
    await refine(page, rounds="1")
    await expect(card(page, "is the best so far")).to_be_visible()
    await expect(strip.get_by_text("POST 429").first).to_be_visible()
    await expect(strip.get_by_text("MESSAGE_CREATE").first).to_be_visible()


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("Server errors", "The bot's next 4 requests meet a broken server."),
        ("Lost connection", "The bot's connection was cut."),
        ("Lost session", "The bot's connection was cut and cannot be resumed."),
        ("Restart the bot", "The bot is starting again."),
    ],
)
async def test_a_session_survives_what_goes_wrong(window: Opener, trouble: str, told: str) -> None:
    page = await window()
    await page.get_by_role("button", name="Behind the scenes").click()
    await refine(page, rounds="3")
    await expect(card(page, "Draft 1 ·")).to_be_visible()
    await page.get_by_role("button", name=trouble).click()
    await expect(page.get_by_text(told)).to_be_visible()
    await expect(card(page, "is the best so far")).to_be_visible()


async def test_a_slow_model_is_waited_for_in_sight(window: Opener) -> None:
    page = await window()
    await page.get_by_role("button", name="Behind the scenes").click()
    await page.get_by_role("button", name="Slow model").click()
    await expect(page.get_by_text("The next model call takes 10 seconds.")).to_be_visible()
    await refine(page, rounds="1")
    await expect(thread(page).get_by_role("button", name="Stop").first).to_be_visible()
    await expect(card(page, "is the best so far")).to_be_visible()


async def test_a_model_that_is_down_is_told_in_plain_words(window: Opener) -> None:
    page = await window()
    await page.get_by_role("button", name="Behind the scenes").click()
    await page.get_by_role("button", name="Model down").click()
    await refine(page, rounds="1")
    await expect(thread(page)).to_contain_text("waited for the model", timeout=40_000)
    await expect(card(page, "is the best so far")).to_be_visible()
