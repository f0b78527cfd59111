"""A check of the whole database: its pages, its references, and every event of every log.

It changes nothing, and a running bot goes on meanwhile. Everything here blocks: it runs in a
thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import DamagedDatabase
from bot.store import codec, migrate
from bot.store.database import opened

MOST_FINDINGS = 20
"""How many are told; where there are more, more of the same would help nobody."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: a code of the catalogue and its details."""

    code: str
    details: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Report:
    """How much was looked at, and what was found."""

    sessions: int
    events: int
    findings: tuple[Finding, ...]


def check(path: Path) -> Report:
    """Look at everything as it is at one moment.

    Raises:
        NewerDatabase: a later version wrote it.
        UnusableDatabase: it is not there, cannot be read, or holds something else.
    """
    try:
        migrate.check(path, migrate.known())
        with opened(path, writable=False) as database:
            database.execute("BEGIN")  # one moment for all that follows
            return _looked_through(database)
    except DamagedDatabase as error:  # too damaged to be looked through
        return Report(0, 0, (Finding("check-pages", {"words": str(error.__cause__)}),))


def _looked_through(database: sqlite3.Connection) -> Report:
    pages = [
        Finding("check-pages", {"words": " ".join(str(words).split())})
        for (words,) in database.execute(f"PRAGMA integrity_check({MOST_FINDINGS})")
        if words != "ok"
    ]
    if pages:  # what stands on damaged pages cannot be judged
        return Report(0, 0, tuple(pages))
    sessions, events = database.execute(
        "SELECT (SELECT count(*) FROM sessions), (SELECT count(*) FROM events)"
    ).fetchone()
    findings = [*_orphans(database), *_gaps(database), *_unreadable(database)]
    return Report(sessions, events, tuple(findings[:MOST_FINDINGS]))


def _orphans(database: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that belong to a session which is not there."""
    for table, *_ in database.execute("PRAGMA foreign_key_check"):
        yield Finding("check-orphan", {"table": str(table)})


def _gaps(database: sqlite3.Connection) -> Iterator[Finding]:
    """Logs that are not numbered from 1 to where their session says that they end."""
    rows = database.execute(
        "SELECT id FROM sessions LEFT JOIN events ON session = id GROUP BY id"
        " HAVING count(events.seq) <> sessions.seq OR max(events.seq) <> sessions.seq"
        " OR min(events.seq) <> 1"
    )
    for (session,) in rows:
        yield Finding("check-gap", {"session": int(session)})


def _unreadable(database: sqlite3.Connection) -> Iterator[Finding]:
    """Events that this version cannot read, the first of each session."""
    last = None
    for session, seq, kind, body in database.execute(
        "SELECT session, seq, kind, body FROM events ORDER BY session, seq"
    ):
        if session != last and codec.decode(kind, body) is None:
            last = session
            yield Finding("check-event", {"session": session, "seq": seq, "kind": kind})
