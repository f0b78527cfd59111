"""The bot that shows everything, and how a test uses it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page

from sandbox.house import House
from sandbox.page.welcome import set_scene
from tests.page.conftest import ROOT


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Discord, and a bot that uses everything."""
    command = [sys.executable, "-m", "tests.page.any_bot.parrot"]
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


def newest(page: Page) -> Locator:
    return page.locator("#channel").get_by_role("article").last
