"""A place that closes in the middle: the work ends, and its author is told and keeps it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.brainstorm.events import Phase
from bot.refine.limits import Stop
from bot.refine.summary import summarize
from bot.story.summary import Status
from cogs.thread import publisher
from sandbox.server.faults import FaultKind
from sandbox.server.state.entities import Message
from sandbox.server.state.permissions import Permission
from tests.e2e.boards import board, card, fill_in, open_board
from tests.e2e.people import begun
from tests.e2e.reading import custom_id
from tests.e2e.stage import Stage, stage
from tests.e2e.threads import appears, begin, forbid


def _forbidden(on: Stage) -> None:
    forbid(on, Permission.SEND_MESSAGES_IN_THREADS)


def _locked(on: Stage) -> None:
    on.discord.member("mod").archive(on.thread(), locked=True)


def _deleted(on: Stage) -> None:
    on.discord.member("mod").delete_thread(on.thread())


def _thrown_out(on: Stage) -> None:
    on.discord.stage.remove_bot(on.discord.guild)


CLOSINGS = [
    pytest.param(_forbidden, id="permission withdrawn"),
    pytest.param(_locked, id="thread locked"),
    pytest.param(_deleted, id="thread deleted"),
    pytest.param(_thrown_out, id="bot thrown out"),
]


async def told(on: Stage) -> Message:
    """What Ada finds among her direct messages."""
    await on.discord.wait_until(lambda: bool(on.discord.messages(on.ada.direct)))
    (message,) = on.discord.messages(on.ada.direct)
    return message


@pytest.mark.parametrize("close", CLOSINGS)
async def test_an_author_is_told_that_work_ended_and_gets_what_there_is(
    tmp_path: Path, close: Callable[[Stage], None]
) -> None:
    async with stage(tmp_path) as on:
        hold, later = on.gate.hold(2), on.gate.hold(3)  # the model is no faster than a refusal
        await begin(on, rounds=9)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        close(on)
        hold.set()
        message = await told(on)
        later.set()
        await on.until(lambda session: session.is_shown)
        session = await on.session()
        asked = len(on.gate.documents)
    assert "I can no longer write in" in message.content
    assert "refining “We meet on Friday" in message.content
    assert message.attachments[0].data.decode().startswith("We meet on Friday at 18:30.")
    assert session.endings[-1].stop is Stop.STOPPED
    assert asked <= 3, "nothing more is spent"


@pytest.mark.parametrize("close", CLOSINGS)
async def test_the_host_of_a_board_is_told_and_gets_the_ideas(
    tmp_path: Path, close: Callable[[Stage], None]
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        gather = card(on, "### 💡")
        await fill_in(on.ben, gather, "Free pizza")
        await on.until_last("Free pizza")
        gather = card(on, "### 💡")
        on.ada.press(gather, custom_id(gather, "next"))
        close(on)
        message = await told(on)
        state = await board(on)
    assert "the brainstorm “A party for newcomers” is over" in message.content
    assert message.attachments[0].data.decode() == "- Free pizza"
    assert state.phase is Phase.GONE


async def test_an_author_of_two_texts_in_one_channel_gets_both_when_it_closes(
    tmp_path: Path,
) -> None:
    texts = ["We meet on Friday.", "We sing on Sunday."]
    async with stage(tmp_path) as on:
        flat = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        holds = []
        for nth, text in enumerate(texts, 1):
            holds.append(on.gate.hold(2 * nth))
            await on.ada.slash("refine", flat, text=text, rounds=9)
            await on.gate.asked(2 * nth)
        await on.discord.wait_until(lambda: str(on.cards(flat)).count("### Draft 1") == 2)
        forbid(on, Permission.SEND_MESSAGES, flat)
        for nth, hold in enumerate(holds, 1):
            hold.set()
            await on.until(lambda session: session.is_shown, key=nth)
        messages = on.discord.messages(on.ada.direct)
    for text, message in zip(texts, messages, strict=True):
        assert f"refining “{text}” ends here" in message.content
        assert message.attachments[0].data.decode().startswith(text)


async def test_an_author_who_takes_no_messages_costs_nothing_but_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on, rounds=9)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        direct = rf"/channels/{on.ada.direct.id}/messages"
        on.discord.faults.order(FaultKind.ERROR_BEFORE, "POST", direct, status=403, code=50007)
        _forbidden(on)
        hold.set()
        await on.discord.wait_until(lambda: on.discord.faults.pending == 0)
        await on.ada.slash("refine", on.discord.member("ada").direct, text="Another.", rounds=1)
        await on.over()  # the bot is well
    assert "its place is gone or closed (50013)" in caplog.text
    assert "its author cannot be told: Forbidden" in caplog.text


async def test_a_final_that_cannot_be_posted_reaches_its_author_and_keeps_no_place(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        _forbidden(on)
        end = on.message("### Draft 1 is the best")
        await on.ada.press(end, custom_id(end, "accept"))
        message = await told(on)
        await on.until(lambda session: session.is_shown)
        session = await on.session()
    assert message.attachments[0].data.decode() == "We meet on Friday at 18:30. v1"
    assert session.final == 1
    assert summarize(session).status is Status.ACCEPTED


async def test_where_nothing_was_under_way_nobody_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        _forbidden(on)
        on.ben.react(on.message("### Draft 1 ·"), "👎")
        await on.ada.slash("refine", on.ada.direct, text="Another.", rounds=1)
        await on.over(2)
        assert not any("I can no longer" in m.content for m in on.discord.messages(on.ada.direct))


async def test_work_that_ended_goes_on_where_the_bot_may_write_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on, rounds=1)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        _forbidden(on)
        hold.set()
        await told(on)
        on.discord.writing.overwrites.pop()
        on.ben.react(on.message("### Draft 1"), "🔁")
        await on.over()
        assert (await on.session()).rounds_written == 2


async def test_what_is_asked_for_while_its_author_is_being_told_is_shown(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on, rounds=1)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        direct = rf"/channels/{on.ada.direct.id}/messages"
        on.discord.faults.order(FaultKind.HOLD_AFTER, "POST", direct)
        _forbidden(on)
        hold.set()
        await told(on)
        on.discord.writing.overwrites.pop()
        on.ben.react(on.message("### Draft 1"), "🔁")
        await on.until(lambda session: session.bursts == 2 and session.burst is None)
        on.discord.faults.release()
        await on.over()
        await on.until_last("### Draft 2 is the best so far")
        await on.until(lambda session: session.is_shown)
    assert len(on.discord.messages(on.ada.direct)) == 1


async def closed_and_ended(on: Stage, kind: FaultKind, method: str, path: str) -> None:
    """Work has ended for its place is closed, and the bot ends on the way to its author."""
    hold = on.gate.hold(2)
    await begin(on, rounds=9)
    await on.gate.asked(2)
    await appears(on, "### Draft 1")
    on.discord.faults.order(kind, method, path)
    _forbidden(on)
    hold.set()
    await on.held()
    await on.stop()
    on.discord.faults.release()


def looked_through(on: Stage, messages: str) -> bool:
    """Whether the bot has read these messages."""
    return any(r.method == "GET" and messages in r.path for r in on.discord.requests)


@pytest.mark.parametrize("is_sent", [False, True], ids=["before it wrote", "after it wrote"])
async def test_an_author_is_told_once_though_the_bot_ended_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_sent: bool
) -> None:
    monkeypatch.setattr(publisher, "_PATIENCE", 0.1)
    async with stage(tmp_path) as on:
        direct = rf"/channels/{on.ada.direct.id}/messages"
        if is_sent:
            await closed_and_ended(on, FaultKind.HOLD_AFTER, "POST", direct)
        else:
            await closed_and_ended(on, FaultKind.HOLD_BEFORE, "POST", "/users/@me/channels")
        assert len(on.discord.messages(on.ada.direct)) == is_sent
        monkeypatch.undo()
        await on.start()
        message = await told(on)
        await on.discord.wait_until(lambda: looked_through(on, direct))
        await on.until(lambda session: session.is_shown)
        await on.stop()
        assert on.discord.messages(on.ada.direct) == [message]
        session = await on.session()
    assert "I can no longer write in" in message.content
    assert message.attachments[0].data.decode().startswith("We meet on Friday at 18:30.")
    assert session.is_shown
