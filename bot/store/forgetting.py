"""Forgetting in a database: one person's words and ids, overwritten where they stand.

Works on a file of any version up to this one, as copies are older. Everything here blocks: it runs
in a thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.brainstorm.forgetting import said_by
from bot.brainstorm.kind import BRAINSTORM
from bot.errors import UnreadableEvent
from bot.refine.kind import REFINE
from bot.store import codec, migrate
from bot.store.database import opened
from bot.store.lock import held
from bot.store.store import OF_A_SESSION, append_rows, delete_rows, row_of
from bot.story.events import Event, Forgotten, source_of
from bot.story.forgetting import stand_in
from bot.story.kind import Kind

STAND_IN = -1
"""Stands for everybody who was forgotten where nobody has to be told from anybody else."""
_KINDS: Mapping[type[Event], Kind[Any]] = {kind.first: kind for kind in (REFINE, BRAINSTORM)}
_TOUCHED = (
    "WITH named AS (SELECT DISTINCT session FROM events WHERE instr(body, :id)),"
    " found AS (SELECT session FROM named UNION"  # what an idea became credits it without a name
    " SELECT json_extract(body, '$.session') FROM events"
    " WHERE kind = 'HandedOver' AND session IN (SELECT session FROM named))"
    " SELECT session FROM found JOIN sessions ON id = session"
    " WHERE author <> :person ORDER BY session DESC"
)
_ELSEWHERE = {
    "changes": ("UPDATE changes SET person = :instead WHERE person = :person",),
    "rubric_versions": ("UPDATE rubric_versions SET person = :instead WHERE person = :person",),
    "caps": (
        "DELETE FROM caps WHERE kind = 'person' AND who = :person",
        "UPDATE caps SET person = :instead WHERE person = :person",
    ),
    "roles": ("DELETE FROM roles WHERE person = :person",),
    "usage": (
        "INSERT INTO usage (person, day, guild, rounds, money, unknown)"
        " SELECT :instead, day, guild, rounds, money, unknown FROM usage WHERE person = :person"
        " ON CONFLICT (person, day, guild) DO UPDATE SET rounds = rounds + excluded.rounds,"
        " money = money + excluded.money, unknown = unknown + excluded.unknown",
        "DELETE FROM usage WHERE person = :person",
    ),
}
"""What is done to each table beside the logs. What was used stays used by somebody: a server's
budget is not renewed when a person leaves."""


def touched(database: sqlite3.Connection, person: int) -> list[int]:
    """The sessions of others in whose logs a person may be, the newest first: a session that
    refines a board's winners comes before its board, which tells whose they were."""
    rows = database.execute(_TOUCHED, {"id": str(person), "person": person}).fetchall()
    return [int(key) for (key,) in rows]


def overwrite(
    path: Path, session: int, person: int, at: float | None, database: sqlite3.Connection
) -> bool:
    """Overwrite a person in a log; False where they are not in it.

    The log has one event more then, which tells whoever knows it that it was overwritten; None for
    `at` leaves that out, for a version that does not know it.

    Raises:
        UnreadableEvent: a later version wrote one of the events.
    """
    log = _log(path, session, database)
    if not log:
        return False
    kind, instead = _KINDS[type(log[0])], stand_in(log)
    origin, _, board = (source_of(log[0]) or "").partition(":")
    said = said_by(_log(path, int(board), database), person) if origin == "board" else frozenset()
    new = kind.overwrite(log, person, instead, said)
    changed = [(seq, event) for seq, event in enumerate(new, 1) if event != log[seq - 1]]
    if not changed:
        return False
    for seq, event in changed:
        _, body = codec.encode(event)
        database.execute(
            "UPDATE events SET body = ?, source = ? WHERE session = ? AND seq = ?",
            (body, source_of(event), session, seq),
        )
    if at is not None:
        _tell(database, session, kind, new, Forgotten(at, instead))
        database.execute(
            "UPDATE accounts SET person = ? WHERE session = ? AND person = ?",
            (instead, session, person),
        )
    return True


def forget_elsewhere(person: int, database: sqlite3.Connection) -> None:
    """Forget a person everywhere but in logs."""
    there = _tables(database)
    for table, statements in _ELSEWHERE.items():
        for statement in statements if table in there else ():
            database.execute(statement, {"person": person, "instead": STAND_IN})


def forget_in_copy(path: Path, person: int) -> None:
    """Forget a person in a file that nobody uses; it stays good for the version that it is of.

    Raises:
        NewerDatabase: a later version wrote it.
        DamagedDatabase: parts of it cannot be read.
        StoreError: it is not there, cannot be written, or holds something else.
    """
    migrate.check(path, migrate.known())
    with opened(path, writable=True) as database:
        database.execute("PRAGMA secure_delete = ON")
        database.execute("BEGIN IMMEDIATE")
        _forget(path, person, database)
        database.execute("COMMIT")
        database.execute("VACUUM")  # what was deleted before this was thought of
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def forget_in_file(path: Path, person: int) -> None:
    """The same in a database that no bot runs on.

    Raises:
        DatabaseInUse: a bot runs on it.
        StoreError: as `forget_in_copy`.
    """
    migrate.check(path, migrate.known())
    with held(path, alone=True):
        forget_in_copy(path, person)


def copies_of(path: Path) -> Sequence[Path]:
    """The copies that were made of a database before it was brought to another version."""
    return sorted(path.parent.glob(f"{path.name}.before-????"))


def _forget(path: Path, person: int, database: sqlite3.Connection) -> None:
    tables = _tables(database)
    own = database.execute("SELECT id FROM sessions WHERE author = ?", (person,)).fetchall()
    for (session,) in own:
        delete_rows(session, (table for table in OF_A_SESSION if table in tables), database)
    for session in touched(database, person):
        overwrite(path, session, person, None, database)
    forget_elsewhere(person, database)
    if "accounts" in tables:  # of calls that ended with their process
        database.execute("DELETE FROM accounts WHERE person = ?", (person,))


def _tell(
    database: sqlite3.Connection, session: int, kind: Kind[Any], log: list[Event], event: Forgotten
) -> None:
    """Append that somebody was forgotten. Nobody touched the session by that: it is as old as it
    was."""
    found = "SELECT seq, updated_at FROM sessions WHERE id = ?"
    for last, moved in database.execute(found, (session,)).fetchall():
        summary, seq = kind.summarize(kind.fold([*log, event])), last + 1
        append_rows(session, seq, [row_of(seq, event)], summary, moved, database)


def _log(path: Path, session: int, database: sqlite3.Connection) -> list[Event]:
    rows = database.execute(
        "SELECT kind, body FROM events WHERE session = ? ORDER BY seq", (session,)
    ).fetchall()
    log = []
    for kind, body in rows:
        event = codec.decode(kind, body)
        if event is None:
            raise UnreadableEvent(path=str(path), session=session, kind=kind)
        log.append(event)
    return log


def _tables(database: sqlite3.Connection) -> frozenset[str]:
    rows = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return frozenset(name for (name,) in rows)
