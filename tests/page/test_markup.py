"""Markup in what people and bots write is shown as text, wherever it stands."""

from __future__ import annotations

from playwright.async_api import Page, expect

from sandbox.house import House
from tests.page.conftest import Opener
from tests.page.test_first_time import card, refine

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    '[x](https://example.org/" onmouseover="alert(1))',
    "<https://example.org/'><svg onload=alert(1)>",
    "`</code><script>alert(1)</script>`",
    "```html\n<iframe srcdoc='<script>alert(1)</script>'></iframe>\n```",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "**<b onclick=alert(1)>bold</b>**",
    "||<details open ontoggle=alert(1)>||",
    "-# <style>@import 'https://example.org/x.css'</style>",
    "<@999> <#999> <t:99999999999999:R> <t:0:R>",
    "https://example.org/<script>alert(1)</script>",
    "](javascript:alert(1)) [a](vbscript:x)",
]


async def test_markup_in_a_text_is_never_executed(window: Opener, house: House) -> None:
    page = await window()
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    ada = house.discord.member("ada")
    for attack in ATTACKS:
        ada.say(house.discord.writing, attack)
    await refine(page, "\n".join(ATTACKS).replace("\n", " "), rounds="1")
    await expect(card(page, "is the best so far")).to_be_visible()
    await expect(page.get_by_role("article").filter(has_text="vbscript:x").first).to_be_visible()
    await assert_harmless(page)
    assert asked == []


async def assert_harmless(page: Page) -> None:
    strange = "script, iframe, svg, object, embed, style, [onerror], [onclick], [onload]"
    assert await page.locator(f"#app :is({strange})").count() == 0
    links = await page.locator("#app a[href]").evaluate_all("all => all.map(a => a.protocol)")
    assert set(links) <= {"http:", "https:"}


async def test_markup_in_cards_and_embeds_is_never_executed(window: Opener, house: House) -> None:
    ada, writing = house.discord.member("ada"), house.discord.writing
    for attack in ATTACKS:
        said = ada.say(writing, "look")
        said.embeds = [
            {
                **dict.fromkeys(("title", "description", "url"), attack),
                "author": {"name": attack, "url": "javascript:alert(1)"},
                "fields": [{"name": attack, "value": attack}],
                "image": {"url": "javascript:alert(1)"},
            }
        ]
        option = {"label": attack, "value": attack, "description": attack}
        menu = {"type": 3, "custom_id": attack, "placeholder": attack, "options": [option]}
        link = {"type": 2, "style": 5, "label": attack, "url": "javascript:alert(1)"}
        rows = [{"type": 1, "components": [one]} for one in (menu, menu | {"max_values": 2}, link)]
        said.components = [{"type": 17, "components": [{"type": 10, "content": attack}, *rows]}]
        ada.forward(said, writing)
    page = await window()
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    await expect(page.get_by_text("Forwarded").last).to_be_visible()
    await page.get_by_role("button", name="vbscript:x").first.click()
    await expect(page.get_by_role("dialog").get_by_text("vbscript:x").first).to_be_visible()
    await assert_harmless(page)
    assert asked == []
