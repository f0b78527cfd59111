"""What people do while the bot ends is either done or left for its next start, without an error."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.e2e.people import begun
from tests.e2e.stage import stage

MANY = 9
"""With one more, as many as one person may have open."""


async def test_wishes_that_come_while_the_bot_ends_are_all_heard_and_none_is_an_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        draft = on.message("### Draft 1 ·")
        for number in range(MANY):
            on.ben.reply(draft, f"Wish {number}.")
        on.ada.slash("refine", on.discord.general, text="Another.", rounds=1)
        await on.stop()
        errors = [r for r in caplog.records if r.levelno >= logging.ERROR]
        await on.start()
        wishes = {f"Wish {number}." for number in range(MANY)}
        on.ben.reply(draft, "The last.")
        await on.discord.wait_until(lambda: "The last." in str(on.gate.rounds), within=20)
        heard = {request.text for request in (await on.session()).requests}
    assert errors == []
    assert wishes <= heard
