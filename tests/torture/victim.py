"""The bot as a process that can die at any moment.

It is forked from a process that has read the bot's code already, so that a start takes a tenth of
a second; what runs in it is `serve`, as in `python -m bot run`, and its death is SIGKILL.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import Coroutine, Generator, Mapping
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from bot.serve import serve
from bot.settings import load_settings
from bot.text import Catalogue
from sandbox.model.endpoint import ModelServer
from sandbox.server.app import DiscordServer

CATALOGUE = Catalogue()
"""Read once, before the forks."""
ROOT = str(Path(__file__).parents[2])
UNDER_FIRE = tuple(f"{ROOT}/{room}/" for room in ("bot/runner", "bot/store", "cogs/thread"))
"""The rooms whose awaits are counted."""


class Fuse:
    """Ends the process at the nth time that a task is suspended in one of the rooms."""

    def __init__(self, burns: int, ashes: Path) -> None:
        self._left = burns
        self._ashes = ashes

    def task(
        self, loop: asyncio.AbstractEventLoop, coroutine: Any, **given: Any
    ) -> asyncio.Task[Any]:
        """A task factory."""
        return asyncio.Task(Fused(coroutine, self), loop=loop, **given)

    def burn(self, coroutine: object) -> None:
        """A task is suspended."""
        place = innermost(coroutine)
        if place is None:
            return
        self._left -= 1
        if not self._left:
            with self._ashes.open("a") as file:
                file.write(place + "\n")
            os.kill(os.getpid(), signal.SIGKILL)


class Fused(Coroutine[Any, Any, Any]):
    """A task's coroutine, which tells the fuse of each suspension."""

    def __init__(self, coroutine: Any, fuse: Fuse) -> None:
        self._coroutine = coroutine
        self._fuse = fuse

    def send(self, value: Any) -> Any:
        yielded = self._coroutine.send(value)
        self._fuse.burn(self._coroutine)
        return yielded

    def throw(self, *error: Any) -> Any:
        yielded = self._coroutine.throw(*error)
        self._fuse.burn(self._coroutine)
        return yielded

    def close(self) -> None:
        self._coroutine.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        raise NotImplementedError  # a task sends; it never awaits

    def __getattr__(self, name: str) -> Any:
        return getattr(self._coroutine, name)  # libraries look at `cr_running` and the like


def innermost(coroutine: object) -> str | None:
    """Where a suspended coroutine waits, as the last line of the counted rooms on its stack."""
    found = None
    while coroutine is not None:
        code = getattr(coroutine, "cr_code", None) or getattr(coroutine, "ag_code", None)
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "ag_frame", None)
        if isinstance(code, CodeType) and code.co_filename.startswith(UNDER_FIRE):
            line = frame.f_lineno if isinstance(frame, FrameType) else code.co_firstlineno
            found = f"{code.co_filename.removeprefix(ROOT + '/')}:{line}"
        coroutine = getattr(coroutine, "cr_await", None) or getattr(coroutine, "ag_await", None)
    return found


def live(environment: Mapping[str, str], folder: Path, dies_at: int) -> None:
    """The life of the process; 0 lets it live until it is killed."""
    os.environ.update(environment)
    log = os.open(folder / "bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    sys.executable = "/bin/false"  # no picture is drawn: each would take a second of a core
    with asyncio.Runner() as runner:
        if dies_at:
            runner.get_loop().set_task_factory(Fuse(dies_at, folder / "ashes").task)
        runner.run(serve(load_settings(Path(os.devnull)), CATALOGUE))


class Victim:
    """The bot, one process at a time."""

    def __init__(self, discord: DiscordServer, model: ModelServer, folder: Path) -> None:
        self.database = folder / "refine.db"
        self._folder = folder
        self._discord = discord
        self._environment = {
            "DISCORD_TOKEN": discord.token,
            "DISCORD_API_URL": discord.api_url,
            "OPENAI_BASE_URL": model.base_url,
            "OPENAI_MODEL": "scripted",
            "DATABASE_URL": f"sqlite:///{self.database}",
            "GATHER_SECONDS": "0.05",
            "MAX_RUNNING": "100",
            "MAX_ACTS": "6000",
            "MAX_RUNNING_SERVER": "10000",
            "MAX_RUNNING_TOTAL": "10000",
            "LOG_LEVEL": "WARNING",
        }
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.torture.victim"])
        self._process: Any = None  # multiprocessing does not name the class of this context
        self._died = asyncio.Event()

    def start(self, dies_at: int = 0) -> None:
        """Begin a process."""
        self._died = died = asyncio.Event()
        arguments = self._environment, self._folder, dies_at
        self._process = self._context.Process(target=live, args=arguments, daemon=True)
        self._process.start()
        loop, sentinel = asyncio.get_running_loop(), self._process.sentinel

        def gone() -> None:
            loop.remove_reader(sentinel)
            died.set()

        loop.add_reader(sentinel, gone)

    @property
    def is_dead(self) -> bool:
        return self._died.is_set()

    async def dying(self) -> None:
        """Until the process is dead."""
        await self._died.wait()

    async def kill(self) -> None:
        """kill -9, unless it died already; Discord has noticed then."""
        self._process.kill()
        await self._died.wait()
        self._process.join()
        self._process.close()
        await self._discord.wait_gone()

    @property
    def ashes(self) -> set[str]:
        """The awaits at which a process died by its fuse."""
        file = self._folder / "ashes"
        return set(file.read_text().splitlines()) if file.exists() else set()

    @property
    def complaints(self) -> list[str]:
        """The tracebacks and errors that the bot has logged."""
        lines = (self._folder / "bot.log").read_text(errors="replace").splitlines()
        return [line for line in lines if " ERROR " in line or line.startswith("Traceback")]
