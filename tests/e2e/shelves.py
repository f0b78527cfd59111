"""What people do with the private card of `/sessions`, over real sockets."""

from __future__ import annotations

import json
import re

from sandbox.server.people.member import Member
from sandbox.server.state.entities import Channel, Message
from tests.e2e.reading import shown
from tests.e2e.stage import Stage

TEXT = "We meet on Friday at 18:30."


async def begun(on: Stage, who: Member, place: Channel, text: str = TEXT) -> None:
    """A session of one round has run; nothing else is under way."""
    before = on.sent("PUT", r".*/reactions/.*")
    await who.slash("refine", place, text=text, rounds=1)
    await on.discord.wait_until(lambda: on.sent("PUT", r".*/reactions/.*") > before, within=30)


async def listed(who: Member, place: Channel, **options: str) -> Message:
    """The card with the list."""
    return await (await who.slash("sessions", place, **options)).answer()


async def chosen(who: Member, place: Channel, key: int, **options: str) -> Message:
    """The card with one session, chosen from the list."""
    card = await listed(who, place, **options)
    (menu,) = re.findall(r'"(sessions:choose:[^"]*)"', json.dumps(card.components))
    await who.select(card, menu, str(key))
    return card


async def press(who: Member, card: Message, act: str) -> str:
    """Press a button of the card; what the card, or a new answer, says then."""
    invocation = await who.press(card, control(card, act))
    return shown(await invocation.answer(within=30))


def control(card: Message, act: str) -> str:
    """The custom id of a button of the card."""
    (found,) = re.findall(rf'"(sessions:{act}:[^"]*)"', json.dumps(card.components))
    return str(found)


def acts(card: Message) -> set[str]:
    """What can be pressed on the card."""
    return set(re.findall(r'"sessions:([a-z]+):', json.dumps(card.components)))


async def forged(who: Member, place: Channel, act: str, key: int) -> str:
    """What a control says that somebody put onto their own card."""
    card = await listed(who, place)
    button = {"type": 2, "style": 2, "label": "x", "custom_id": f"sessions:{act}:{key}:server:0:"}
    card.components = [{"type": 1, "components": [button]}]
    return await press(who, card, act)


async def erase(on: Stage, who: Member, card: Message) -> None:
    """Delete the session of the card, and wait until it is done."""
    await press(who, card, "delete")
    await who.press(card, control(card, "erase"))
    await on.discord.wait_until(lambda: "is deleted" in shown(card), within=30)
