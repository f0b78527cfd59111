"""Moderation, put on stage: a text that passes, words that do not, and who writes them."""

from __future__ import annotations

import json
from functools import partial

import pytest

from bot import serve
from bot.model import OpenAIModerator, Patience
from bot.refine import outage
from sandbox.model.faults import Refused
from sandbox.model.scripted import Script
from sandbox.model.wire import Document
from tests.e2e.answers import next_version, reply, version
from tests.e2e.reading import shown
from tests.e2e.stage import Stage

TEXT = "We meet on Friday at 18:30."
BAD = "flag:violence"
DOWN = Refused(503, "planted-words planted-key", type="server_error")


def hasten(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot as it is, with less patience."""
    patience = Patience(tries=2, base_delay=0.01, down_after=1, down_pause=0.05)
    monkeypatch.setattr(serve, "OpenAIModerator", partial(OpenAIModerator, patience=patience))
    monkeypatch.setattr(outage, "FIRST_PAUSE", 0.05)


def with_bad(*versions: int) -> Script:
    """A model each of whose drafts is better than the one before, some of them flagged."""

    def draft(document: Document) -> str | None:
        text = next_version(document)
        written.append(f"{text} {BAD}" if len(written) + 1 in versions else str(text))
        return written[-1]

    written: list[str] = []
    return Script(lambda d: reply(d, grade=lambda text: 2.0 + 0.2 * version(text), draft=draft))


async def told(on: Stage, text: str) -> str:
    """What the member who gives a text is told."""
    message = await (await on.ada.slash("refine", on.discord.writing, text=text, rounds=1)).answer()
    assert message.ephemeral
    return shown(message)


def everything_shown(on: Stage) -> str:
    """Every state of every message, from its post to its last edit."""
    seen = [h for h in on.discord.happenings.past() if h.kind.startswith("MESSAGE_")]
    return json.dumps([h.payload for h in seen])
