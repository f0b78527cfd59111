"""What nobody touches is deleted in time; a final is warned of first, and stays when that is not
heard. Time passes in the database: its rows grow older while the bot is down."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sandbox.server.app import DiscordServer
from sandbox.server.faults import FaultKind
from sandbox.server.state.entities import Channel, Message
from tests.e2e.child import child_on_stage
from tests.e2e.reading import custom_id, shown
from tests.e2e.shelves import begun
from tests.e2e.stage import Stage, stage, until_so

DAY = 86_400.0
FINAL = "### ✅"
DELETED = "This session was deleted."


def pass_by(database: Path, days: float) -> None:
    """So many days pass in which nobody does anything."""
    with closing(sqlite3.connect(database)) as rows, rows:
        rows.execute("UPDATE sessions SET updated_at = updated_at - ?", (days * DAY,))
        rows.execute("UPDATE warnings SET at = at - ?", (days * DAY,))


async def later(on: Stage, days: float, **settings: object) -> None:
    """The bot is started again so many days later."""
    await on.stop()
    pass_by(on.settings.database_path, days)
    await on.start(**settings)


def keys(on: Stage) -> list[int]:
    """The sessions that are there."""
    with closing(sqlite3.connect(on.settings.database_path)) as rows:
        return [key for (key,) in rows.execute("SELECT id FROM sessions ORDER BY id")]


async def gone(on: Stage, place: Channel) -> None:
    """Until the only session of a place is deleted, so that the bot has looked."""
    head = on.discord.messages(place)[0]
    await on.discord.wait_until(lambda: shown(head).startswith(DELETED), within=30)


async def marked(on: Stage) -> None:
    """A session without a final, younger than all others: when it is gone, those were looked at."""
    await begun(on, on.ben, on.discord.general, "A text that nobody misses.")


async def accepted(on: Stage) -> None:
    """Ada has accepted a final, and it is shown."""
    await begun(on, on.ada, on.discord.writing)
    end = on.message("### Draft 1 is the best")
    await on.ada.press(end, custom_id(end, "accept"))
    await on.discord.wait_until(lambda: FINAL in str(on.cards()), within=30)
    await on.until(lambda session: session.is_shown)


def warnings(discord: DiscordServer, room: Channel) -> list[Message]:
    messages = discord.messages(room)
    return [m for m in messages if "sessions:keep:" in json.dumps(m.components)]


async def warned(on: Stage, room: Channel) -> Message:
    """The only warning in a place, once the bot has written down that it is there: days that pass
    before would make it one of another time."""
    await on.discord.wait_until(lambda: warnings(on.discord, room) != [], within=30)
    await until_so(lambda: _noted(on.settings.database_path))
    (told,) = warnings(on.discord, room)
    return told


async def test_what_nobody_touches_is_deleted_after_the_operators_time(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing)
        await later(on, 20)
        await begun(on, on.ada, on.discord.general)
        await later(on, 11, expiry_days=30)
        await gone(on, on.discord.writing)
        assert keys(on) == [2]
        assert "### Draft 1" in str(on.cards())


async def test_a_servers_own_time_holds_there_and_nowhere_else(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.ada.direct)
        await begun(on, on.ada, on.discord.writing)
        await on.stop()
        with closing(sqlite3.connect(on.settings.database_path)) as rows, rows:
            change = (on.discord.guild.id, 1.0, on.ada.id, "expiry", "5")
            rows.execute(
                "INSERT INTO changes (guild, at, person, name, value) VALUES (?, ?, ?, ?, ?)",
                change,
            )
        await later(on, 6)
        await gone(on, on.discord.writing)
        assert keys(on) == [1]


async def test_a_final_is_warned_of_once_and_deleted_a_week_later(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await accepted(on)
        await later(on, 24, expiry_days=30)
        room = on.thread()
        told = await warned(on, room)
        assert re.match(r"### ⏳ “.+” will be deleted on <t:\d+:D>", shown(told))
        await later(on, 6)
        await marked(on)
        assert 1 in keys(on)
        await later(on, 31)
        await gone(on, on.discord.writing)
        await gone(on, on.discord.general)
        assert keys(on) == []
        assert len(warnings(on.discord, room)) == 1


async def test_keep_it_keeps_it_and_a_later_warning_comes_in_its_time(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await accepted(on)
        await marked(on)
        await later(on, 24, expiry_days=30)
        room = on.thread()
        told = await warned(on, room)
        (button,) = re.findall(r"sessions:keep:[\d:]+", json.dumps(told.components))
        await on.ben.press(told, button)
        await on.discord.wait_until(lambda: "Somebody kept it" in shown(told), within=30)
        await later(on, 8)
        await gone(on, on.discord.general)
        assert keys(on) == [1]
        assert warnings(on.discord, room) == []
        await later(on, 17)
        await on.discord.wait_until(lambda: warnings(on.discord, room) != [], within=30)


async def test_who_votes_before_the_warning_is_told_keeps_it_and_is_warned_the_next_time(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await accepted(on)
        await marked(on)
        room = on.thread()
        history = rf"/channels/{room.id}/messages"
        on.discord.faults.order(FaultKind.HOLD_BEFORE, "GET", history)
        await later(on, 31, expiry_days=30)
        await on.held()
        on.ben.react(on.message("### Draft 1 ·"), "👍")
        await on.until(lambda session: (on.ben.id, 1, 1) in session.votes)
        on.discord.faults.release()
        await gone(on, on.discord.general)
        assert warnings(on.discord, room) == []
        await later(on, 31)
        await on.discord.wait_until(lambda: warnings(on.discord, room) != [], within=30)
        assert keys(on) == [1]


async def test_where_the_thread_is_gone_its_author_is_told_directly(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await accepted(on)
        on.discord.member("mod").delete_thread(on.thread())
        await later(on, 24, expiry_days=30)
        told = await warned(on, on.ada.direct)
        (button,) = re.findall(r"sessions:keep:[\d:]+", json.dumps(told.components))
        await on.ada.press(told, button)
        await on.discord.wait_until(lambda: "kept it" in shown(told), within=30)


async def test_a_final_of_which_nobody_could_be_warned_stays(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await accepted(on)
        await marked(on)
        on.discord.member("mod").delete_thread(on.thread())
        direct = rf"/channels/{on.ada.direct.id}/messages"
        kind = FaultKind.ERROR_BEFORE
        on.discord.faults.order(kind, "POST", direct, status=403, code=50007, times=2)
        await later(on, 40, expiry_days=30)
        await gone(on, on.discord.general)
        assert keys(on) == [1]
        await later(on, 40)
        await on.discord.wait_until(lambda: on.discord.faults.pending == 0, within=30)
        assert keys(on) == [1]


async def test_killed_between_the_warning_and_its_record_it_is_told_once(tmp_path: Path) -> None:
    async with child_on_stage(tmp_path, EXPIRY_DAYS="30") as (discord, child):
        ada, writing, general = discord.member("ada"), discord.writing, discord.general
        await _refined(discord, writing, 1)
        (room,) = (c for c in discord.world.channels.values() if c.parent_id == writing.id)
        (end,) = (m for m in discord.messages(room) if "is the best" in shown(m))
        await ada.press(end, custom_id(end, "accept"))
        await discord.wait_until(
            lambda: any(FINAL in shown(m) for m in discord.messages(room)), within=30
        )
        await _refined(discord, general, 2)
        await _refined(discord, ada.direct, 3)  # what the two before it showed is recorded by now
        await child.kill()
        with closing(sqlite3.connect(child.database)) as rows, rows:
            rows.execute("UPDATE sessions SET updated_at = id")  # the one with the final is older
        discord.faults.order(FaultKind.HOLD_AFTER, "POST", rf"/channels/{room.id}/messages")
        await child.start()
        await discord.wait_until(lambda: warnings(discord, room) != [], within=30)
        await child.kill()
        assert not _noted(child.database)
        await child.start()
        head = discord.messages(general)[0]
        await discord.wait_until(lambda: shown(head).startswith(DELETED), within=30)
        assert _noted(child.database) == [(1, 1)]
        assert len(warnings(discord, room)) == 1


async def _refined(discord: DiscordServer, place: Channel, nth: int) -> None:
    """The nth session has ended."""
    await discord.member("ada").slash("refine", place, text="We meet.", rounds=1)
    await discord.wait_until(
        lambda: sum("/reactions/" in r.path for r in discord.requests) >= nth, within=30
    )


def _noted(database: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as rows:
        return rows.execute("SELECT session, is_delivered FROM warnings").fetchall()
