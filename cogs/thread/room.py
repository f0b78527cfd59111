"""Rooms: what each brings to a bot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol

from discord.ext import commands

from bot.runner.crew import Crew
from bot.runner.ledger import Ledger
from bot.story.kind import S
from cogs.thread.absence import Absence
from cogs.thread.publisher import Publisher


class Task(Protocol):
    """What goes on for as long as the bot does."""

    async def run(self) -> None:
        """Until cancelled."""
        ...


@dataclass(frozen=True, slots=True)
class Room:
    """The cogs to add, in this order, and the tasks to run once the sessions are taken up."""

    cogs: Sequence[commands.Cog]
    tasks: Sequence[Task] = ()


@dataclass(frozen=True, slots=True)
class Workshop(Generic[S]):
    """A room of its own kind of session: who records, shows and carries them, and catches up."""

    cogs: Sequence[commands.Cog]
    ledger: Ledger[S]
    publisher: Publisher[S]
    crew: Crew[S]
    absence: Absence[S]
