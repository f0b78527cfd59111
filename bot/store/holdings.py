"""Holdings: what a database has about one person, counted and as a document. Blocks."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.brainstorm.events import IdeaGiven, SparkAsked, Voted
from bot.refine.events import AnotherRound, Reacted, RequestMade
from bot.store import codec
from bot.store.forgetting import touched
from bot.story.events import Event
from bot.story.forgetting import people_in

Json = dict[str, Any]
_OTHERS = {
    "changes": "SELECT guild, at, name, value FROM changes WHERE person = ? ORDER BY seq",
    "rubrics": "SELECT guild, key, number, at, body FROM rubric_versions JOIN rubrics"
    " ON id = rubric WHERE person = ? ORDER BY guild, key, number",
    "budgets_set": "SELECT guild, kind, who, period, rounds, money, at FROM caps"
    " WHERE person = ? ORDER BY at",
    "budgets": "SELECT guild, period, rounds, money, at FROM caps"
    " WHERE kind = 'person' AND who = ? ORDER BY at",
    "roles": "SELECT guild, roles FROM roles WHERE person = ? ORDER BY guild",
    "usage": "SELECT day, guild, rounds, money, unknown FROM usage WHERE person = ?"
    " ORDER BY day, guild",
}
"""What stands about a person beside the logs."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is about a person.

    `sessions` are their own; all that counts acts (`requests` to `acts`) is about `others`, the
    sessions of other people in which they took part. `places` are servers of which roles or
    settings of theirs are known. `money` is in US dollars.
    """

    sessions: int
    others: int
    requests: int
    ideas: int
    votes: int
    acts: int
    changes: int
    rubrics: int
    budgets: int
    places: int
    rounds: int
    money: float

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all is there."""
        counts = (self.sessions, self.others, self.changes, self.rubrics, self.budgets)
        return not any((*counts, self.places, self.rounds, self.money))


def holdings(database: sqlite3.Connection, person: int) -> Holdings:
    """Count what there is."""
    acts: Counter[str] = Counter()
    others = 0
    for session in touched(database, person):
        known = [act for _, event in _acts(database, session, person) if (act := _act(event))]
        acts.update(known)
        others += bool(known)
    own = "SELECT count(*) FROM sessions WHERE author = ?"
    ((sessions,),) = database.execute(own, (person,)).fetchall()
    found = {name: list(_rows(database, name, person)) for name in _OTHERS}
    return Holdings(
        sessions=sessions,
        others=others,
        requests=acts["requests"],
        ideas=acts["ideas"],
        votes=acts["votes"],
        acts=acts["acts"],
        changes=len(found["changes"]),
        rubrics=len(found["rubrics"]),
        budgets=len(found["budgets"]) + len(found["budgets_set"]),
        places=len(found["roles"]),
        rounds=sum(row["rounds"] for row in found["usage"]),
        money=sum(row["money"] for row in found["usage"]),
    )


def document(database: sqlite3.Connection, person: int) -> str:
    """Everything, as JSON: their own sessions whole, and of others what they did there."""
    own = database.execute("SELECT id FROM sessions WHERE author = ? ORDER BY id", (person,))
    others = ((key, _acts(database, key, person)) for key in sorted(touched(database, person)))
    content = {
        "person": str(person),
        "sessions": [
            {"session": key, "events": _logged(_events(database, key))} for (key,) in own.fetchall()
        ],
        "in_sessions_of_others": [
            {"session": key, "events": events} for key, acts in others if (events := _logged(acts))
        ],
        **{name: list(_rows(database, name, person)) for name in _OTHERS},
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _act(event: Event) -> str:
    """What an event of a person's counts as."""
    match event:
        case RequestMade():
            return "requests"
        case IdeaGiven():
            return "ideas"
        case Reacted() | Voted():
            return "votes"
        case AnotherRound() | SparkAsked():
            return "acts"
        case _:
            return "acts" if hasattr(event, "source") else ""


def _acts(database: sqlite3.Connection, session: int, person: int) -> Iterator[tuple[int, Event]]:
    """What of a log is about a person."""
    for seq, event in _events(database, session, str(person)):
        if person in people_in(event):
            yield seq, event


def _events(
    database: sqlite3.Connection, session: int, having: str = ""
) -> Iterator[tuple[int, Event]]:
    """The events of a log that this version can read; those whose JSON has a string in it."""
    rows = database.execute(
        "SELECT seq, kind, body FROM events WHERE session = ? AND instr(body, ?) ORDER BY seq",
        (session, having),
    ).fetchall()
    for seq, kind, body in rows:
        event = codec.decode(kind, body)
        if event is not None:
            yield seq, event


def _logged(events: Iterable[tuple[int, Event]]) -> list[Json]:
    return [
        {"seq": seq, "kind": type(event).__name__, **json.loads(codec.encode(event)[1])}
        for seq, event in events
    ]


def _rows(database: sqlite3.Connection, name: str, person: int) -> Iterator[Json]:
    found = database.execute(_OTHERS[name], (person,))
    columns = [column for column, *_ in found.description]
    for row in found.fetchall():
        yield dict(zip(columns, row, strict=True))
