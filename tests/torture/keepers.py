"""Keepers: who looks after what is theirs: their sessions, one that is to be deleted, and being
forgotten."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from sandbox.server.people.member import Member
from sandbox.server.state.entities import Message
from tests.e2e.reading import shown
from tests.torture.people import Nothing, People, control_of
from tests.torture.promises import Seat
from tests.torture.refiners import DRAFT

_ACTS = ("list", "delete", "delete", "outlive", "outlive", "forget", "show", "leave")
_PATIENCE = 5
"""How often somebody begins anew whose bot died on the way."""
_DAY = 86_400
_LONG, _AGES = 200 * _DAY, 400 * _DAY
"""Seconds: a final nobody touched for so long is warned of, and nothing is kept for longer."""


class Keepers:
    """Plays one errand after the other."""

    def __init__(self, people: People, database: Path) -> None:
        self._people = people
        self._database = database
        self._promises = people.promises
        self._discord = people.discord
        self._begun_with: dict[int, tuple[str, str]] = {}  # commands and texts, by their threads

    async def play(self, chance: Random) -> None:
        """One errand.

        Raises:
            Nothing: it was refused, or the bot died on the way.
        """
        people, manager = self._people, self._discord.member("mod")
        someone = chance.choice(people.cast)
        match chance.choice(_ACTS):
            case "list":
                await people.used(someone, "sessions")
                await people.used(manager, "sessions", whose="server")
            case "delete":
                await self._delete(someone, chance)
            case "outlive":
                await self._outlive(someone, chance)
            case "forget":
                await self._forget(chance)
            case "show":
                await people.used(someone, f"privacy {chance.choice(('show', 'export'))}")
            case "leave":
                guild = self._discord.stage.add_guild("Elsewhere")
                await people.let_pass(chance.randint(1, 20))
                self._discord.stage.remove_bot(guild)
                await people.let_pass(chance.randint(1, 20))
                gone = "UPDATE notes SET value = value - ? WHERE name = ?"
                self._age(gone, _AGES, f"left:{guild.id}")

    async def _delete(self, author: Member, chance: Random) -> None:
        """A session that nobody else is in, after a while."""
        people = self._people
        seat, _ = await self._begun(author, chance)
        self._part(seat)
        for _ in range(_PATIENCE):
            card = await people.answer(partial(author.slash, "sessions", self._discord.writing))
            menu = control_of(card, r"sessions:choose:[^\"]*")
            await people.tried(partial(author.select, card, menu, str(seat.key)))
            for act in ("delete", "erase"):
                control = control_of(card, rf"sessions:{act}:[^\"]*")
                await people.tried(partial(author.press, card, control))
            if await people.comes(partial(_says, card, "is deleted")):
                self._promises.deleted.add(seat.key)
                return

    async def _outlive(self, author: Member, chance: Random) -> None:
        """A session that nobody touches for very long, with a final or without."""
        people = self._people
        seat, card = await self._begun(author, chance)
        self._part(seat)
        passed = chance.choice((_LONG, _AGES))
        if chance.random() < 0.5:
            accept = control_of(card, rf"refine:accept:{seat.key}:\w+")
            await people.tried(partial(author.press, card, accept))
            await people.let_pass(chance.randint(1, 40))
        aged = "UPDATE sessions SET updated_at = updated_at - ? WHERE id = ?"
        self._age(aged, passed, seat.key)

    def _age(self, sql: str, seconds: int, what: object) -> None:
        """Time passes for one thing alone, unless somebody writes just now.

        Raises:
            Nothing: somebody does; to wait would keep them from going on.
        """
        with closing(sqlite3.connect(self._database, timeout=0)) as database, database:
            try:
                database.execute(sql, (seconds, what))
            except sqlite3.OperationalError:
                raise Nothing from None

    async def _forget(self, chance: Random) -> None:
        """Somebody has a session and takes part in another, and then wants to be forgotten."""
        people, room = self._people, self._discord.writing
        newcomer = self._discord.stage.add_member(f"passer{chance.randint(1, 10**9)}")
        own, _ = await self._begun(newcomer, chance)
        self._part(own)
        other, card = await self._begun(chance.choice(people.cast), chance)
        wish = newcomer.reply(card, f"Name room {chance.random()}.")
        again = control_of(card, rf"refine:again:{other.key}:\w+")
        await people.tried(partial(newcomer.press, card, again))
        await people.let_pass(chance.randint(1, 10))
        newcomer.delete(wish)
        for _ in range(_PATIENCE):
            told = await people.answer(partial(newcomer.slash, "privacy forget", room))
            await people.tried(partial(newcomer.press, told, "privacy:forget"))
            if await people.comes(partial(_says, told, "You are forgotten")):
                self._promises.forgotten.add(newcomer.id)
                return

    async def _begun(self, author: Member, chance: Random) -> tuple[Seat, Message]:
        """A new session in a thread, and its first card.

        Raises:
            Nothing: it has no thread, or everybody is to finish.
        """
        people, room = self._people, self._discord.writing
        text = f"We keep {chance.randint(1, 10**6)} places."
        opened = await people.tried(lambda: author.slash("refine", room, text=text, rounds=1))
        seat = await people.seated(opened, text)
        self._begun_with[seat.room.id] = str(opened.interaction.id), text
        cards = await people.cards(seat, DRAFT)
        if people.closing or not cards or seat.room.thread is None:
            raise Nothing
        await people.let_pass(chance.randint(1, 40))
        return seat, cards[0]

    def _part(self, seat: Seat) -> None:
        """It may be gone from now on, with all that was acknowledged in it; so may any other of its
        text, which came of a command whose answer was lost."""
        source, text = self._begun_with.pop(seat.room.id)
        self._promises.parted.add(text)
        self._promises.openings.pop(seat.room.id, None)
        self._promises.acts.pop(source, None)


def _says(message: Message, words: str) -> bool:
    return words in shown(message)
