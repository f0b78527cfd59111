"""A model that is down: the thread says so once, and the session goes on by itself."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest

from bot import serve
from bot.model import ChatModel, Patience
from bot.refine import outage
from bot.refine.events import RoundPostponed
from bot.refine.limits import Stop
from sandbox.model.faults import Refused
from tests.e2e.people import is_noted
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

TEXT = "We meet on Friday at 18:30."
LOADING = Refused(503, "Loading model planted-words", type="server_error")
WAITING = "### ⏳ Waiting for the model"


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot as it is, with less patience."""
    patience = Patience(tries=2, base_delay=0.01, down_pause=1.0)
    monkeypatch.setattr(serve, "ChatModel", partial(ChatModel, patience=patience))
    monkeypatch.setattr(outage, "FIRST_PAUSE", 0.05)


def down(on: Stage, after: int = 0) -> None:
    """The model is down from its next request on, or after some more."""
    on.model.faults.order(LOADING, nth=1 + after, times=None)


async def postponements(on: Stage, key: int = 1) -> int:
    return sum(isinstance(event, RoundPostponed) for event in await on.events(key))


async def waited(on: Stage, times: int, key: int = 1) -> None:
    """Until so many calls of a session have come to nothing."""
    async with asyncio.timeout(20):
        while await postponements(on, key) < times:  # noqa: ASYNC110 -- a log tells nobody
            await asyncio.sleep(0.02)


async def begin(on: Stage, rounds: int = 1) -> None:
    await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=rounds)


async def said(on: Stage) -> None:
    """Until the thread says that the model is down."""
    messages = on.discord.world.messages
    await on.discord.wait_until(
        lambda: any(shown(m).startswith(WAITING) for m in messages.values()), within=20
    )


async def test_the_thread_says_once_that_it_waits_and_goes_on_by_itself(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        down(on, after=1)
        await begin(on, rounds=2)
        await waited(on, 3)
        await said(on)
        waiting = [card for card in on.cards() if WAITING in card]
        on.model.faults.clear()
        await on.over()
        cards, session = on.cards(), await on.session()
    assert len(waiting) == 1
    assert "It is overloaded right now. Nothing is lost: I go on by myself" in waiting[0]
    assert "I try again at <t:" in waiting[0]
    assert "planted" not in waiting[0]
    assert sum("Here I waited for the model" in card for card in cards) == 1
    assert not any(WAITING in card for card in cards)
    assert session.rounds_written == 2
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_stop_ends_the_waiting(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        down(on)
        await begin(on)
        await said(on)
        card = on.message(WAITING)
        pressed = await on.ben.press(card, custom_id(card, "stop"))
        await on.over()
        session = await on.session()
    assert "Stopped." in shown(await pressed.answer())
    assert session.endings[-1].stop is Stop.STOPPED


async def test_a_request_is_noted_while_it_waits_and_met_afterwards(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        down(on)
        await begin(on)
        await said(on)
        said_by_ben = on.ben.say(on.thread(), f"<@{on.bot_id}> Name the room.")
        message = on.discord.world.messages[said_by_ben.id]
        await on.discord.wait_until(lambda: is_noted(message), within=20)
        on.model.faults.clear()
        await on.over()
        asked = on.gate.rounds[-1]
    assert "Name the room." in str(asked)


async def test_a_restart_while_it_waits_loses_and_repeats_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        down(on)
        await begin(on)
        await said(on)
        await on.restart()
        await waited(on, await postponements(on) + 1)
        on.model.faults.clear()
        await on.over()
        cards, session = on.cards(), await on.session()
    assert sum("waited for the model" in card for card in cards) == 1
    assert session.rounds_written == 1


async def test_a_model_that_was_never_reached_is_told_with_the_way_out(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(openai_base_url="http://127.0.0.1:9/v1")
        await begin(on)
        await said(on)
        (waiting,) = (card for card in on.cards() if WAITING in card)
        await on.restart(openai_base_url=on.model.base_url)
        await on.over()
        session = await on.session()
    assert "whoever runs this bot has to check OPENAI_BASE_URL" in waiting
    assert session.endings[-1].stop is Stop.ROUNDS
