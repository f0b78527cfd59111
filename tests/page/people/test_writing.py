"""What people write and answer, and how it looks."""

from __future__ import annotations

from playwright.async_api import expect

from sandbox.house import House
from tests.page.conftest import Opener
from tests.page.people.conftest import message, write

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


async def test_what_a_moderator_clears_is_gone_at_once(window: Opener, house: House) -> None:
    page = await window()
    discord = house.discord
    mo, ada = discord.member("mod"), discord.member("ada")
    first, second, kept = (ada.say(discord.writing, f"Line {n}.") for n in range(3))
    for emoji in ("👍", "🎉"):
        ada.react(kept, emoji)
    chips = message(page, "Line 2.").locator(".reaction")
    await expect(chips).to_have_count(2)
    mo.purge(first, second)
    await expect(page.get_by_role("article").filter(has_text="Line ")).to_have_count(1)
    mo.clear_reactions(kept, "👍")
    await expect(chips).to_have_text(["🎉1"])
    mo.clear_reactions(kept)
    await expect(chips).to_have_count(0)


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
