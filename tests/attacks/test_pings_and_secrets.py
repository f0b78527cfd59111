"""Whoever writes what where: nobody is pinged, and no secret is shown, logged or exported."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from bot.documents.export import markdown, packed
from bot.store.reader import SqliteReader
from bot.text import Catalogue
from sandbox.model.faults import Refused
from sandbox.model.scripted import Script
from sandbox.model.wire import Document, Reply
from tests.e2e.answers import reply
from tests.e2e.reading import custom_id
from tests.e2e.stage import Stage, stage

PING = "@everyone @here <@&1> <@{ben}> come"


def pinging(document: Document) -> Reply:
    """A model that calls everybody in every part of its answer."""
    ping = "@everyone <@&1>"
    issues = [{"text": "A", "quote": ping, "criterion": "fit", "problem": ping}]
    facts = [{"text": label, "fact": ping, "cause": "none"} for label in document["texts"]]
    return reply(
        document,
        grade=lambda _: 3.0,
        draft=lambda d: f"{ping} {d['original']} {len(d['texts'])}",
        issues=issues,
        added=facts,
    )


def pinged(on: Stage) -> list[int]:
    """Whom the bot's messages ping, anywhere."""
    rooms = on.discord.world.channels.values()
    own = [m for room in rooms for m in on.discord.messages(room) if m.author_id == on.bot_id]
    assert own
    return [who for message in own for who in message.mention_ids]


def shown(on: Stage) -> list[list[str]]:
    """All that the bot shows, room by room."""
    return [on.cards(room) for room in on.discord.world.channels.values()]


async def test_no_field_and_no_answer_pings_anybody(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(pinging)) as on:
        await on.restart(gather_seconds=0.05)
        ping = PING.format(ben=on.ben.id)
        await on.ada.slash("refine", on.discord.writing, text=ping, brief=ping, rounds=1)
        await on.over()
        draft = on.message("### Draft 1 ·")
        form = await on.ben.press(draft, custom_id(draft, "say"))
        await on.ben.submit(form, {"text": ping, "about": "this"})
        await on.over(2)
        await on.ada.press(draft, custom_id(draft, "pick"))
        end = on.discord.messages(on.thread())[-1]
        await on.ada.press(end, custom_id(end, "accept"))
        await on.until_last("### ✅ Accepted")
        assert not pinged(on)


async def test_errors_show_no_key_and_no_token(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    caplog.set_level(logging.DEBUG, logger="cogs")
    async with stage(tmp_path) as on:
        secrets = ["planted-key", on.discord.token]
        told = " ".join(secrets)
        on.model.faults.order(Refused(401, told, code=told), times=None)
        await on.ada.slash("refine", on.discord.lounge, text="Where the bot is a guest.", rounds=1)
        used = await on.ada.slash("refine", on.discord.writing, text="Here.", rounds=1)
        await on.discord.wait_until(lambda: str(shown(on)).count("does not accept this bot's") == 2)
        secrets.append(used.interaction.token)
        async with SqliteReader.open(on.settings.database_path) as store:
            exported = [await write(store, 2, Catalogue()) for write in (markdown, packed)]
        everything = json.dumps([shown(on), exported, caplog.messages, repr(on.settings)])
    assert not [secret for secret in secrets if secret in everything]
