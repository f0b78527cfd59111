"""The fuse: ends a process at an await, or in the moment in which that ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import AsyncGenerator, Coroutine, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from tests.torture.awaits import ROOT, UNDER_FIRE, lines

_STEPS = frozenset({"async_generator_asend", "async_generator_athrow", "coroutine_wrapper"})
"""What stands between a coroutine and what it waits for, and names neither."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a process is to die: at its `nth` stay at `place`, or after `most` stays anywhere.

    Args:
        place: an await, as `file:line:function`, or "" for whichever comes.
        returning: to die when that stay is over and not when it begins.
        ends: the stay anywhere at which the process is told to end, as by an operator's SIGTERM;
            `nth` and `most` count from there. 0 for one that is not told.
    """

    most: int
    place: str = ""
    nth: int = 1
    returning: bool = False
    ends: int = 0


class Fuse:
    """Watches every task of a process, and ends that as its aim says.

    It writes to `ashes` as it goes: `life <place>` or `ending <place>` for each await that is
    reached, when nobody or when somebody told the process to end, and at last `died <places>`.
    """

    def __init__(self, aim: Aim, ashes: Path) -> None:
        self._aim = aim
        self._awaits = lines()
        self._ends, self._nth, self._left = aim.ends, aim.nth, aim.most
        self._reached: set[str] = set()
        self._ashes = os.open(ashes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def task(
        self, loop: asyncio.AbstractEventLoop, coroutine: Any, **given: Any
    ) -> asyncio.Task[Any]:
        """A task factory."""
        return asyncio.Task(_Fused(coroutine, self), loop=loop, **given)

    def burn(self, coroutine: object) -> list[str]:
        """A task is suspended; the places at which it is to die when it goes on, if it is."""
        stack = [place for place in map(self._awaits.get, standing(coroutine)) if place]
        if stack:
            self._report(stack)
            if self._ends:
                self._ends -= 1
                if not self._ends:
                    self._reached.clear()
                    os.kill(os.getpid(), signal.SIGTERM)
                return []
            self._left -= 1
            self._nth -= self._aim.place in stack
            if not self._left or (not self._nth and not self._aim.returning):
                self.die(stack)
            if not self._nth:
                self._nth = -1  # the stay has begun with which it ends
                return stack
        return []

    def die(self, stack: list[str]) -> None:
        """Here and now."""
        self._write(f"died {' '.join(stack)}\n")
        os.kill(os.getpid(), signal.SIGKILL)

    def _report(self, stack: list[str]) -> None:
        new = set(stack) - self._reached
        if new:
            self._reached |= new
            when = "ending" if self._aim.ends and not self._ends else "life"
            self._write("".join(f"{when} {place}\n" for place in sorted(new)))

    def _write(self, words: str) -> None:
        os.write(self._ashes, words.encode())


class _Fused(Coroutine[Any, Any, Any]):
    """A task's coroutine, which tells the fuse of each suspension."""

    def __init__(self, coroutine: Any, fuse: Fuse) -> None:
        self._coroutine = coroutine
        self._fuse = fuse
        self._doomed: list[str] = []

    def send(self, value: Any) -> Any:
        self._go_on()
        yielded = self._coroutine.send(value)
        self._doomed = self._fuse.burn(self._coroutine)
        return yielded

    def throw(self, *error: Any) -> Any:
        self._go_on()
        yielded = self._coroutine.throw(*error)
        self._doomed = self._fuse.burn(self._coroutine)
        return yielded

    def _go_on(self) -> None:
        if self._doomed:
            self._fuse.die(self._doomed)

    def close(self) -> None:
        self._coroutine.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        raise NotImplementedError  # a task sends; it never awaits

    def __getattr__(self, name: str) -> Any:
        return getattr(self._coroutine, name)  # libraries look at `cr_running` and the like


def standing(coroutine: object) -> Iterator[tuple[str, int]]:
    """Where a suspended coroutine and all that it waits for stand: files of the counted rooms,
    and lines."""
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "ag_frame", None)
        if isinstance(frame, FrameType) and frame.f_code.co_filename.startswith(UNDER_FIRE):
            yield frame.f_code.co_filename.removeprefix(f"{ROOT}/"), frame.f_lineno
        coroutine = _awaited(coroutine)


def _awaited(coroutine: object) -> object:
    if type(coroutine).__name__ in _STEPS:
        whole = (Coroutine, AsyncGenerator)
        return next((o for o in gc.get_referents(coroutine) if isinstance(o, whole)), None)
    for name in ("cr_await", "ag_await", "gi_yieldfrom"):
        if hasattr(coroutine, name):
            found: object = getattr(coroutine, name)
            return found
    return None
