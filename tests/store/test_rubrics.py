"""The rubrics of servers: a name each, version by version, and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import BadInput
from bot.store.rubrics import MOST, Edition, Rubrics
from bot.store.store import SqliteStore
from tests.community.rubrics import NEWS

HERE, THERE = 10, 20


def edition(name: str = NEWS.name, at: float = 1.0, person: int = 7, guild: int = HERE) -> Edition:
    return Edition(guild, at, person, replace(NEWS, name=name))


async def test_a_rubric_is_there_after_a_restart_with_who_wrote_it_when(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        await Rubrics(store).create(edition())
    async with SqliteStore.open(path) as store:
        (kept,) = await Rubrics(store).of(HERE)
        assert (kept.rubric, kept.version, kept.at, kept.person) == (NEWS, 1, 1.0, 7)
        assert await Rubrics(store).find(HERE, "RELEASE  news") == kept
        assert await Rubrics(store).find(THERE, NEWS.name) is None
        assert await Rubrics(store).get(THERE, kept.id) is None


async def test_a_name_is_there_once_whatever_its_case(store: SqliteStore) -> None:
    await Rubrics(store).create(edition())
    with pytest.raises(BadInput) as raised:
        await Rubrics(store).create(edition("RELEASE NEWS"))
    assert raised.value.code == "refused-rubric-name"
    await Rubrics(store).create(edition(guild=THERE))


async def test_a_change_is_a_version_and_may_bring_a_name(store: SqliteStore) -> None:
    rubrics = Rubrics(store)
    await rubrics.create(edition())
    (kept,) = await rubrics.of(HERE)
    await rubrics.change(kept.id, 1, edition("News", 2.0, 8))
    (changed,) = await rubrics.of(HERE)
    assert (changed.id, changed.version, changed.person) == (kept.id, 2, 8)
    assert await rubrics.find(HERE, "Release news") is None


@pytest.mark.parametrize(
    ("version", "name", "guild", "code"),
    [
        (1, "News", HERE, "refused-rubric-changed"),
        (2, "other", HERE, "refused-rubric-name"),
        (2, "News", THERE, "refused-rubric-changed"),
    ],
    ids=["somebody was faster", "the name of another", "from another server"],
)
async def test_a_change_that_cannot_be_changes_nothing(
    store: SqliteStore, version: int, name: str, guild: int, code: str
) -> None:
    rubrics = Rubrics(store)
    await rubrics.create(edition("Other"))
    await rubrics.create(edition())
    first = await rubrics.find(HERE, NEWS.name)
    assert first is not None
    await rubrics.change(first.id, 1, edition(at=2.0))
    before = await rubrics.of(HERE)
    with pytest.raises(BadInput) as raised:
        await rubrics.change(first.id, version, edition(name, guild=guild))
    assert raised.value.code == code
    assert await rubrics.of(HERE) == before


async def test_what_is_put_takes_the_place_of_its_name(store: SqliteStore) -> None:
    rubrics = Rubrics(store)
    assert await rubrics.put(edition()) == 1
    assert await rubrics.put(edition("release NEWS")) == 2
    (kept,) = await rubrics.of(HERE)
    assert (kept.rubric.name, kept.version) == ("release NEWS", 2)


async def test_what_is_deleted_is_gone_and_its_name_free(store: SqliteStore) -> None:
    rubrics = Rubrics(store)
    await rubrics.create(edition())
    (kept,) = await rubrics.of(HERE)
    assert not await rubrics.delete(THERE, kept.id)
    assert await rubrics.delete(HERE, kept.id)
    assert not await rubrics.delete(HERE, kept.id)
    assert await rubrics.of(HERE) == []
    await rubrics.create(edition())
    (new,) = await rubrics.of(HERE)
    assert (new.version, new.id) != (kept.version, kept.id)


async def test_a_server_has_no_more_than_fifty(store: SqliteStore) -> None:
    rubrics = Rubrics(store)
    for number in range(MOST):
        await rubrics.put(edition(f"No {number}"))
    for keep in (rubrics.create, rubrics.put):
        with pytest.raises(BadInput) as raised:
            await keep(edition())
        assert raised.value.code == "refused-rubric-many"
    assert await rubrics.put(edition("no 7")) == 2
    assert len(await rubrics.of(HERE)) == MOST


async def test_what_a_later_version_wrote_is_passed_over(store: SqliteStore) -> None:
    await Rubrics(store).create(edition())
    await store.write(lambda database: database.execute("UPDATE rubric_versions SET body = '{}'"))
    assert await Rubrics(store).of(HERE) == []
