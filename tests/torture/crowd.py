"""The crowd: people who refine and brainstorm on a bot that dies under their hands.

They do what people do when nothing answers: try again. They remember what was acknowledged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from sandbox.server.app import DiscordServer
from sandbox.server.people.invocation import Invocation
from sandbox.server.people.invoking import NoSuchControl
from sandbox.server.people.member import Member
from sandbox.server.people.options import CommandMissing
from sandbox.server.state.entities import Channel, Message
from tests.e2e.stage import shown

TAKEN = re.compile(
    "Another round from|📝 Noted|From now on|Accepted\\.|Stopped\\.|your idea is number|On we go"
)
"""What a person is told whose act is in the log."""
DRAFT = re.compile(r"### (Original|Draft \d+)( ·|$)", re.MULTILINE)
GATHERING, VOTING, SHAPING = map(re.compile, ("### 💡", "### 🗳️ Vote ·", "### 🏁"))
OVER = re.compile("### 🏁|### No ideas")
_PATIENCE = 5.0
"""Seconds after which a person tries again although the bot seems to be there."""


@dataclass
class Promises:
    """What people were told or may rely on, by the ids that the log knows it by."""

    openings: dict[int, str] = field(default_factory=dict)  # the announcement, the text or topic
    acts: dict[str, str] = field(default_factory=dict)  # the source, what it was
    words: list[Message] = field(default_factory=list)  # replies to drafts
    ideas: list[Message] = field(default_factory=list)  # replies to boards


class Crowd:
    """People at as many sessions at once as there are players."""

    def __init__(self, discord: DiscordServer) -> None:
        self.promises = Promises()
        self._discord = discord
        self._people = [discord.member(name) for name in ("ada", "ben", "chloe", "dan")]
        self._closing = False

    def close(self) -> None:
        """Let everybody finish what they are doing."""
        self._closing = True

    async def play(self, chance: Random) -> None:
        """One player: a session after the other."""
        while not self._closing:
            play = self._refine if chance.random() < 0.7 else self._brainstorm
            try:
                await play(chance)
            except (NoSuchControl, CommandMissing):
                continue  # the card changed under the finger

    async def _refine(self, chance: Random) -> None:
        author = chance.choice(self._people)
        text = f"We meet at {chance.randint(1, 10**6)} places."
        place, rounds = self._discord.writing, chance.randint(1, 2)
        opened = await self._try(lambda: author.slash("refine", place, text=text, rounds=rounds))
        thread = await self._thread(opened, text)
        for _ in range(chance.randint(2, 6)):
            cards = await self._cards(thread, DRAFT)
            if self._closing:
                return
            await self._steer(author, chance.choice(cards), chance)
            await self._let_pass(chance.randint(1, 40))

    async def _steer(self, author: Member, card: Message, chance: Random) -> None:
        person = chance.choice(self._people)
        match chance.choice(("again", "reply", "say", "vote", "vote", "unvote", "pick", "end")):
            case "again":
                await self._press(person, card, "again")
            case "reply":
                self.promises.words.append(person.reply(card, f"Name room {chance.random()}."))
            case "say":
                form = await self._press(person, card, "say")
                if form.modal is not None:
                    given = {"text": f"Say {chance.random()}.", "about": "any"}
                    self._note(await self._try(lambda: person.submit(form, given)), "say")
            case "vote":
                person.react(card, thumb(person))
            case "unvote":
                person.unreact(card, thumb(person))
            case "pick":
                await self._press(author, card, "pick")
            case "end":
                await self._press(author, card, chance.choice(("accept", "stop")))

    async def _brainstorm(self, chance: Random) -> None:
        host = chance.choice(self._people)
        topic = f"Party {chance.randint(1, 10**6)}"
        place, sparks = self._discord.writing, chance.randint(0, 2)
        opened = await self._try(
            lambda: host.slash("brainstorm", place, topic=topic, ideas=sparks, votes=3)
        )
        thread = await self._thread(opened, topic)
        for number in range(chance.randint(2, 4)):
            cards = await self._cards(thread, GATHERING)
            if self._closing:
                return
            await self._contribute(cards[-1], f"Thing {number} of {topic}", chance)
            await self._let_pass(chance.randint(1, 20))
        if chance.random() < 0.75:
            await self._finish(host, thread, chance)

    async def _contribute(self, card: Message, idea: str, chance: Random) -> None:
        person = chance.choice(self._people)
        if chance.random() < 0.5:
            message = person.reply(card, idea)
            self.promises.ideas.append(message)
            chance.choice(self._people).react(message, "👍")
            return
        form = await self._press(person, card, "idea")
        if form.modal is not None:
            self._note(await self._try(lambda: person.submit(form, {"text": idea})), "idea")

    async def _finish(self, host: Member, thread: Channel, chance: Random) -> None:
        """Vote, and move the board on to its end."""
        for phase in (GATHERING, VOTING, SHAPING):
            cards = await self._cards(thread, re.compile(f"{phase.pattern}|{OVER.pattern}"))
            if self._closing or not phase.match(shown(cards[-1])):
                return
            if phase is VOTING:
                await self._vote(chance.choice(self._people), cards[-1])
            await self._press(host, cards[-1], "next")
            await self._let_pass(chance.randint(1, 40))

    async def _vote(self, person: Member, card: Message) -> None:
        slip = await self._press(person, card, "ballot")
        found = None if slip.message is None else re.search(r"board:vote:[\d:]+", _ids(slip))
        if slip.message is None or found is None:
            return
        message = slip.message
        voted = await self._try(lambda: person.select(message, found[0], "1"))
        if voted.message is message:  # the slip shows the vote; a refusal is another message
            self.promises.acts[str(voted.interaction.id)] = "vote"

    async def _press(self, person: Member, card: Message, verb: str) -> Invocation:
        found = re.search(rf"refine:{verb}:[\w:]+", json.dumps(card.components))
        if found is None:
            raise NoSuchControl(verb)
        pressed = await self._try(lambda: person.press(card, found[0]))
        self._note(pressed, verb)
        return pressed

    def _note(self, answered: Invocation, what: str) -> None:
        if answered.message is not None and TAKEN.search(shown(answered.message)):
            self.promises.acts[str(answered.interaction.id)] = what

    async def _try(self, act: Callable[[], Invocation]) -> Invocation:
        """Do it until it is answered: whose press came to nothing presses again."""
        while True:
            await self._discord.wait_ready(within=60)
            invocation = act()
            if await self._is_answered(invocation):
                return invocation

    async def _is_answered(self, invocation: Invocation) -> bool:
        """Whether the process that was asked has answered before it died."""
        there = self._present()
        with suppress(TimeoutError):
            await self._discord.wait_until(
                lambda: invocation.callback is not None or self._present() != there,
                within=_PATIENCE,
            )
        return invocation.callback is not None

    def _present(self) -> Sequence[str]:
        """The sessions of the gateway in which a bot is there."""
        sessions = self._discord.gateway.sessions.values()
        return [session.id for session in sessions if session.connection is not None]

    async def _thread(self, opened: Invocation, text: str) -> Channel:
        """The thread under the answer to a command."""
        if opened.message is None or opened.ephemeral:
            raise NoSuchControl("it was refused")
        announcement = opened.message.id
        self.promises.openings[announcement] = text
        self.promises.acts[str(opened.interaction.id)] = "command"
        channels = self._discord.world.channels
        await self._discord.wait_until(lambda: announcement in channels, within=120)
        return channels[announcement]

    async def _cards(self, thread: Channel, begins: re.Pattern[str]) -> list[Message]:
        """The cards that begin like this, once there is one; maybe none when all is over."""
        found: list[Message] = []

        def is_there() -> bool:
            messages = self._discord.messages(thread)
            found[:] = [m for m in messages if begins.match(shown(m))]
            return bool(found) or self._closing

        await self._discord.wait_until(is_there, within=120)
        return found

    async def _let_pass(self, happenings: int) -> None:
        """Until some things have happened, whoever did them."""
        until = self._discord.happenings.count + happenings
        await self._discord.wait_until(
            lambda: self._closing or self._discord.happenings.count >= until, within=120
        )


def thumb(person: Member) -> str:
    """Each person has one opinion."""
    return "👍" if person.id % 2 else "👎"


def _ids(slip: Invocation) -> str:
    return "" if slip.message is None else json.dumps(slip.message.components)
