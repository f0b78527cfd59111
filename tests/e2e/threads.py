"""A thread as a test looks at it: its cards, one after the other, and what each has shown."""

from __future__ import annotations

import json
from itertools import pairwise

from sandbox.model.wire import Document, Reply
from sandbox.server.state.entities import Channel, Message, Overwrite
from sandbox.server.state.permissions import Permission
from tests.e2e.answers import reply, version
from tests.e2e.reading import shown
from tests.e2e.stage import Stage

TEXT = "We meet on Friday at 18:30."
POSTS, EDITS = r"/channels/\d+/messages$", r"/messages/\d+$"


async def begin(on: Stage, rounds: int = 3, text: str = TEXT) -> None:
    await on.ada.slash("refine", on.discord.writing, text=text, rounds=rounds)


def states(on: Stage, message: Message) -> list[str]:
    """What a message has shown, one after the other."""
    told = [
        h.payload
        for h in on.discord.happenings.past()
        if h.kind in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and h.payload["id"] == str(message.id)
    ]
    return [
        json.dumps([p.get("components"), p.get("attachments")], ensure_ascii=False) for p in told
    ]


def assert_each_edit_changed_something(on: Stage) -> None:
    for message in on.discord.messages(on.thread()):
        seen = states(on, message)
        assert all(one != other for one, other in pairwise(seen)), shown(message)


def titles(on: Stage) -> list[str]:
    return [card.splitlines()[0].split(" · ")[0] for card in on.cards()]


async def appears(on: Stage, start: str) -> Message:
    """The card that begins like this, once it is there."""
    place = on.discord.writing.id

    def found() -> list[Message]:
        rooms = [c for c in on.discord.world.channels.values() if c.parent_id == place]
        return [m for r in rooms for m in on.discord.messages(r) if shown(m).startswith(start)]

    await on.discord.wait_until(lambda: bool(found()))
    return found()[0]


def forbid(on: Stage, permission: Permission, channel: Channel | None = None) -> None:
    """Take a permission from the bot in the middle of a session."""
    (channel or on.discord.writing).overwrites.append(
        Overwrite(on.discord.world.bot_id, for_member=True, deny=int(permission))
    )


def essay(document: Document) -> Reply:
    """A model that writes long drafts."""
    words = " ".join(f"word{n}" for n in range(400))

    def draft(asked: Document) -> str:
        newest = max((version(text) for text in asked["texts"].values()), default=0)
        return f"{TEXT} {words} v{newest + 1}"

    return reply(document, grade=lambda text: 2.0 + 0.2 * version(text), draft=draft)
