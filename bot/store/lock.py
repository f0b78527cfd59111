"""The locks beside the file: commands share one while they run, and a restore needs it for itself
alone; the other is that of the one bot.

The system holds them, so they end with their process, however that ends; the files stay.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import AnotherBot, DatabaseInUse, StoreError
from bot.store.database import reported


@contextmanager
def held(path: Path, *, alone: bool) -> Iterator[None]:
    """Hold the lock of a database, making its folder where that is missing.

    Raises:
        DatabaseInUse: another process holds it, and one of the two wants to be alone.
        UnusableDatabase: the folder cannot be written.
    """
    with _locked(path, "lock", fcntl.LOCK_EX if alone else fcntl.LOCK_SH, DatabaseInUse):
        yield


@contextmanager
def on_duty(path: Path) -> Iterator[None]:
    """Be the one bot of a database: two would each answer everybody.

    Raises:
        AnotherBot: there is one.
        UnusableDatabase: the folder cannot be written.
    """
    with _locked(path, "bot.lock", fcntl.LOCK_EX, AnotherBot):
        yield


@contextmanager
def _locked(path: Path, ending: str, kind: int, refusal: type[StoreError]) -> Iterator[None]:
    with reported(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.with_name(f"{path.name}.{ending}").open("ab")
    with file:
        with reported(path):
            try:
                fcntl.flock(file, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                raise refusal(path=str(path)) from None
        yield
