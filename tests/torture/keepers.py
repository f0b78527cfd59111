"""Keepers: who looks after a server and after what is theirs: its rubrics, budgets and settings, a
session that is to be deleted, and being forgotten."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from random import Random

from sandbox.server.people.invocation import Invocation
from sandbox.server.people.member import Member
from sandbox.server.people.options import OptionValue
from sandbox.server.state.entities import Message
from tests.community.rubrics import FILE, NEWS
from tests.e2e.stage import shown
from tests.torture.people import Nothing, People, Seat
from tests.torture.refiners import DRAFT

_ACTS = ("rubric", "budget", "settings", "list", "delete", "delete", "forget", "show", "leave")
_PATIENCE = 5
"""How often somebody begins anew whose bot died on the way."""
_MUCH = 100_000
"""Rounds a day that nobody comes to."""


class Keepers:
    """Plays one errand after the other."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._promises = people.promises
        self._discord = people.discord
        self._begun_with: dict[int, tuple[str, str]] = {}  # commands and texts, by their threads

    async def play(self, chance: Random) -> None:
        """One errand.

        Raises:
            Nothing: it was refused, or the bot died on the way.
        """
        someone, manager = chance.choice(self._people.cast), self._discord.member("mod")
        match chance.choice(_ACTS):
            case "rubric":
                await self._shelve(manager, chance)
            case "budget":
                if chance.random() < 0.5:
                    await self._used(manager, "budget set", per="day", rounds=_MUCH)
                else:
                    await self._used(manager, "budget clear")
                await self._used(someone, "usage")
            case "settings":
                await self._set(manager, chance)
            case "list":
                await self._used(chance.choice((someone, manager)), "sessions")
            case "delete":
                await self._delete(someone, chance)
            case "forget":
                await self._forget(chance)
            case "show":
                await self._used(someone, f"privacy {chance.choice(('show', 'export'))}")
            case "leave":
                self._discord.stage.remove_bot(self._discord.stage.add_guild("Elsewhere"))

    async def _shelve(self, manager: Member, chance: Random) -> None:
        """A rubric is imported, and perhaps deleted."""
        name = f"Notes {chance.randint(1, 10**6)}"
        file = "notes.yaml", FILE.replace(NEWS.name, name).encode()
        kept = await self._used(manager, "rubric import", file=file)
        if name in kept and "is kept" in kept:
            self._promises.rubrics.add(name.casefold())
        if chance.random() < 0.5:
            self._promises.rubrics.discard(name.casefold())
            await self._used(manager, "rubric delete", name=name)

    async def _set(self, manager: Member, chance: Random) -> None:
        """The rounds that a text gets whose author names none."""
        card = await self._answer(partial(manager.slash, "settings", self._discord.writing))
        numbers = partial(manager.press, card, _control(card, r"settings:numbers:\w+"))
        form = await self._people.tried(numbers)
        if form.modal is not None:
            given = {"rounds": str(chance.randint(1, 3))}
            await self._people.tried(partial(manager.submit, form, given))

    async def _delete(self, author: Member, chance: Random) -> None:
        """A session that nobody else is in, after a while."""
        seat, _ = await self._begun(author, chance)
        self._part(seat)
        for _ in range(_PATIENCE):
            card = await self._answer(partial(author.slash, "sessions", self._discord.writing))
            menu = _control(card, r"sessions:choose:[^\"]*")
            await self._people.tried(partial(author.select, card, menu, str(seat.key)))
            for act in ("delete", "erase"):
                control = _control(card, rf"sessions:{act}:[^\"]*")
                await self._people.tried(partial(author.press, card, control))
            if await self._people.comes(partial(_says, card, "is deleted")):
                self._promises.deleted.add(seat.key)
                return

    async def _forget(self, chance: Random) -> None:
        """Somebody has a session and takes part in another, and then wants to be forgotten."""
        people, room = self._people, self._discord.writing
        newcomer = self._discord.stage.add_member(f"passer{chance.randint(1, 10**9)}")
        own, _ = await self._begun(newcomer, chance)
        self._part(own)
        other, card = await self._begun(chance.choice(people.cast), chance)
        wish = newcomer.reply(card, f"Name room {chance.random()}.")
        again = _control(card, rf"refine:again:{other.key}:\w+")
        await people.tried(partial(newcomer.press, card, again))
        await people.let_pass(chance.randint(1, 10))
        newcomer.delete(wish)
        for _ in range(_PATIENCE):
            told = await self._answer(partial(newcomer.slash, "privacy forget", room))
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

    async def _used(self, who: Member, command: str, **given: OptionValue) -> str:
        """What a command is answered with, in private."""
        room = self._discord.writing
        return shown(await self._answer(partial(who.slash, command, room, **given)))

    async def _answer(self, act: Callable[[], Invocation]) -> Message:
        """Do it until what it is answered with says something.

        Raises:
            Nothing: everybody is to finish.
        """
        while not self._people.closing:
            used = await self._people.tried(act)
            if await self._people.comes(partial(_is_said, used)) and used.message is not None:
                return used.message
        raise Nothing


def _is_said(used: Invocation) -> bool:
    return used.message is not None and not used.message.loading


def _says(message: Message, words: str) -> bool:
    return words in shown(message)


def _control(card: Message, pattern: str) -> str:
    """A control of a card.

    Raises:
        Nothing: there is none.
    """
    found = re.search(pattern, json.dumps(card.components))
    if found is None:
        raise Nothing
    return found[0]
