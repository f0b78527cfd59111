"""The lock beside the file: bots share it while they run, and a restore needs it for itself alone.

The system holds it, so it ends with its process, however that ends; the file `….lock` stays.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import DatabaseInUse
from bot.store.database import reported


@contextmanager
def held(path: Path, *, alone: bool) -> Iterator[None]:
    """Hold the lock of a database, making its folder where that is missing.

    Raises:
        DatabaseInUse: another process holds it, and one of the two wants to be alone.
        UnusableDatabase: the folder cannot be written.
    """
    with reported(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.with_name(f"{path.name}.lock").open("ab")
    with file:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatabaseInUse(path=str(path)) from None
        yield
