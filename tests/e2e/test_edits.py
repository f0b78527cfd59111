"""What members say differently later: where it still counts, and no faster than they may act."""

from __future__ import annotations

from pathlib import Path

from bot.refine.events import RequestChanged
from cogs.thread.pace import AT_ONCE
from sandbox.model.scripted import Script
from tests.e2e.people import begun, is_noted, meeting_requests
from tests.e2e.stage import stage
from tests.e2e.test_privacy import forget


async def test_words_of_somebody_who_was_forgotten_are_not_taken_up_anew(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        draft = on.message("### Draft 1 ·")
        said = on.ben.reply(draft, "Mention the pineapples.")
        await on.discord.wait_until(lambda: is_noted(said))
        await forget(on, on.ben, on.discord.general)
        on.ben.edit(said, f"<@{on.bot_id}> Mention Kirchweg 7.")
        last = on.ada.reply(draft, "Shorter.")  # is heard after the edit
        await on.discord.wait_until(lambda: is_noted(last))
        log = str(await on.events())
    assert "pineapples" not in log
    assert "Kirchweg" not in log


async def test_an_edit_of_what_was_met_already_is_not_written_down(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(meeting_requests)) as on:
        await begun(on, gather=0.05)
        draft = on.message("### Draft 1 ·")
        said = on.ben.reply(draft, "Name the room.")
        await on.over(2)
        on.ben.edit(said, f"<@{on.bot_id}> Name the street.")
        last = on.ada.reply(draft, "Shorter.")
        await on.discord.wait_until(lambda: is_noted(last))
        assert "street" not in str(await on.events())


async def test_whoever_edits_very_much_in_a_short_time_is_slowed(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        await on.restart(max_acts=1)
        draft = on.message("### Draft 1 ·")
        said = on.ben.reply(draft, "Name the room.")
        await on.discord.wait_until(lambda: is_noted(said))
        for number in range(3 * AT_ONCE):
            on.ben.edit(said, f"<@{on.bot_id}> Name room {number}.")
        on.ben.delete(said)  # is heard after them
        await on.until(lambda session: session.requests[0].is_withdrawn)
        changes = [event for event in await on.events() if isinstance(event, RequestChanged)]
    assert 1 < len(changes) <= AT_ONCE
