"""Whoever asks gets what is theirs: nothing that a board tells nobody, and no text of others'."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.brainstorm.handover import started as handed_over
from bot.brainstorm.kind import BRAINSTORM
from bot.refine.kind import REFINE
from bot.store.dossier import document
from bot.store.holdings import holdings
from bot.story.events import Event
from tests.brainstorm.build import Table, opened
from tests.store.ages import ANOTHER, HOST, SOMEBODY, WORDS, as_people, filled, stored

MOST = 1_000_000


def given(database: sqlite3.Connection, person: int) -> dict[str, Any]:
    """The document, read."""
    found = document(database, person, MOST)
    assert found is not None
    told: dict[str, Any] = json.loads(found)
    return told


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    filled(path)
    with closing(sqlite3.connect(path)) as database:
        yield database


def named_board() -> list[Event]:
    """A board with names; the ideas of two people were put together, and won beside another."""
    table = Table(replace(opened(), source="named"))
    table.give("Kayaks", person=3)
    table.give(WORDS, person=2)
    table.give("A kayak", person=2)
    table.move_on()
    table.group((1, 3))
    table.choose(1, 1, 2)
    table.move_on()
    table.shape("A brief of what won", "A draft", {1: "on the river", 2: "with fruit"})
    return as_people(table.log, {1: HOST, 2: SOMEBODY, 3: ANOTHER})


def test_the_host_of_an_anonymous_board_is_not_told_whose_an_idea_is(
    database: sqlite3.Connection,
) -> None:
    told = given(database, HOST)
    (board,) = (s for s in told["sessions"] if s["session"] == 2)
    assert WORDS in str(board)
    assert str(SOMEBODY) not in str(board)
    assert str(ANOTHER) not in str(board)
    (with_names,) = (s for s in told["sessions"] if s["session"] == 1)
    assert str(SOMEBODY) in str(with_names)


def test_whose_idea_won_is_given_that_credit_and_no_text_of_others(
    database: sqlite3.Connection,
) -> None:
    log = named_board()
    with database:
        stored(database, 5, BRAINSTORM, log)
        stored(database, 6, REFINE, [handed_over(BRAINSTORM.fold(log), 5, 99.0)])
    told = {s["session"]: s["events"] for s in given(database, SOMEBODY)["in_sessions_of_others"]}
    credited = [
        {"idea": 1, "text": "", "people": [SOMEBODY], "became": "on the river"},
        {"idea": 2, "text": WORDS, "people": [SOMEBODY], "became": "with fruit"},
    ]
    (shaped,) = (event for event in told[5] if event["kind"] == "Shaped")
    assert sorted(shaped["credits"], key=lambda credit: credit["idea"]) == credited
    assert {*shaped} == {"seq", "kind", "at", "credits"}
    (started,) = told[6]
    assert started["credits"] == shaped["credits"]
    assert {*started} == {"seq", "kind", "at", "credits"}
    for theirs in (str(ANOTHER), str(HOST), "Kayaks", "A brief", "A draft"):
        assert theirs not in str([told[5], told[6]])


def test_a_credit_is_counted_as_a_session_and_as_no_act(database: sqlite3.Connection) -> None:
    before = holdings(database, SOMEBODY)
    with database:
        started = handed_over(BRAINSTORM.fold(named_board()), 5, 99.0)
        stored(database, 6, REFINE, [started])
    after = holdings(database, SOMEBODY)
    assert after == replace(before, others=before.others + 1)
    assert after.others == len(given(database, SOMEBODY)["in_sessions_of_others"])


def test_of_a_log_without_its_beginning_nothing_is_given(database: sqlite3.Connection) -> None:
    with database:
        database.execute("UPDATE events SET body = '{}' WHERE session = 2 AND seq = 1")
    (board,) = (s for s in given(database, HOST)["sessions"] if s["session"] == 2)
    assert board["events"] == []


def test_what_is_longer_than_it_may_be_is_not_built(database: sqlite3.Connection) -> None:
    whole = document(database, SOMEBODY, MOST)
    assert whole is not None
    assert document(database, SOMEBODY, len(whole)) == whole
    database.execute("DROP TABLE roles")  # the last but one that is looked at
    assert document(database, SOMEBODY, 100) is None
