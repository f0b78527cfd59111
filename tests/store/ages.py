"""Databases of every version, with rows in each of their tables, as an earlier bot left them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from typing import Any

from bot.brainstorm.events import HandedOver, Phase
from bot.brainstorm.handover import started as handed_over
from bot.brainstorm.kind import BRAINSTORM
from bot.refine.events import Drafted, Reaction, RoundStarted
from bot.refine.kind import REFINE
from bot.refine.limits import Limits
from bot.store import codec
from bot.store.migrate import known, migrate
from bot.story.events import Announced, Event, Looked, Posted, Spent, ThreadOpened, source_of
from bot.story.forgetting import without
from bot.story.kind import Kind
from tests.brainstorm.build import OPTIONS, Table
from tests.brainstorm.build import opened as board_opened
from tests.refine.build import STEADY_TEXT, Life, Steady
from tests.refine.build import started as session_started

HOST, SOMEBODY, ANOTHER = 7_000_000_000_000_007, 555_000_111_222_333, 666_000_111_222_333
"""Ids as long as Discord's, so that none is found by chance."""
WORDS = "pineapples for everybody"
"""What somebody says, and nobody else."""
GUILD, CHANNEL = 20, 10
NEWEST = known()[-1].number
Row = Mapping[str, Any]


def as_people(log: Sequence[Event], people: Mapping[int, int]) -> list[Event]:
    """A log with other ids for its people."""
    for person, other in people.items():
        log = [without(event, person, other) for event in log]
    return list(log)


def session_log(author: int = HOST, member: int = SOMEBODY) -> list[Event]:
    """A text that its author accepted, after a member had asked, voted and gone on with it."""
    life = Life(session_started(STEADY_TEXT, limits=Limits(2)), Steady())
    message = 1_000
    life.append(Announced(life.at, message), ThreadOpened(life.at, message))
    life.rest()
    life.append(Posted(life.at, "1", message + 1, "digest"))
    life.react(1, Reaction.UP)
    life.react(1, Reaction.UP, person=3)
    life.ask(WORDS)
    life.wake()
    life.rest()
    life.again(1)
    life.rest()
    life.append(Looked(life.at, "looked", 2, 1))
    life.append(Spent(life.at, "m", 10, 10, 0.25, False))
    life.accept()
    return as_people(_as_written(life.log), {1: author, 2: member, 3: ANOTHER})


def _as_written(log: Sequence[Event]) -> list[Event]:
    """The log as the bot writes it: its calls are paid for, its drafts have their numbers."""
    written, numbers = list[Event](), count(1)
    for event in log:
        if isinstance(event, RoundStarted):
            event = replace(event, payer=2, rounds=1)
        elif isinstance(event, Drafted) and event.text is not None:
            event = replace(event, number=next(numbers))
        written.append(event)
    return written


def board_log(number: int, refined: int) -> list[Event]:
    """A board without names, on which a member had the idea that won; its session follows."""
    first = board_opened()
    table = Table(replace(first, limits=replace(first.limits, is_anonymous=True)))
    table.give(WORDS, person=2)
    table.give(OPTIONS[0], person=3)
    table.move_on()
    table.group()
    table.choose(2, 2)
    table.choose(3, 1)
    table.choose(1, 1)
    table.move_on()
    table.shape("A brief of what won", "A draft", {1: "a line of it"})
    table.move_on(Phase.SHAPE)
    table.append(HandedOver(table.at, refined))
    return as_people(table.log, {1: HOST, 2: SOMEBODY, 3: ANOTHER})


def logs() -> dict[int, tuple[Kind[Any], list[Event]]]:
    """A session, a board and what came of it, and a session of somebody's own."""
    board = board_log(2, 3)
    refined = [handed_over(BRAINSTORM.fold(board), 2, 99.0)]
    own = [replace(session_started(f"We want {WORDS}."), source="own", author=SOMEBODY)]
    return {
        1: (REFINE, session_log()),
        2: (BRAINSTORM, board),
        3: (REFINE, list[Event](refined)),
        4: (REFINE, list[Event](own)),
    }


def filled(path: Path, version: int = NEWEST) -> dict[int, tuple[Kind[Any], list[Event]]]:
    """A database as the bot of a version left it; the logs in it, by their sessions.

    There were no boards before the fifth, and nothing that came of one.
    """
    migrate(path, known()[:version], 1.0)
    there = {key: log for key, log in logs().items() if version >= 5 or key in (1, 4)}
    with closing(sqlite3.connect(path)) as database, database:
        for key, (kind, log) in there.items():
            stored(database, key, kind, log)
        for table, row in OTHERS:
            _insert(database, table, row)
    return there


def stored(database: sqlite3.Connection, key: int, kind: Kind[Any], log: Sequence[Event]) -> None:
    """A session and its log, as far as the version has room for them."""
    _insert(database, "sessions", _session(key, kind, log))
    for seq, event in enumerate(log, 1):
        name, body = codec.encode(event)
        of_event = {"session": key, "seq": seq, "at": event.at, "source": source_of(event)}
        _insert(database, "events", {**of_event, "kind": name, "body": body})


OTHERS: tuple[tuple[str, Row], ...] = (
    ("tokens", {"session": 1, "token": "a-token", "at": 2e9}),
    ("warnings", {"session": 1, "at": 3.0, "is_delivered": 1}),
    ("notes", {"name": "a-note", "value": "kept"}),
    (
        "changes",
        {"guild": GUILD, "at": 4.0, "person": SOMEBODY, "name": "rounds", "value": "4"},
    ),
    ("rubrics", {"id": 1, "guild": GUILD, "key": "house"}),
    (
        "rubric_versions",
        {
            "rubric": 1,
            "number": 1,
            "at": 5.0,
            "person": SOMEBODY,
            "body": '{"criteria":[{"name":"fit","weight":1,"poor":"p","fair":"f",'
            '"excellent":"e"}],"guidance":"g","name":"House"}',
        },
    ),
    (
        "caps",
        {
            "guild": GUILD,
            "kind": "person",
            "who": SOMEBODY,
            "period": "day",
            "rounds": 5,
            "money": None,
            "at": 6.0,
            "person": HOST,
        },
    ),
    (
        "caps",
        {
            "guild": GUILD,
            "kind": "each",
            "who": 0,
            "period": "day",
            "rounds": 9,
            "money": None,
            "at": 6.0,
            "person": SOMEBODY,
        },
    ),
    ("roles", {"guild": GUILD, "person": SOMEBODY, "roles": "[1, 2]"}),
)
"""A row of each other table, each table at least once."""


def _session(key: int, kind: Kind[Any], log: Sequence[Event]) -> Row:
    summary = kind.summarize(kind.fold(log))
    row: dict[str, Any] = {"id": key, "source": source_of(log[0]), "seq": len(log)}
    times = {"created_at": 1.0, "updated_at": float(len(log))}
    return {**asdict(summary), **row, **times, "search": summary.title.casefold()}


def columns(database: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table; none where there is no such."""
    found = database.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
    return [name for (name,) in found]


def _insert(database: sqlite3.Connection, table: str, row: Row) -> None:
    """A row, as far as the version has its columns; nothing where it has no such table."""
    names = [name for name in columns(database, table) if name in row]
    if names:
        marks = ", ".join("?" for _ in names)
        sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names
        database.execute(sql, [row[name] for name in names])
