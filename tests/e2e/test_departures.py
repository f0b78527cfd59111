"""What belongs to a server goes some time after the bot has left. Time passes in the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.e2e.shelves import begun
from tests.e2e.stage import Stage, stage, until_so

DAY = 86_400.0
TABLES = ("sessions", "events", "roles", "changes", "usage")


def rows(on: Stage, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(on.settings.database_path)) as database, database:
        return database.execute(sql).fetchall()


def left(on: Stage) -> bool:
    """Whether it is noted that the bot has left a server."""
    return bool(rows(on, "SELECT 1 FROM notes WHERE name LIKE 'left:%'"))


async def later(on: Stage, days: float) -> None:
    """The bot is started again so many days later."""
    await on.stop()
    rows(on, f"UPDATE notes SET value = value - {days * DAY} WHERE name LIKE 'left:%'")  # noqa: S608 - a number of our own
    await on.start()


async def used(on: Stage) -> int:
    """Something stands in a server, and something elsewhere; that server."""
    other = on.discord.stage.add_guild("Elsewhere")
    place = on.discord.add_channel("elsewhere", guild=other)
    await begun(on, on.ada, place)
    await begun(on, on.ben, on.discord.writing)
    rows(
        on,
        "INSERT INTO changes (guild, at, person, name, value)"  # noqa: S608 - numbers of our own
        f" VALUES ({other.id}, 1.0, 7, 'rounds', '4')",
    )
    return other.id


def of(on: Stage, guild: int) -> set[str]:
    """In which tables something of a server is."""
    return {
        table
        for table in ("sessions", "roles", "changes", "usage")
        if rows(on, f"SELECT 1 FROM {table} WHERE guild = {guild}")  # noqa: S608 - our own names
    }


async def test_thirty_days_after_the_bot_was_thrown_out_nothing_is_left(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        guild = await used(on)
        on.discord.stage.remove_bot(on.discord.world.guilds[guild])
        await until_so(lambda: left(on))
        await later(on, 29)
        assert of(on, guild) >= {"sessions", "changes", "usage"}
        await later(on, 2)
        await until_so(lambda: not left(on))
        assert of(on, guild) == set()
        assert of(on, on.discord.guild.id) >= {"sessions", "usage"}


async def test_a_log_that_cannot_be_read_keeps_nothing_else(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        guild = await used(on)
        await begun(
            on, on.ben, on.discord.add_channel("more", guild=on.discord.world.guilds[guild])
        )
        await on.stop()
        rows(on, "UPDATE events SET kind = 'Teleported' WHERE session = 1 AND seq = 2")
        on.discord.stage.remove_bot(on.discord.world.guilds[guild])
        rows(on, f"INSERT INTO notes VALUES ('left:{guild}', '1.0')")  # noqa: S608 - a number of our own
        await on.start()
        await until_so(lambda: of(on, guild) == {"sessions"})
        await until_so(lambda: rows(on, "SELECT id FROM sessions ORDER BY id") == [(1,), (2,)])
        assert left(on)


async def test_who_was_thrown_out_while_it_was_away_finds_out(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        guild = await used(on)
        await on.stop()
        on.discord.stage.remove_bot(on.discord.world.guilds[guild])
        await on.start()
        await until_so(lambda: left(on))
        assert rows(on, "SELECT name FROM notes WHERE name LIKE 'left:%'") == [(f"left:{guild}",)]


async def test_who_was_thrown_out_while_its_session_was_lost_finds_out(
    tmp_path: Path, at_once: None
) -> None:
    async with stage(tmp_path) as on:
        guild = await used(on)
        before = on.discord.happenings.count
        await on.discord.gateway.lose_sessions()
        on.discord.stage.remove_bot(on.discord.world.guilds[guild])  # told to nobody
        await on.discord.wait_for(lambda h: h.kind == "READY", since=before)
        await until_so(lambda: left(on))
        assert on.bot is not None
        assert [there.id for there in on.bot.guilds] == [on.discord.guild.id]


async def test_a_server_that_takes_it_back_in_time_finds_everything(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        guild = await used(on)
        await on.stop()
        rows(on, f"INSERT INTO notes VALUES ('left:{guild}', '1.0')")  # noqa: S608 - a number of our own
        await on.start()
        await until_so(lambda: not left(on))
        assert of(on, guild) >= {"sessions", "changes", "usage"}


async def test_a_server_that_takes_it_back_too_late_begins_anew_also_with_peoples_roles(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        guild = on.discord.world.guilds[await used(on)]
        assert "roles" in of(on, guild.id)
        on.discord.stage.remove_bot(guild)
        await until_so(lambda: left(on))
        rows(on, f"UPDATE notes SET value = value - {31 * DAY} WHERE name LIKE 'left:%'")  # noqa: S608 - a number of our own
        assert on.bot is not None
        on.bot.dispatch("ready")  # it looks at once, not within the hour
        await until_so(lambda: not left(on))
        assert of(on, guild.id) == set()
        on.discord.stage.invite_bot(guild)
        await begun(on, on.ada, on.discord.add_channel("again", guild=guild))
        assert "roles" in of(on, guild.id)


async def test_an_outage_is_no_departure(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        guild = await used(on)
        home = on.discord.guild.id
        data = {"id": str(guild), "unavailable": True}
        on.discord.gateway.dispatch("GUILD_DELETE", data, guild_id=guild)
        gone = on.discord.stage.add_guild("Left")
        on.discord.stage.remove_bot(gone)  # it is heard of after the outage
        await until_so(lambda: left(on))
        assert rows(on, "SELECT name FROM notes WHERE name LIKE 'left:%'") == [(f"left:{gone.id}",)]
        assert home != guild
