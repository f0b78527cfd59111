"""A Discord with its people alone, and what they do most."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page

from sandbox.house import House
from sandbox.page.welcome import set_scene


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Discord, its people, and no bot."""
    async with House([], tmp_path / "bot.log", {}, offline=False) as house:
        set_scene(house.discord)
        yield house


def message(page: Page, words: str) -> Locator:
    return page.locator("#channel").get_by_role("article").filter(has_text=words).last


async def write(page: Page, text: str) -> None:
    await page.get_by_label("Message", exact=True).fill(text)
    await page.keyboard.press("Enter")
