"""What moderators do to a thread meanwhile: a session goes on, or ends and spends nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.refine.limits import Stop
from sandbox.server.state.permissions import Permission
from tests.e2e.people import begun
from tests.e2e.reading import shown
from tests.e2e.stage import stage
from tests.e2e.threads import (
    appears,
    begin,
    forbid,
    titles,
)


async def test_a_thread_that_was_archived_is_opened_by_the_next_post(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        on.discord.member("mod").archive(on.thread())
        hold.set()
        await on.over()
        session = await on.session()
        verdict = shown(on.message("### Draft 1 · 4.4/10 (+0.4)"))
    assert session.endings[-1].stop is Stop.ROUNDS
    assert "kept: the judge prefers it" in verdict


async def test_a_card_that_was_deleted_does_not_end_the_session(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        on.discord.member("mod").delete(on.message("### Draft 1"))
        hold.set()
        await on.over()
        session = await on.session()
        missed = on.failed(404)
        await on.restart()
        on.ben.react(on.message("### Draft 2 ·"), "🔁")
        await on.over(2)
        assert titles(on).count("### Draft 1") == 0
        assert on.failed(404) == missed, "what is gone is not asked for again"
    assert session.endings[-1].stop is Stop.ROUNDS
    assert session.rounds_written == 3


@pytest.mark.parametrize(
    "taken",
    [
        pytest.param(Permission.SEND_MESSAGES_IN_THREADS, id="send"),
        pytest.param(Permission.VIEW_CHANNEL, id="view"),
        pytest.param(Permission.READ_MESSAGE_HISTORY, id="history"),
    ],
)
async def test_a_session_that_may_show_nothing_any_more_spends_nothing_more(
    tmp_path: Path, taken: Permission
) -> None:
    async with stage(tmp_path) as on:
        hold, later = on.gate.hold(2), on.gate.hold(3)
        await begin(on, rounds=9)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        forbid(on, taken)
        hold.set()
        await on.discord.wait_until(lambda: on.failed(403) + on.failed(400) > 0)
        await on.until(lambda session: session.endings)  # the model is no faster than that
        later.set()
        await on.until(lambda session: session.is_shown)
        await on.stop()
        session = await on.session()
        asked = len(on.gate.documents)
    assert session.endings[-1].stop is Stop.STOPPED
    assert session.burst is None
    assert asked <= 3


async def test_a_locked_thread_ends_the_session(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold, _ = on.gate.hold(2), on.gate.hold(3)  # the model is no faster than a refusal
        await begin(on, rounds=9)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        on.discord.member("mod").archive(on.thread(), locked=True)
        hold.set()
        await on.discord.wait_until(lambda: on.failed(400) > 1)
        await on.until(lambda session: session.endings)
        await on.stop()
        session = await on.session()
    assert session.endings[-1].stop is Stop.STOPPED


async def test_where_the_bot_may_not_react_everything_else_is_shown(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        forbid(on, Permission.ADD_REACTIONS)
        await begin(on, rounds=1)
        await on.discord.wait_until(lambda: on.failed(403) > 0)
        assert titles(on)[-1] == "### Draft 1 is the best so far"
        await on.stop()
        session = await on.session()
    assert session.place.seeded == 1
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_where_the_bot_may_not_react_nobody_can_make_it_try_again_and_again(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        forbid(on, Permission.ADD_REACTIONS)
        for number in range(5):
            on.ben.reply(on.message("### Draft 1 ·"), f"Name room {number}.")
        await on.until(lambda session: len([r for r in session.requests if r.is_noted]) == 5)
        assert on.failed(403) == 1
