"""The files of a trial: no other one has them while it lasts, and they begin empty."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from bot.errors import DatabaseInUse, SandboxFailed, UnusableDatabase
from bot.store.lock import held

FOLDER = Path("data")


@contextmanager
def own_files() -> Iterator[tuple[Path, Path]]:
    """A database and a log. What an earlier trial left in them goes: its Discord is gone.

    Raises:
        SandboxFailed: they cannot be written.
    """
    with ExitStack() as stack:
        try:
            database, log = _claimed(stack)
            for path in (database, Path(f"{database}-wal"), Path(f"{database}-shm"), log):
                path.unlink(missing_ok=True)
        except (OSError, UnusableDatabase):
            raise SandboxFailed("error-file-unwritable", path=str(FOLDER)) from None
        yield database, log


def _claimed(stack: ExitStack) -> tuple[Path, Path]:
    """The first pair that nobody holds; the log's lock stands for both, as the bot takes that of
    the database."""
    for name in (FOLDER / ("sandbox" if n == 1 else f"sandbox-{n}") for n in count(1)):
        database, log = name.with_suffix(".db"), name.with_suffix(".log")
        try:
            stack.enter_context(held(log, alone=True))
        except DatabaseInUse:
            continue
        return database, log
    raise AssertionError("there is always one more")
