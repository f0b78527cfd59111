"""What a server has set is there after a restart, with who set it and when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.community.settings import Change, Name, ServerSettings, settings_of
from bot.store.rubrics import Edition, Rubrics
from bot.store.servers import Servers
from bot.store.store import SqliteStore
from tests.community.rubrics import NEWS

HERE, THERE = 10, 20
CHANGES = [
    Change(1.0, 7, Name.ROUNDS, 5),
    Change(2.0, 8, Name.ROLES, (1, 2)),
    Change(3.0, 7, Name.TARGET, 8.5),
    Change(4.0, 7, Name.LANGUAGE, "de"),
    Change(5.0, 8, Name.ROUNDS, None),
]


async def test_every_change_is_kept_in_its_order(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        await Servers(store).change(HERE, *CHANGES[:2])
        await Servers(store).change(HERE, *CHANGES[2:])
    async with SqliteStore.open(path) as store:
        assert await Servers(store).changes(HERE) == CHANGES
        assert settings_of(await Servers(store).changes(HERE)) == ServerSettings(
            roles=(1, 2), target=8.5, language="de"
        )


async def test_servers_have_nothing_to_do_with_each_other(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        await Servers(store).change(HERE, CHANGES[0])
        assert await Servers(store).changes(THERE) == []


async def test_what_a_later_version_has_set_is_passed_over(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        await store.write(
            lambda database: database.execute(
                "INSERT INTO changes (guild, at, person, name, value)"
                " VALUES (10, 1.0, 7, 'colour', '\"blue\"')"
            )
        )
        await Servers(store).change(HERE, CHANGES[0])
        assert await Servers(store).changes(HERE) == CHANGES[:1]


async def test_all_that_a_server_has_decided_is_one_lookup(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        servers, rubrics = Servers(store), Rubrics(store)
        await servers.change(HERE, *CHANGES)
        for name in ("Zeal", "release news", "Minutes"):
            await rubrics.create(Edition(HERE, 1.0, 7, replace(NEWS, name=name)))
        await rubrics.put(Edition(HERE, 2.0, 7, replace(NEWS, name="Release News")))
        await rubrics.create(Edition(THERE, 1.0, 7, NEWS))
        assert await servers.decided(HERE) == (CHANGES, ["Minutes", "Release News", "Zeal"])
        assert await servers.decided(30) == ([], [])
