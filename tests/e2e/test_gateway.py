"""The gateway hangs up, loses and mixes up what it tells: the bot is back, or says why it ends."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.errors import DiscordRefused, RefineError, TokenRefused
from bot.refine.limits import Stop
from sandbox.server.gateway.mishaps import Mishap
from sandbox.server.gateway.session import CloseCode
from tests.e2e.people import TEXT, begun
from tests.e2e.reading import custom_id
from tests.e2e.stage import Stage, stage

ADDED = "MESSAGE_REACTION_ADD"
RESUMABLE = (4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009)


async def ended(on: Stage) -> RefineError:
    """What the bot ends with."""
    assert on._task is not None
    await asyncio.wait({on._task}, timeout=10)
    error = on._task.exception()
    on._task = None
    assert isinstance(error, RefineError)
    return error


async def back(on: Stage, since: int, how: str) -> None:
    """Until the bot has resumed (`RESUMED`), or begun anew (`READY`)."""
    await on.discord.wait_for(lambda h: h.kind == how, since=since)


async def is_best(on: Stage, draft: int) -> None:
    await on.until_last(f"Draft {draft} is the best so far")


async def test_after_a_connection_that_can_be_resumed_nothing_is_missing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        draft, best = on.message("### Draft 1 ·"), 2
        for code in RESUMABLE:
            before = on.discord.happenings.count
            await on.discord.gateway.close(code)
            best = 3 - best
            (on.ben.react if best == 1 else on.ben.unreact)(draft, "👍")
            await back(on, before, "RESUMED")
            await is_best(on, best)
        for ask in (
            on.discord.gateway.ask_to_reconnect,
            lambda: on.discord.gateway.invalidate(resumable=True),
        ):
            before = on.discord.happenings.count
            ask()
            await back(on, before, "RESUMED")
        on.ben.react(draft, "👍")
        await is_best(on, 1)


@pytest.mark.parametrize("how", ["op 9", "a resume that fails"])
async def test_a_session_that_is_lost_is_begun_anew_and_what_was_missed_is_counted(
    tmp_path: Path, how: str, at_once: None
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        before = on.discord.happenings.count
        if how == "op 9":
            on.discord.gateway.invalidate(resumable=False)
        else:
            await on.discord.gateway.lose_sessions()
        on.ben.react(on.message("### Draft 1 ·"), "👍")  # told to nobody
        await back(on, before, "READY")
        await is_best(on, 1)


@pytest.mark.parametrize(
    ("code", "error", "sentence"),
    [
        (CloseCode.AUTHENTICATION_FAILED, TokenRefused, "error-settings-refused"),
        (CloseCode.INVALID_SHARD, DiscordRefused, "error-discord-refused"),
        (CloseCode.SHARDING_REQUIRED, DiscordRefused, "error-discord-refused"),
        (CloseCode.INVALID_VERSION, DiscordRefused, "error-discord-refused"),
        (CloseCode.INVALID_INTENTS, DiscordRefused, "error-discord-intents"),
        (CloseCode.DISALLOWED_INTENTS, DiscordRefused, "error-discord-intents"),
    ],
)
async def test_a_gateway_that_refuses_for_good_ends_the_bot_in_a_sentence(
    tmp_path: Path, code: CloseCode, error: type[RefineError], sentence: str
) -> None:
    async with stage(tmp_path) as on:
        await on.discord.gateway.close(code)
        told = await ended(on)
    assert isinstance(told, error)
    assert told.code == sentence


async def test_a_token_that_is_withdrawn_ends_the_bot_and_no_session(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=2)
        await on.gate.asked(2)
        on.discord.reset_token("a-new-token")
        hold.set()
        assert isinstance(await ended(on), TokenRefused)
        refused = on.failed(401)
        await on.start()  # with the new one
        await on.over()
        session = await on.session()
    assert refused <= 3
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_what_is_told_twice_is_done_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=0.05)
        on.discord.gateway.mishaps.order(Mishap.REPEATED, "INTERACTION_CREATE", times=2)
        on.discord.gateway.mishaps.order(Mishap.REPEATED, ADDED, times=9)
        await begun(on, rounds=1)
        draft = on.message("### Draft 1 ·")
        await on.ben.press(draft, custom_id(draft, "again"))
        await on.over(2)
        on.discord.gateway.mishaps.order(Mishap.REPEATED, "MESSAGE_CREATE")
        on.ben.reply(draft, "Name the room.")
        await on.over(3)
        session = await on.session()
        assert len(on.discord.messages(on.discord.writing)) == 1
        assert [c for c in on.cards() if c.startswith("### Draft 3 ·")] != []
    assert session.rounds_written == 3
    assert [r.text for r in session.requests] == ["Name the room."]


async def test_votes_that_are_told_in_the_wrong_order_or_never_are_put_right_later(
    tmp_path: Path, at_once: None
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        mishaps = on.discord.gateway.mishaps
        mishaps.order(Mishap.LATE, ADDED)
        on.ben.react(on.message("### Draft 2 ·"), "👍")
        on.ben.unreact(on.message("### Draft 2 ·"), "👍")  # is told first
        await on.until_last("by your votes")
        mishaps.order(Mishap.LOST, ADDED)
        on.discord.member("chloe").react(on.message("### Draft 1 ·"), "👍")
        on.discord.gateway.invalidate(resumable=False)
        await is_best(on, 1)
        session = await on.session()
    assert session.votes == {(on.discord.member("chloe").id, 1, 1)}
