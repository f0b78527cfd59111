"""To forget somebody as the bot does it, and to look for what is left in the files."""

from __future__ import annotations

from pathlib import Path

from bot.store.privacy import Privacy
from bot.store.store import SqliteStore
from tests.store.ages import SOMEBODY, WORDS

TRACES = (str(SOMEBODY).encode(), SOMEBODY.to_bytes(8), WORDS.encode())
"""What a person would be found by: the id as text and as SQLite stores it, and their words."""


def traces(folder: Path) -> list[tuple[str, int]]:
    """In which files of a folder which trace is."""
    contents = {file.name: file.read_bytes() for file in folder.iterdir()}
    return [(n, t) for n, c in contents.items() for t, trace in enumerate(TRACES) if trace in c]


async def forget(store: SqliteStore) -> None:
    """As the bot does it."""
    privacy = Privacy(store)
    await privacy.intend(SOMEBODY)
    await forget_the_rest(store)


async def forget_the_rest(store: SqliteStore, steps: int = 99) -> None:
    """All that is to be done once it is noted, or the first steps of it."""
    privacy = Privacy(store)
    for row in (await privacy.begun_by(SOMEBODY))[:steps]:
        await store.delete(row.id)
    for row in (await privacy.touched_by(SOMEBODY))[: steps - 1]:
        await privacy.overwrite(row.id, SOMEBODY, 50.0)
    if steps > 3:
        await privacy.forget_elsewhere(SOMEBODY)
        await privacy.done(SOMEBODY)
        assert await privacy.empty_wal()
