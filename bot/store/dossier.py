"""Dossier: all that a database has about one person, as a document for them. Blocks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict

from bot.brainstorm.discretion import told
from bot.brainstorm.events import Opened, Shaped
from bot.brainstorm.fold import fold
from bot.refine.credit import credits_to
from bot.refine.events import Started
from bot.store import codec
from bot.store.forgetting import touched
from bot.store.holdings import OTHERS, Json, acts_of, events_of, rows_of
from bot.story.events import Event


def document(database: sqlite3.Connection, person: int, most: int) -> bytes | None:
    """Everything, as JSON: their own sessions as far as those tell them, and of others what they
    did there. None where that is more than so many bytes: it is not built to its end then."""
    parts, size = list[bytes](), 0
    for part in _parts(database, person):
        parts.append(part.encode())
        size += len(parts[-1])
        if size > most:
            return None
    return b"".join(parts)


def _parts(database: sqlite3.Connection, person: int) -> Iterator[str]:
    """The document, a session at a time: a person may have more than there is room for at once."""
    own = database.execute("SELECT id FROM sessions WHERE author = ? ORDER BY id", (person,))
    logs = {
        "sessions": ((key, _own(database, key, person)) for (key,) in own.fetchall()),
        "in_sessions_of_others": (
            (key, acts)
            for key in sorted(touched(database, person))
            if (acts := [_given(*act, person) for act in acts_of(database, key, person)])
        ),
    }
    yield f'{{\n"person": "{person}"'
    for name, sessions in logs.items():
        yield f',\n"{name}": ['
        for number, (key, events) in enumerate(sessions):
            yield f"{',' if number else ''}\n{_json({'session': key, 'events': events})}"
        yield "]"
    for name in OTHERS:
        yield f',\n"{name}": {_json(list(rows_of(database, name, person)))}'
    yield "\n}\n"


def _own(database: sqlite3.Connection, session: int, person: int) -> list[Json]:
    """A log as it may be given to whose it is. Without its beginning nothing says what that is."""
    log = list(events_of(database, session))
    match log:
        case [(1, Started()), *_]:
            return [_logged(seq, event) for seq, event in log]
        case [(1, Opened()), *_]:
            board = fold(event for _, event in log)
            given = ((seq, told(board, event, person)) for seq, event in log)
            return [_logged(seq, event) for seq, event in given if event is not None]
        case _:
            return []


def _given(seq: int, event: Event, person: int) -> Json:
    """What an event of somebody else's session tells of a person: an act of theirs whole, and of
    what their ideas led to what became of those alone."""
    match event:
        case Started(credits=given) | Shaped(credits=given):
            credited = [asdict(credit) for credit in credits_to(person, given)]
            return {"seq": seq, "kind": type(event).__name__, "at": event.at, "credits": credited}
        case _:
            return _logged(seq, event)


def _logged(seq: int, event: Event) -> Json:
    return {"seq": seq, "kind": type(event).__name__, **json.loads(codec.encode(event)[1])}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
