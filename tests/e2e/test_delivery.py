"""What stands in the thread, whatever happens to the requests that put it there."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from bot.refine.limits import Stop
from cogs.thread import card, publisher
from sandbox.model.scripted import Script
from sandbox.server.faults import FaultKind
from sandbox.server.state.permissions import Permission
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import stage
from tests.e2e.threads import (
    EDITS,
    POSTS,
    TEXT,
    appears,
    assert_each_edit_changed_something,
    begin,
    essay,
    states,
    titles,
)


async def test_what_members_choose_long_after_the_end_is_told_by_a_new_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as on:
        await begin(on, rounds=2)
        await on.over()
        before = [shown(m) for m in on.discord.messages(on.thread())]
        monkeypatch.setattr(card, "SEALED_AFTER", -1.0)
        on.ben.react(on.message("### Draft 1"), "👍")
        told = await appears(on, "### Draft 1 is the best so far")
        assert [shown(m) for m in on.discord.messages(on.thread())][:-1] == before
        await on.ada.press(told, custom_id(told, "accept"))
        final = await appears(on, "### ✅ Accepted: draft 1")
    assert f"{TEXT} v1" in shown(final)


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(("method", "path"), [("POST", POSTS), ("PATCH", EDITS)])
async def test_short_rate_limits_are_sat_out(
    tmp_path: Path, method: str, path: str, times: int
) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on)
        await appears(on, "### Draft 1")
        on.discord.faults.order(FaultKind.RATE_LIMIT, method, path, times=times, retry_after=0.01)
        hold.set()
        await on.over()
        session = await on.session()
        assert on.discord.faults.pending == 0
        assert len(on.cards()) == 5
        assert "kept: the judge prefers it" in shown(on.message("### Draft 1 ·"))
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_a_rate_limit_that_discord_py_gives_up_on_does_not_end_a_session(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.RATE_LIMIT, "POST", POSTS, times=5, retry_after=0.01)
        await begin(on, rounds=1)
        await on.over()
        session = await on.session()
        assert len(on.cards()) == 3
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_a_bot_that_was_told_to_wait_long_can_be_restarted_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "_PATIENCE", 0.1)
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.RATE_LIMIT, "POST", POSTS, retry_after=250.0)
        await begin(on, rounds=1)
        await on.discord.wait_until(lambda: on.failed(429) == 1)
        await on.restart()
        await on.over()
        assert len(on.cards()) == 3
        assert on.failed(429) == 1  # it did as it was told


async def test_an_edit_whose_answer_was_lost_is_made_and_nothing_is_posted_twice(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        for kind in (FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE, FaultKind.ERROR_AFTER):
            on.discord.faults.order(kind, "PATCH", EDITS)
        holds = [on.gate.hold(nth) for nth in (2, 3, 4)]
        await begin(on)
        for nth, hold in enumerate(holds, 1):  # each verdict comes once its draft is shown
            await appears(on, f"### Draft {nth}")
            hold.set()
        await on.over()
        assert on.discord.faults.pending == 0
        assert Counter(titles(on)).most_common(1)[0][1] == 1
        assert "kept: the judge prefers it" in shown(on.message("### Draft 3 · 5.2/10 (+0.4)"))


async def test_a_thread_whose_opening_was_not_answered_is_the_thread(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.DROP_AFTER, "POST", r"/threads$")
        await begin(on, rounds=1)
        await on.over()
        assert len(on.cards()) == 3


def forget_last_post(path: Path) -> None:
    """As if the process had ended between the last post's commit and its record."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            """UPDATE events SET kind = 'Woke', body = '{"at": 0.0}'"""
            " WHERE seq = (SELECT max(seq) FROM events WHERE kind = 'Posted')"
        )


async def test_a_lost_post_is_found_among_all_that_others_wrote_meanwhile(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        flat = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        first, second = on.gate.hold(1), on.gate.hold(2)
        await on.ada.slash("refine", flat, text=TEXT, rounds=1)
        await on.discord.wait_until(lambda: "### Original" in "".join(on.cards(flat)))
        for n in range(150):
            on.ben.say(flat, f"chatter {n}")
        first.set()
        await on.discord.wait_until(lambda: "### Draft 1" in "".join(on.cards(flat)))
        await on.gate.asked(2)
        await on.answered()
        await on.stop()
        assert on.sent("POST", r".*/messages") == 2
        forget_last_post(on.settings.database_path)
        on.discord.clock.advance(600)  # the server remembers the post's nonce no longer
        await on.start()
        second.set()
        await on.over()
        assert "kept: the judge prefers it" in shown(on.message("### Draft 1 ·", flat))


async def test_after_a_restart_nothing_is_edited_that_looks_right(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(essay)) as on:
        await begin(on, rounds=1, text=f"{TEXT} " * 200)
        await on.over()
        before = states(on, on.message("### Original ·"))
        await on.restart()
        on.ben.react(on.message("### Original ·"), "🔁")
        await on.over(2)
        assert states(on, on.message("### Original ·")) == before
        assert_each_edit_changed_something(on)


async def test_a_second_burst_leaves_the_cards_of_the_first_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begin(on, rounds=2)
        await on.over()
        await on.answered()
        edits = on.sent("PATCH", r".*/messages/.*")
        on.ben.react(on.message("### Draft 2 ·"), "🔁")
        await on.over(2)
        await on.answered()
        more = on.sent("PATCH", r".*/messages/.*") - edits
        assert_each_edit_changed_something(on)
    assert more <= 2  # the new draft's verdict, and the bill moves to the new ending


async def test_a_bot_that_waits_for_discord_to_answer_can_be_stopped(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.DROP_BEFORE, "POST", POSTS, times=50)
        await begin(on, rounds=1)
        await on.discord.wait_until(lambda: on.failed(0) > 0)
        await on.stop()
        names = {task.get_name() for task in asyncio.all_tasks()}
        assert not {n for n in names if n.startswith(("publisher", "driver", "request", "clock"))}
        on.discord.faults.clear()
        await on.start()
        await on.over()
        assert titles(on) == ["### Original", "### Draft 1", "### Draft 1 is the best so far"]
