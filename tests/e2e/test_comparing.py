"""*Compare*: the difference of any two drafts, for the person who asks."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sandbox.model.scripted import Script
from sandbox.model.wire import Document, Reply
from sandbox.server.state.entities import Message
from tests.e2e.answers import better_each_time, reply, version
from tests.e2e.people import begun
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage


async def compared(on: Stage) -> Message:
    """The answer to *Compare* on the only card that ends a burst."""
    (end,) = (m for m in on.discord.messages(on.thread()) if "is the best so far" in shown(m))
    return await (await on.ben.press(end, custom_id(end, "compare"))).answer()


async def choose(on: Stage, answer: Message, side: str, draft: int) -> Message:
    """The answer to a choice in one of the two menus."""
    return await (await on.ben.select(answer, menu(answer, side), str(draft))).answer()


def menu(answer: Message, side: str) -> str:
    """The custom id of a menu."""
    found = re.search(rf"refine:compare:[\d:]+:{side}", json.dumps(answer.components))
    assert found is not None
    return found[0]


async def test_compare_shows_the_first_beside_the_best_to_one_person(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        answer = await compared(on)
    assert shown(answer).startswith("### From the original to draft 2\n")
    assert shown(answer).endswith("**v2**")
    assert "There is more" not in shown(answer)
    assert answer.ephemeral


async def test_any_two_drafts_can_be_chosen_also_after_a_restart(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=3)
        answer = await compared(on)
        first = await choose(on, answer, "left", 1)
        assert "From draft 1 to draft 3" in shown(first)
        assert "~~v1~~ **v3**" in shown(first)
        await on.restart()
        second = await choose(on, first, "right", 2)
        assert "From draft 1 to draft 2" in shown(second)
        assert "~~v1~~ **v2**" in shown(second)
        same = await choose(on, second, "right", 1)
        assert "Not a word is different." in shown(same)
    assert first.id == second.id == answer.id


async def test_with_one_draft_there_is_nothing_to_compare(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        box = await on.ada.slash("refine", on.discord.writing, brief="An invitation.", rounds=1)
        await on.ada.submit(box, {"brief": "An invitation."})
        await on.over()
        end = on.message("### Draft 1 is the best")
    assert "refine:compare" not in json.dumps(end.components)


async def test_a_long_difference_says_that_it_goes_on(tmp_path: Path) -> None:
    text = " ".join(f"Item {n} costs {n} euros <@{n}> and stays as it was." for n in range(300))

    def dearer(document: Document) -> Reply:
        return reply(
            document,
            grade=lambda text: 2.0 + 0.2 * version(text),
            draft=lambda _: text.replace("euros", "dollars") + " v1",
        )

    async with stage(tmp_path, Script(dearer)) as on:
        await on.ada.slash("refine", on.discord.writing, text=text[:5_000], rounds=1)
        await on.over()
        answer = await compared(on)
    assert "~~euros~~ **dollars**" in shown(answer)
    assert "There is more" in shown(answer)
    assert len(shown(answer)) < 4_000
    assert answer.mention_ids == ()


async def test_a_menu_has_the_latest_twenty_five(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(better_each_time)) as on:
        await begun(on, rounds=10)
        for bursts, draft in enumerate(range(10, 27), 2):
            on.ada.react(on.message(f"### Draft {draft} ·"), "🔁")
            await on.over(bursts)
        end = on.message("### Draft 27 is the best")
        answer = await (await on.ben.press(end, custom_id(end, "compare"))).answer()
        components = json.dumps(answer.components)
    assert components.count('"label"') == 2 * 25
    assert "From: the original" in components


async def test_a_session_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        answer = await compared(on)
        await on.stop()
        with closing(sqlite3.connect(on.settings.database_path)) as database:
            database.executescript("DELETE FROM messages; DELETE FROM events; DELETE FROM sessions")
        await on.start()
        chosen = await on.ben.select(answer, menu(answer, "left"), "1")
        assert "no longer here" in shown(await chosen.answer())
