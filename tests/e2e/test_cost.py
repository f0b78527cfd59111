"""What one more round costs, counted: nothing of it may creep up unseen.

Times are the benchmarks' business; counts are the same on every machine.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from bot.store.store import SqliteStore
from bot.story.events import Event
from tests.e2e.reading import custom_id
from tests.e2e.stage import Stage, stage

HOUSE = tuple(str(Path(__file__).parents[2] / room) + "/" for room in ("bot", "cogs"))
FEW, MANY = 2, 5
"""Rounds of two sessions; what the second costs more, it costs for its further rounds."""
CALLS = 4_000
"""Half as many again as one round makes of the house's own functions, resumed ones included."""


async def test_one_more_round_is_one_model_call_two_requests_and_five_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes = _counted_writes(monkeypatch)
    few = await _spent(tmp_path / "few", FEW, writes)  # the store makes its folder
    many = await _spent(tmp_path / "many", MANY, writes)

    rounds = MANY - FEW
    more = many - few
    assert more["model calls"] == rounds
    assert more["requests"] == 2 * rounds
    assert more["writes"] == 5 * rounds
    assert CALLS / 2 < more["function calls"] / rounds < CALLS


async def test_a_press_on_a_session_of_long_ago_reads_its_log_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as on:
        await _refined(on, 1)
        await on.stop()
        _age(on.settings.database_path)  # a start looks through those of the last days
        reads = _counted_reads(monkeypatch)
        await on.start()
        card = on.message("### Draft 1 ·")
        await on.ada.press(card, custom_id(card, "again"))
    assert reads == [1]


def _age(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE sessions SET updated_at = updated_at - 1e7")


def _counted_reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sessions whose logs are read from now on."""
    read: list[int] = []
    load = SqliteStore.load

    async def counted(store: SqliteStore, session: int, after: int = 0) -> list[Event]:
        read.append(session)
        return await load(store, session, after)

    monkeypatch.setattr(SqliteStore, "load", counted)
    return read


def _counted_writes(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts the appends to a store from now on."""
    count: Counter[str] = Counter()
    append = SqliteStore.append

    async def counted(store: SqliteStore, *given: object) -> None:
        count["writes"] += 1
        await append(store, *given)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(SqliteStore, "append", counted)
    return count


async def _spent(folder: Path, rounds: int, writes: Counter[str]) -> Counter[str]:
    """What a session of so many rounds came to, from its command to its end."""
    writes.clear()
    async with stage(folder) as on:
        await on.caught_up()
        before = len(on.discord.requests)
        with _calls() as calls:
            await _refined(on, rounds)
            await on.answered()
            await on.stop()
        made = len(on.discord.requests) - before
        asked = len(on.gate.documents)
    return writes + calls + Counter({"requests": made, "model calls": asked})


async def _refined(on: Stage, rounds: int) -> None:
    """Each answer waits until the ones before it are shown, as those of a real model do."""
    held = [on.gate.hold(nth) for nth in range(1, rounds + 2)]
    await on.ada.slash("refine", on.discord.writing, text="We meet.", rounds=rounds)
    for nth, answer in enumerate(held, 1):
        await on.gate.asked(nth)
        await on.discord.wait_until(partial(_has_shown, on, 2 * nth - 1))
        answer.set()
    await on.over()


def _has_shown(on: Stage, cards: int) -> bool:
    """Whether so many were posted or edited."""
    message = r"/channels/{channel_id}/messages"
    return on.sent("POST", message) + on.sent("PATCH", message + "/{message_id}") >= cards


@contextmanager
def _calls() -> Iterator[Counter[str]]:
    """Counts the calls of the house's own functions in this thread, where its loop runs."""
    count: Counter[str] = Counter()

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(HOUSE):
            count["function calls"] += 1

    sys.setprofile(profile)
    try:
        yield count
    finally:
        sys.setprofile(None)
