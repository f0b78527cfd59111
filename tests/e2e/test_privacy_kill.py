"""kill -9 while somebody is being forgotten: the next process does what is left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sandbox.server.app import DiscordServer
from tests.e2e.child import child_on_stage
from tests.e2e.people import TEXT
from tests.e2e.reading import shown
from tests.e2e.stage import until_so

WORDS = "pineapples for everybody"
OWN = 3
"""Sessions of whoever is forgotten."""


def noted(database: Path) -> list[str]:
    """Who is to be forgotten."""
    with closing(sqlite3.connect(database)) as rows:
        found = rows.execute("SELECT name FROM notes WHERE name LIKE 'forget:%'")
        return [name for (name,) in found]


def own(database: Path, person: int) -> int:
    """How many sessions of a person's are left."""
    with closing(sqlite3.connect(database)) as rows:
        sql = "SELECT count(*) FROM sessions WHERE author = ?"
        return int(rows.execute(sql, (person,)).fetchone()[0])


def files(database: Path) -> bytes:
    return b"".join(file.read_bytes() for file in database.parent.glob("refine.db*"))


def offers(discord: DiscordServer) -> int:
    return sum(r.method == "PUT" and "/reactions/" in r.path for r in discord.requests)


async def test_killed_in_the_middle_nothing_of_them_is_left_after_the_next_start(
    tmp_path: Path,
) -> None:
    async with child_on_stage(tmp_path) as (discord, child):
        ada, ben = discord.member("ada"), discord.member("ben")
        await ada.slash("refine", discord.writing, text=TEXT, rounds=1)
        await discord.wait_until(lambda: offers(discord) == 1, within=30)
        for number in range(OWN):
            await ben.slash("refine", ben.direct, text=f"{WORDS} {number}", rounds=1)
        await discord.wait_until(lambda: offers(discord) == OWN + 1, within=30)
        (room,) = (c for c in discord.world.channels.values() if c.parent_id == discord.writing.id)
        draft = next(m for m in discord.messages(room) if "### Draft 1 ·" in shown(m))
        ben.react(draft, "👍")
        await until_so(lambda: f"👍:{ben.id}".encode() in files(child.database))

        card = await (await ben.slash("privacy forget", discord.general)).answer(within=30)
        await discord.wait_until(lambda: "Shall I forget you?" in shown(card), within=30)
        ben.press(card, "privacy:forget")
        await until_so(lambda: noted(child.database) or own(child.database, ben.id) < OWN)
        await child.kill()

        await child.start()
        await until_so(lambda: not noted(child.database))
        await until_so(lambda: str(ben.id).encode() not in files(child.database))
        assert WORDS.encode() not in files(child.database)
        with closing(sqlite3.connect(child.database)) as rows:
            assert rows.execute("SELECT id FROM sessions").fetchall() == [(1,)]
            votes = rows.execute("SELECT body FROM events WHERE kind = 'Reacted'").fetchall()
        assert ['"person":-1' in body for (body,) in votes] == [True]
