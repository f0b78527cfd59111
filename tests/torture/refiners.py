"""Refiners: a text from its command on, and what people do to its drafts."""

from __future__ import annotations

import json
import re
from random import Random

from sandbox.server.people.invocation import Invocation
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Message
from tests.torture.people import Nothing, People
from tests.torture.promises import Seat
from tests.torture.rude import RUDE

DRAFT = re.compile("^### (Original|Draft \\d+)( ·|$)", re.MULTILINE)
_PLACES = ("thread",) * 6 + ("file", "quiet", "direct", "guest")
_ACTS = (
    *("again", "reply", "say", "vote", "vote", "unvote", "pick", "end"),
    *("accept", "compare", "withdraw", "reword", "plain", "rude", "moderate"),
)
_GUESTS_ACTS = ("again", "say", "up", "down", "pick", "end", "look", "compare")


class Refiners:
    """Plays one session after the other."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._promises = people.promises

    async def play(self, chance: Random) -> None:
        """One session, for a while.

        Raises:
            Nothing: it was refused, or deleted.
        """
        people = self._people
        author = chance.choice(people.cast)
        where = chance.choice(_PLACES)
        seat = await self._open(author, where, chance)
        for _ in range(chance.randint(2, 6)):
            cards = await people.cards(seat, DRAFT)
            if people.closing:
                return
            act = chance.choice(_GUESTS_ACTS if where == "guest" else _ACTS)
            await self._steer(act, author, seat, chance.choice(cards), chance)
            await people.let_pass(chance.randint(1, 40))

    async def _open(self, author: Member, where: str, chance: Random) -> Seat:
        people, discord = self._people, self._people.discord
        text = f"We meet at {chance.randint(1, 10**6)} places."
        given = {"file": ("text.txt", text.encode())} if where == "file" else {"text": text}
        match where:
            case "quiet":
                room = people.quiet_channel()
            case "direct":
                room = author.direct
            case "guest":
                room = discord.lounge
            case _:
                room = discord.writing
        rounds = chance.randint(1, 2)
        opened = await people.tried(lambda: author.slash("refine", room, rounds=rounds, **given))
        return await people.seated(opened, text)

    async def _steer(
        self, act: str, author: Member, seat: Seat, card: Message, chance: Random
    ) -> None:
        people = self._people
        person = author if seat.room.guild_id is None else chance.choice(people.cast)
        match act:
            case "reply":
                said = person.reply(card, f"Name room {chance.random()}.")
                people.expect(said, self._promises.words)
            case "plain":
                person.say(seat.room, "Good morning.")
            case "rude":
                person.reply(card, RUDE)
            case "say":
                form = await people.press(person, seat, "say", chance)
                if form.modal is not None:
                    given = {"text": f"Say {chance.random()}."}
                    if any(field["custom_id"] == "about" for field in form.modal.inputs()):
                        given["about"] = "any"
                    people.note(await people.tried(lambda: person.submit(form, given)), "say")
            case "vote":
                person.react(card, thumb(person))
            case "unvote":
                person.unreact(card, thumb(person))
            case "end":
                await people.press(author, seat, chance.choice(("accept", "stop")), chance)
            case "look":
                await self._look(person, card)
            case "withdraw" | "reword":
                self._take_back(act)
            case "moderate":
                self._moderate(seat, card, chance)
            case verb:
                await people.press(person, seat, verb, chance)

    async def _look(self, person: Member, sheet: Message) -> Invocation:
        found = re.search(r"refine:look:[\w:]+", json.dumps(sheet.components))
        if found is None:
            raise Nothing
        control = found[0]
        return await self._people.tried(lambda: person.select(sheet, control, "0"))

    def _take_back(self, act: str) -> None:
        """The last words are said differently, or not at all: nobody promises that they were heard
        before."""
        if not self._promises.words:
            return
        words = self._promises.words.pop()
        if words.channel_id not in self._people.discord.world.channels:
            return  # they went with their thread
        person = next(p for p in self._people.cast if p.id == words.author_id)
        if act == "reword":
            person.edit(words, f"{words.content} Please.")
        else:
            person.delete(words)

    def _moderate(self, seat: Seat, card: Message, chance: Random) -> None:
        """Mostly votes are wiped, at times a draft, and seldom a whole thread."""
        moderator = self._people.discord.member("mod")
        if seat.room.thread is None:
            return
        match chance.choice(("votes", "votes", "words", "draft", "thread")):
            case "words":
                said = [m for m in self._promises.words if m.channel_id == seat.room.id]
                for words in said:
                    self._promises.words.remove(words)
                if said:
                    moderator.purge(*said)
            case "votes":
                moderator.clear_reactions(card, chance.choice(("👍", "👎", None)))
            case "draft":
                moderator.delete(card)
            case "thread":
                self._promises.removed.add(seat.room.id)
                moderator.delete_thread(seat.room)
                raise Nothing


def thumb(person: Member) -> str:
    """Each person has one opinion."""
    return "👍" if person.id % 2 else "👎"
