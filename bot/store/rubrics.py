"""The rubrics of every server, version by version."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import partial

from pydantic import TypeAdapter, ValidationError

from bot.errors import BadInput
from bot.refine.rubric import Rubric
from bot.refine.typography import plain
from bot.store.store import SqliteStore

MOST = 50
"""Rubrics of one server."""
_RUBRIC = TypeAdapter(Rubric)
_NEWEST = (
    "SELECT id, number, at, person, body FROM rubrics JOIN rubric_versions ON rubric = id"
    " WHERE guild = ? AND number = (SELECT max(number) FROM rubric_versions WHERE rubric = id)"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A server's rubric as it stands: its id, and who made this version of it when.

    `at` is in Unix seconds; versions count from 1.
    """

    id: int
    version: int
    at: float
    person: int
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class Edition:
    """What somebody writes down for a server at a time, in Unix seconds."""

    guild: int
    at: float
    person: int
    rubric: Rubric


class Rubrics:
    """The rubrics of servers, in the same file as the sessions.

    Every method raises `UnusableDatabase` where the file cannot be used.
    """

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    async def of(self, guild: int) -> list[Kept]:
        """The rubrics of a server, by name; one that this version cannot read is passed over."""
        rows = await self._store.fetch(f"{_NEWEST} ORDER BY key", guild)
        return [kept for row in rows if (kept := _kept(*row)) is not None]

    async def find(self, guild: int, name: str) -> Kept | None:
        """The rubric of a name, whatever its case."""
        rows = await self._store.fetch(f"{_NEWEST} AND key = ?", guild, plain(name))
        return _kept(*rows[0]) if rows else None

    async def get(self, guild: int, rubric: int) -> Kept | None:
        """The rubric of an id, if that server has it."""
        rows = await self._store.fetch(f"{_NEWEST} AND id = ?", guild, rubric)
        return _kept(*rows[0]) if rows else None

    async def create(self, edition: Edition) -> None:
        """Keep a new rubric.

        Raises:
            BadInput: the server has one of that name, or as many as it can have.
        """
        await self._store.write(partial(_create, edition))

    async def put(self, edition: Edition) -> int:
        """Keep a rubric in place of the one of that name, if there is one; the version's number.

        Raises:
            BadInput: the server has as many as it can have.
        """
        return await self._store.write(partial(_put, edition))

    async def change(self, rubric: int, version: int, edition: Edition) -> None:
        """Keep a new version of a rubric, which may have another name.

        Raises:
            BadInput: that version is not the newest any more, or another has the name.
        """
        await self._store.write(partial(_change, rubric, version, edition))

    async def delete(self, guild: int, rubric: int) -> bool:
        """Forget a rubric with all its versions; False where the server has no such."""
        return await self._store.write(partial(_delete, guild, rubric))


def _kept(rubric: int, version: int, at: float, person: int, body: str) -> Kept | None:
    try:
        return Kept(rubric, version, at, person, _RUBRIC.validate_json(body))
    except ValidationError:
        return None


def _create(edition: Edition, database: sqlite3.Connection) -> None:
    if _id_of(edition, database) is not None:
        raise BadInput("refused-rubric-name", name=edition.rubric.name)
    _begin(edition, database)


def _put(edition: Edition, database: sqlite3.Connection) -> int:
    known = _id_of(edition, database)
    if known is None:
        _begin(edition, database)
        return 1
    number = _newest(known, database) + 1
    _write(known, number, edition, database)
    return number


def _change(rubric: int, version: int, edition: Edition, database: sqlite3.Connection) -> None:
    if _newest(rubric, database) != version:
        raise BadInput("refused-rubric-changed")
    if _id_of(edition, database) not in (None, rubric):
        raise BadInput("refused-rubric-name", name=edition.rubric.name)
    renamed = database.execute(
        "UPDATE rubrics SET key = ? WHERE id = ? AND guild = ?",
        (plain(edition.rubric.name), rubric, edition.guild),
    )
    if not renamed.rowcount:
        raise BadInput("refused-rubric-changed")
    _write(rubric, version + 1, edition, database)


def _delete(guild: int, rubric: int, database: sqlite3.Connection) -> bool:
    gone = database.execute(
        "SELECT id FROM rubrics WHERE id = ? AND guild = ?", (rubric, guild)
    ).fetchall()
    for (key,) in gone:
        database.execute("DELETE FROM rubric_versions WHERE rubric = ?", (key,))
        database.execute("DELETE FROM rubrics WHERE id = ?", (key,))
    return bool(list(gone))


def _begin(edition: Edition, database: sqlite3.Connection) -> None:
    counted = database.execute(
        "SELECT count(*) FROM rubrics WHERE guild = ?", (edition.guild,)
    ).fetchall()
    if next(iter(counted))[0] >= MOST:
        raise BadInput("refused-rubric-many", most=MOST)
    new = database.execute(
        "INSERT INTO rubrics (guild, key) VALUES (?, ?) RETURNING id",
        (edition.guild, plain(edition.rubric.name)),
    ).fetchall()
    _write(next(iter(new))[0], 1, edition, database)


def _id_of(edition: Edition, database: sqlite3.Connection) -> int | None:
    found = database.execute(
        "SELECT id FROM rubrics WHERE guild = ? AND key = ?",
        (edition.guild, plain(edition.rubric.name)),
    ).fetchall()
    return next((int(key) for (key,) in found), None)


def _newest(rubric: int, database: sqlite3.Connection) -> int:
    """The number of the newest version, 0 where there is none."""
    found = database.execute(
        "SELECT coalesce(max(number), 0) FROM rubric_versions WHERE rubric = ?", (rubric,)
    ).fetchall()
    return int(next(iter(found))[0])


def _write(rubric: int, number: int, edition: Edition, database: sqlite3.Connection) -> None:
    database.execute(
        "INSERT INTO rubric_versions (rubric, number, at, person, body) VALUES (?, ?, ?, ?, ?)",
        (rubric, number, edition.at, edition.person, _RUBRIC.dump_json(edition.rubric).decode()),
    )
