"""Thinkers: a brainstorm from its command to its end, which may be a session that refines."""

from __future__ import annotations

import json
import re
from random import Random

from sandbox.server.people.invocation import Invocation
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Message
from tests.e2e.reading import shown
from tests.torture.people import Nothing, People
from tests.torture.promises import Seat
from tests.torture.rude import RUDE

GATHERING, VOTING, SHAPING = map(re.compile, ("### 💡", "### 🗳️ Vote ·", "### 🏁"))
_RUDE = 0.05
_OVER = "### 🏁|### No ideas|### 🛑"


class Thinkers:
    """Plays one board after the other."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._promises = people.promises

    async def play(self, chance: Random) -> None:
        """One board, mostly to its end.

        Raises:
            Nothing: it was refused, or something was over already.
        """
        people = self._people
        host = chance.choice(people.cast)
        subject = RUDE if chance.random() < _RUDE else "Party"  # which is refused if moderated
        topic, sparks = f"{subject} {chance.randint(1, 10**6)}", chance.randint(0, 2)
        room = people.quiet_channel() if chance.random() < 0.1 else people.discord.writing
        opened = await people.tried(
            lambda: host.slash("brainstorm", room, topic=topic, ideas=sparks, votes=3)
        )
        seat = await people.seated(opened, topic)
        for number in range(chance.randint(2, 4)):
            cards = await people.cards(seat, GATHERING)
            if people.closing:
                return
            await self._contribute(seat, cards[-1], f"Thing {number} of {topic}", chance)
            await people.let_pass(chance.randint(1, 20))
        if chance.random() < 0.75:
            await self._finish(host, seat, chance)
        elif chance.random() < 0.5:
            await people.press(host, seat, "close", chance)

    async def _contribute(self, seat: Seat, card: Message, idea: str, chance: Random) -> None:
        people, person = self._people, chance.choice(self._people.cast)
        match chance.choice(("reply", "reply", "idea", "idea", "spark", "ideas", "export")):
            case "reply":
                message = person.reply(card, idea)
                people.expect(message, self._promises.ideas)
                chance.choice(people.cast).react(message, "👍")
            case "idea":
                form = await people.press(person, seat, "idea", chance)
                await self._fill(person, form, idea, "idea")
            case verb:
                await people.press(person, seat, verb, chance)

    async def _fill(self, person: Member, form: Invocation, text: str, what: str) -> None:
        if form.modal is not None:
            sent = await self._people.tried(lambda: person.submit(form, {"text": text}))
            self._people.note(sent, what)

    async def _finish(self, host: Member, seat: Seat, chance: Random) -> None:
        """Vote, and move the board on to its end."""
        people = self._people
        for phase in (GATHERING, VOTING, SHAPING):
            cards = await people.cards(seat, re.compile(f"{phase.pattern}|{_OVER}"))
            if people.closing or not phase.match(shown(cards[-1])):
                return
            if phase is VOTING:
                await self._vote(chance.choice(people.cast), seat, chance)
            if phase is SHAPING and chance.random() < 0.3:
                form = await people.press(host, seat, "brief", chance)
                await self._fill(host, form, "Invite everybody.", "brief")
            await people.press(host, seat, "next", chance)
            await people.let_pass(chance.randint(1, 40))

    async def _vote(self, person: Member, seat: Seat, chance: Random) -> None:
        slip = await self._people.press(person, seat, "ballot", chance)
        message = slip.message
        found = None if message is None else re.search(r"board:vote:[\d:]+", _ids(message))
        if message is None or found is None:
            raise Nothing
        control = found[0]
        voted = await self._people.tried(lambda: person.select(message, control, "1"))
        if voted.message is message:  # the slip shows the vote; a refusal is another message
            self._promises.acts[str(voted.interaction.id)] = "vote"


def _ids(message: Message) -> str:
    return json.dumps(message.components)
