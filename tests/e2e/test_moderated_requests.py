"""Moderation of what people ask for: also where they say it differently later, or in private."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sandbox.model.faults import SlowStart
from tests.e2e.moderation import BAD, TEXT
from tests.e2e.people import begun, is_noted
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import stage


async def test_a_wish_that_is_flagged_is_answered_and_not_kept(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        await on.restart(gather_seconds=0.05)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        draft = on.message("### Draft 1 ·")
        for wish in (BAD, f"{BAD} once more"):
            on.ben.reply(draft, wish)
        await on.discord.wait_until(lambda: any("cannot take this up" in c for c in on.cards()))
        form = await on.ben.press(draft, custom_id(draft, "say"))
        typed = await (await on.ben.submit(form, {"text": BAD, "about": "this"})).answer()
        said = on.ben.reply(draft, "Name the room.")
        await on.over(2)
        on.ben.edit(said, BAD)
        form = await on.ben.press(draft, custom_id(draft, "say"))
        good = await (await on.ben.submit(form, {"text": "Shorter.", "about": "this"})).answer()
        await on.over(3)
        session, cards, log = await on.session(), on.cards(), await on.events()
    assert sum("cannot take this up" in card for card in cards) == 1
    assert "marks it as violence" in shown(typed)
    assert shown(good).startswith("📝 Noted.")
    assert [r.text for r in session.requests] == ["Name the room.", "Shorter."]
    assert BAD not in str(log)
    assert BAD not in str(on.gate.documents)


async def test_a_wish_that_is_edited_in_an_absence_is_checked_as_well(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        await begun(on, gather=600.0)
        draft = on.message("### Draft 1 ·")
        said = on.ben.reply(draft, "Name the room.")
        await on.discord.wait_until(lambda: is_noted(said))
        await on.stop()
        on.ben.edit(said, f"<@{on.bot_id}> {BAD}")
        last = on.ben.reply(draft, "Shorter.")  # is read after the edit
        await on.start()
        await on.discord.wait_until(lambda: is_noted(last))
        session, log = await on.session(), await on.events()
    assert [r.text for r in session.open_requests] == ["Name the room.", "Shorter."]
    assert BAD not in str(log)


async def test_of_two_edits_the_later_one_stands_although_it_was_passed_first(
    tmp_path: Path,
) -> None:
    released = asyncio.Event()
    async with stage(tmp_path, moderation="closed") as on:
        await begun(on, gather=600.0)
        said = on.ben.reply(on.message("### Draft 1 ·"), "Name the room.")
        await on.discord.wait_until(lambda: is_noted(said))
        on.model.moderation.faults.order(SlowStart(release=released))
        on.ben.edit(said, f"<@{on.bot_id}> Short.")
        on.ben.edit(said, f"<@{on.bot_id}> Much shorter.")
        assert on.bot is not None
        log = await on.bot._publishers[0]._ledger.open(1)
        async with asyncio.timeout(20):
            await log.until(lambda session: session.requests[0].text != "Name the room.")
        released.set()
        last = on.ben.reply(on.message("### Draft 1 ·"), "Warmer.")
        await on.discord.wait_until(lambda: is_noted(last))
        session = await on.session()
    assert [r.text for r in session.open_requests] == ["Much shorter.", "Warmer."]


async def test_where_the_bot_is_a_guest_a_refusal_is_private_all_the_same(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        used = await on.ada.slash("refine", on.discord.lounge, text=BAD)
        told = await used.followup()
        assert on.discord.messages(on.discord.lounge) == []
        used = await on.ada.slash("refine", on.discord.lounge, text=TEXT, rounds=1)
        await on.discord.wait_until(
            lambda: any("All rounds" in shown(m) for m in on.discord.messages(on.discord.lounge))
        )
        (sheet,) = on.discord.messages(on.discord.lounge)
        form = await on.ben.press(sheet, custom_id(sheet, "say"))
        sent = await on.ben.submit(form, {"text": BAD, "about": "any"})
        wish = await sent.followup()
    assert told.ephemeral
    assert wish.ephemeral
    assert "marks it as violence" in shown(told)
    assert "marks it as violence" in shown(wish)
