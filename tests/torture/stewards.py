"""Stewards: who looks after a server: its rubrics, budgets and settings."""

from __future__ import annotations

from functools import partial
from random import Random

from tests.community.rubrics import FILE, FORM, NEWS
from tests.e2e.reading import shown
from tests.torture.people import People, control_of, is_said

_ACTS = ("file", "form", "form", "budget", "tight", "settings", "help")
_LIFTED = "All budgets of this server are taken back"
_MUCH, _LITTLE = 100_000, 2
"""Rounds a day that nobody comes to, and that everybody has had."""


class Stewards:
    """Plays one errand after the other."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._rubrics = people.promises.rubrics
        self._manager = people.discord.member("mod")

    async def play(self, chance: Random) -> None:
        """One errand.

        Raises:
            Nothing: it was refused, or the bot died on the way.
        """
        people, manager = self._people, self._manager
        match chance.choice(_ACTS):
            case "file":
                await self._import(_name(chance))
            case "form":
                await self._fill_in(_name(chance), chance)
            case "budget":
                await people.used(manager, "budget set", per="day", rounds=_MUCH)
                await people.used(chance.choice(people.cast), "usage")
                await people.used(manager, "usage", everybody=True)
            case "tight":
                await self._tighten(chance)
            case "settings":
                await self._set(chance)
            case "help":
                await people.used(chance.choice(people.cast), "help")

    async def _import(self, name: str) -> None:
        """A rubric from a file."""
        file = "notes.yaml", FILE.replace(NEWS.name, name).encode()
        self._note(name, await self._people.used(self._manager, "rubric import", file=file))

    async def _fill_in(self, name: str, chance: Random) -> None:
        """A rubric from the form, which is perhaps changed, or deleted."""
        people, manager, room = self._people, self._manager, self._people.discord.writing
        given = FORM | {"name": name}
        form = await people.tried(partial(manager.slash, "rubric create", room))
        self._note(name, shown(await people.answer(partial(manager.submit, form, given))))
        if chance.random() < 0.5:
            form = await people.tried(partial(manager.slash, "rubric edit", room, name=name))
            changed = given | {"description": "What we write down"}
            if form.modal is not None:
                await people.tried(partial(manager.submit, form, changed))
        if chance.random() < 0.5:
            self._rubrics.discard(name.casefold())
            asked = partial(manager.slash, "rubric delete", room, name=name)
            question = await people.answer(asked)
            yes = control_of(question, r"rubric:delete:\w+")
            await people.tried(partial(manager.press, question, yes))

    def _note(self, name: str, said: str) -> None:
        if name in said and "is kept" in said:
            self._rubrics.add(name.casefold())

    async def _tighten(self, chance: Random) -> None:
        """For a while nobody has a round left, so that sessions wait for what is lifted then."""
        try:
            await self._people.used(self._manager, "budget set", per="day", rounds=_LITTLE)
            await self._people.let_pass(chance.randint(1, 60))
        finally:
            await self._lift()

    async def _lift(self) -> None:
        """Also when everybody is to finish: nothing is to wait for tomorrow. Where the database is
        held, the answer is that it was not done."""
        people = self._people
        clear = partial(self._manager.slash, "budget clear", people.discord.writing)
        while True:
            asked = await people.tried(clear)
            await people.comes(partial(is_said, asked))
            if asked.message is not None and _LIFTED in shown(asked.message):
                return

    async def _set(self, chance: Random) -> None:
        """The rounds that a text gets whose author names none, and the days that it is kept."""
        people, manager = self._people, self._manager
        card = await people.answer(partial(manager.slash, "settings", people.discord.writing))
        numbers = partial(manager.press, card, control_of(card, r"settings:numbers:\w+"))
        form = await people.tried(numbers)
        if form.modal is not None:
            given = {"rounds": str(chance.randint(1, 3)), "expiry": "60"}
            await people.tried(partial(manager.submit, form, given))


def _name(chance: Random) -> str:
    return f"Notes {chance.randint(1, 10**6)}"
