"""People: where nothing answers they try again, and they remember what they were told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from random import Random

from sandbox.server.app import DiscordServer
from sandbox.server.people.invocation import Invocation
from sandbox.server.people.invoking import NoSuchControl
from sandbox.server.people.member import Member
from sandbox.server.people.options import OptionValue
from sandbox.server.state.entities import Channel, Message
from sandbox.server.state.permissions import Permission
from tests.e2e.reading import shown
from tests.torture.promises import Promises, Seat

TAKEN = re.compile(
    "Another round from|📝 Noted|From now on|The final stays|Accepted\\.|Stopped\\."
    "|your idea is number|On we go|The brief is changed|The board is closed"
)
"""What a person is told whose act is in the log."""
CONTROL = re.compile(r"refine:\w+:(\d+):")
_LINK = re.compile(r"<#(\d+)>")
_PATIENCE = 5.0
"""Seconds after which a person tries again although the bot seems to be there."""
_LONG = 600.0
"""Seconds that everything takes at most, however often the bot dies."""


class Nothing(Exception):
    """There is nothing to be done here any more: it was refused, or it is gone."""


class People:
    """The cast, with the same memory."""

    def __init__(self, discord: DiscordServer, *, is_heard: bool) -> None:
        self.promises = Promises()
        self.discord = discord
        self.cast = [discord.member(name) for name in ("ada", "ben", "chloe", "dan")]
        self.closing = False
        self._is_heard = is_heard

    def close(self) -> None:
        """Let everybody finish what they are doing."""
        self.closing = True

    def quiet_channel(self) -> Channel:
        """A channel of one's own in which the bot may open no thread."""
        return self.discord.add_channel("quiet", forbid=Permission.CREATE_PUBLIC_THREADS)

    async def seated(self, opened: Invocation, text: str) -> Seat:
        """The place of a session, found by the answer to its command.

        Raises:
            Nothing: it was refused, or the answer never came.
        """
        if opened.deferred:  # "thinking…": nothing is promised yet
            await self.comes(lambda: opened.message is not None and not opened.message.loading)
        if opened.message is not None and opened.message.loading:
            raise Nothing
        if opened.message is not None and not opened.ephemeral:
            announcement = opened.message
        else:
            announcement = await self._linked(opened)
        self.promises.openings[announcement.id] = text
        self.promises.acts[str(opened.interaction.id)] = "command"
        found = CONTROL.search(json.dumps(announcement.components))
        if found is None:
            raise Nothing
        channels = self.discord.world.channels
        seat = Seat(channels[announcement.channel_id], int(found[1]))
        if seat.room.guild_id not in (None, self.discord.guild.id):
            return seat  # one message for a guest
        await self.discord.wait_until(
            lambda: announcement.id in channels or len(self.messages(seat)) > 1 or self.closing,
            within=_LONG,
        )
        return Seat(channels.get(announcement.id, seat.room), seat.key)

    async def _linked(self, opened: Invocation) -> Message:
        """The announcement to which a private answer links."""
        link = None

        def is_there() -> bool:
            nonlocal link
            link = _LINK.search(shown(opened.message)) if opened.message else None
            return link is not None

        await self.comes(is_there)
        announcement = None if link is None else self.discord.world.messages.get(int(link[1]))
        if announcement is None:
            raise Nothing
        return announcement

    def messages(self, seat: Seat) -> list[Message]:
        """What shows a session, by the controls, oldest first."""
        mine = f":{seat.key}:"
        messages = self.discord.messages(seat.room)
        return [m for m in messages if mine in json.dumps(m.components) and not m.ephemeral]

    async def cards(self, seat: Seat, begins: re.Pattern[str]) -> list[Message]:
        """The cards in which a line begins like this, once there is one; maybe none when all is
        over."""
        found: list[Message] = []

        def is_there() -> bool:
            found[:] = [m for m in self.messages(seat) if begins.search(shown(m))]
            return bool(found) or self.closing

        await self.discord.wait_until(is_there, within=_LONG)
        return found

    async def press(self, person: Member, seat: Seat, verb: str, chance: Random) -> Invocation:
        """Press one of the buttons that say this, until it is answered.

        Raises:
            Nothing: there is none.
        """
        pattern = re.compile(rf"refine:{verb}:{seat.key}:\w+")
        controls = [(m, pattern.search(json.dumps(m.components))) for m in self.messages(seat)]
        found = [(m, control[0]) for m, control in controls if control]
        if not found:
            raise Nothing
        message, control = chance.choice(found)
        pressed = await self.tried(lambda: person.press(message, control))
        self.note(pressed, verb)
        return pressed

    def expect(self, said: Message, promised: list[Message]) -> None:
        """Remember words that have to be heard."""
        if self._is_heard:
            promised.append(said)

    def note(self, answered: Invocation, what: str) -> None:
        """Remember an act that was acknowledged."""
        answers = [answered.message, *answered.followups]
        private = [answer for answer in answers if answer is not None and answer.ephemeral]
        if any(TAKEN.search(shown(answer)) for answer in private):
            self.promises.acts[str(answered.interaction.id)] = what

    async def tried(self, act: Callable[[], Invocation]) -> Invocation:
        """Do it until it is answered: whose press came to nothing presses again.

        Raises:
            Nothing: what was to be pressed has changed.
        """
        while True:
            await self.discord.wait_ready(within=_LONG)
            try:
                invocation = act()
            except NoSuchControl:
                raise Nothing from None
            if await self._is_answered(invocation):
                return invocation

    async def used(self, who: Member, command: str, **given: OptionValue) -> str:
        """What a command is answered with, in private.

        Raises:
            Nothing: everybody is to finish.
        """
        return shown(await self.answer(partial(who.slash, command, self.discord.writing, **given)))

    async def answer(self, act: Callable[[], Invocation]) -> Message:
        """Do it until what it is answered with says something.

        Raises:
            Nothing: everybody is to finish.
        """
        while not self.closing:
            used = await self.tried(act)
            if await self.comes(partial(is_said, used)) and used.message is not None:
                return used.message
        raise Nothing

    async def _is_answered(self, invocation: Invocation) -> bool:
        """Whether the process that was asked has answered before it died."""
        return await self.comes(lambda: invocation.callback is not None)

    async def comes(self, condition: Callable[[], bool]) -> bool:
        """Whether something comes about before the process dies that was asked for it."""
        there = self._present()
        with suppress(TimeoutError):
            await self.discord.wait_until(
                lambda: condition() or self._present() != there, within=_PATIENCE
            )
        return condition()

    def _present(self) -> Sequence[str]:
        """The sessions of the gateway in which a bot is there."""
        sessions = self.discord.gateway.sessions.values()
        return [session.id for session in sessions if session.connection is not None]

    async def let_pass(self, happenings: int) -> None:
        """Until some things have happened, whoever did them."""
        until = self.discord.happenings.count + happenings
        await self.discord.wait_until(
            lambda: self.closing or self.discord.happenings.count >= until, within=_LONG
        )


def is_said(used: Invocation) -> bool:
    """Whether an answer says more than that one is on its way."""
    return used.message is not None and not used.message.loading


def control_of(card: Message, pattern: str) -> str:
    """A control of a card.

    Raises:
        Nothing: there is none.
    """
    found = re.search(pattern, json.dumps(card.components))
    if found is None:
        raise Nothing
    return found[0]
