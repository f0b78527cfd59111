"""Holdings: what a database has about one person, and how much that is. Blocks."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.brainstorm.events import IdeaGiven, Shaped, SparkAsked, Voted
from bot.refine.events import AnotherRound, Reacted, RequestMade, Started
from bot.store import codec
from bot.store.forgetting import touched
from bot.story.events import Event
from bot.story.forgetting import people_in

Json = dict[str, Any]
OTHERS = {
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
        found = [_act(event) for _, event in acts_of(database, session, person)]
        acts.update(found)
        others += bool(found)
    own = "SELECT count(*) FROM sessions WHERE author = ?"
    ((sessions,),) = database.execute(own, (person,)).fetchall()
    rows = {name: list(rows_of(database, name, person)) for name in OTHERS}
    return Holdings(
        sessions=sessions,
        others=others,
        requests=acts["requests"],
        ideas=acts["ideas"],
        votes=acts["votes"],
        acts=acts["acts"],
        changes=len(rows["changes"]),
        rubrics=len(rows["rubrics"]),
        budgets=len(rows["budgets"]) + len(rows["budgets_set"]),
        places=len(rows["roles"]),
        rounds=sum(row["rounds"] for row in rows["usage"]),
        money=sum(row["money"] for row in rows["usage"]),
    )


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
        case Started() | Shaped():
            return ""  # they are credited there, and did nothing
        case _:
            return "acts" if hasattr(event, "source") else ""


def acts_of(database: sqlite3.Connection, session: int, person: int) -> Iterator[tuple[int, Event]]:
    """What of a log is about a person."""
    for seq, event in events_of(database, session, str(person)):
        if person in people_in(event):
            yield seq, event


def events_of(
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


def rows_of(database: sqlite3.Connection, name: str, person: int) -> Iterator[Json]:
    """What one of `OTHERS` has about a person."""
    found = database.execute(OTHERS[name], (person,))
    columns = [column for column, *_ in found.description]
    for row in found.fetchall():
        yield dict(zip(columns, row, strict=True))
