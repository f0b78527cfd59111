"""Discord answers late, or wrongly, or not at all: everything is shown once, and goes on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import aiohttp
import pytest

from cogs.thread import echoes, opening, page
from sandbox.server.faults import FaultKind
from sandbox.server.limits import FREE, Bucket, LimitSettings
from tests.e2e.boards import board, card, fill_in, open_board, press, shows
from tests.e2e.people import begun
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage
from tests.e2e.threads import EDITS, POSTS, appears, begin, titles

ANSWERS = r"/callback$"
THREADS = r"/threads$"
EDITED = "/channels/{channel_id}/messages/{message_id}"


def assert_each_card_once(on: Stage) -> None:
    assert set(Counter(titles(on)).values()) == {1}, titles(on)


async def test_when_discord_lets_nothing_through_the_thread_waits_and_then_all_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "THREAD_PATIENCE", 1.0)  # longer than any answer, not than that wait
    async with stage(tmp_path) as on:
        on.discord.faults.order(
            FaultKind.RATE_LIMIT, "POST", THREADS, retry_after=1.2, scope="global"
        )
        await begin(on, rounds=1)
        await on.over()
        assert len(on.cards()) == 3  # in a thread


async def test_a_request_that_is_given_up_while_discord_lets_nothing_through_silences_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_LOOK", 0.05)
    async with stage(tmp_path) as on:
        private = on.ada.open_thread(on.discord.writing, "Ours", private=True)
        on.ada.say(private, f"<@{on.bot_id}>")
        on.discord.faults.order(
            FaultKind.RATE_LIMIT, "GET", "/thread-members/", retry_after=1.0, scope="global"
        )
        await on.ada.slash("refine", private, text="We meet at 9.", rounds=1)
        await on.until_last("the best", private)


async def test_a_limit_on_threads_alone_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "THREAD_PATIENCE", 0.05)
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.RATE_LIMIT, "POST", THREADS, retry_after=250.0)
        await begin(on, rounds=1)
        await on.over()
        assert len(on.cards(on.discord.writing)) == 4


async def test_a_thread_that_is_there_before_its_answer_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "THREAD_PATIENCE", 0.3)
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.HOLD_AFTER, "POST", THREADS)
        await begin(on, rounds=1)
        await on.over()
        assert len(on.cards()) == 3


async def test_a_post_is_taken_for_done_when_the_gateway_tells_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(echoes, "REST", 0.1)
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.HOLD_AFTER, "POST", POSTS)
        await begin(on, rounds=1)
        await on.over()
        assert on.discord.faults.pending == 0
        assert_each_card_once(on)


async def test_a_post_that_is_never_answered_is_sent_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        assert on.bot is not None
        session = on.bot.http._HTTPClient__session  # type: ignore[attr-defined]  # five minutes
        session._timeout = aiohttp.ClientTimeout(total=0.3)
        on.discord.faults.order(FaultKind.HOLD_BEFORE, "POST", POSTS)
        await begin(on, rounds=1)
        await on.over()
        on.discord.faults.release()  # it comes through after all
        assert_each_card_once(on)


async def test_an_edit_that_takes_too_long_does_not_keep_what_is_new_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "EDIT_PATIENCE", 0.1)
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.HOLD_BEFORE, "PATCH", EDITS)
        await begin(on, rounds=2)
        await on.over()
        assert titles(on)[-1] == "### Draft 2 is the best so far"


async def test_where_old_messages_take_no_more_edits_new_ones_still_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "EDIT_PATIENCE", 1.0)  # longer than any answer, not than that limit
    no_old_edits = LimitSettings(
        everything=FREE, routes={}, other=FREE, renames=FREE, old_edits=Bucket(0, 3_600.0)
    )
    async with stage(tmp_path, limits=no_old_edits) as on:
        hold = on.gate.hold(2)
        await begin(on, rounds=2)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        on.discord.clock.advance(3_700)  # a model, or a restart, that took an hour
        hold.set()
        await on.over()
        assert titles(on)[-1] == "### Draft 2 is the best so far"
        assert on.failed(429) > 0


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        pytest.param(FaultKind.ERROR_BEFORE, 404, 10062, id="10062"),
        pytest.param(FaultKind.ERROR_BEFORE, 400, 40060, id="40060"),
        pytest.param(FaultKind.DROP_BEFORE, 0, 0, id="dropped before"),
        pytest.param(FaultKind.DROP_AFTER, 0, 0, id="dropped after"),
    ],
)
async def test_what_a_person_did_counts_although_it_could_not_be_answered(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    kind: FaultKind,
    status: int,
    code: int,
) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(kind, "POST", ANSWERS, status=status, code=code)
        on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        draft = on.message("### Draft 1 ·")
        on.discord.faults.order(kind, "POST", ANSWERS, status=status, code=code)
        on.ben.press(draft, custom_id(draft, "again"))
        await on.over(2)
        session = await on.session()
        assert_each_card_once(on)
        assert len(on.discord.messages(on.discord.writing)) == 1
    assert session.rounds_written == 2
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE])
async def test_a_file_is_refined_although_its_command_could_not_be_answered(
    tmp_path: Path, kind: FaultKind
) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(kind, "POST", ANSWERS)
        on.ada.slash("refine", on.discord.writing, file=("a.txt", b"We meet at 9."), rounds=1)
        await on.over()
        assert_each_card_once(on)


async def test_a_guest_sees_what_came_of_a_press_whose_answer_was_lost(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        lounge = on.discord.lounge
        await on.ada.slash("refine", lounge, text="We meet at 9.", rounds=1)
        await on.discord.wait_until(lambda: "Draft 1" in "".join(on.cards(lounge)))
        await on.discord.wait_until(lambda: "the best" in "".join(on.cards(lounge)))
        (sheet,) = on.discord.messages(lounge)
        on.discord.faults.order(FaultKind.DROP_AFTER, "POST", ANSWERS)
        on.ben.press(sheet, custom_id(sheet, "again"))
        await on.discord.wait_until(lambda: "Draft 2" in "".join(on.cards(lounge)))


async def test_an_answer_that_was_made_and_then_failed_is_not_made_twice(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.ERROR_AFTER, "POST", ANSWERS)  # its repeat gets 40060
        on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        assert len(on.discord.messages(on.discord.writing)) == 1


async def test_a_board_meets_the_same_faults_and_shows_everything_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        faults = on.discord.faults
        faults.order(FaultKind.DROP_BEFORE, "POST", POSTS)
        faults.order(FaultKind.DROP_AFTER, "POST", POSTS)
        for kind in (FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER, FaultKind.ERROR_AFTER):
            faults.order(kind, "PATCH", EDITS)
        await open_board(on)
        for text in ("Free pizza", "A quiz", "A walk"):
            gather = card(on, "### 💡")
            told = await fill_in(on.ben, gather, text)
            assert told.startswith("💡 Noted")
            await shows(on, text)
        faults.order(FaultKind.RATE_LIMIT, "POST", POSTS, times=2, retry_after=0.01)
        faults.order(FaultKind.ERROR_AFTER, "POST", POSTS)
        await press(on.ada, card(on, "### 💡"), "next")
        await shows(on, "### 🗳️ Vote ·")
        assert faults.pending == 0
        kinds = Counter(title.split()[1] for title in titles(on))
        state = await board(on)
    assert kinds["🗳️"] == 1
    assert len(state.ideas) == 3


async def test_an_edit_that_is_made_again_does_not_undo_a_newer_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        on.discord.faults.order(FaultKind.ERROR_AFTER, "PATCH", EDITS)
        for text in ("Free pizza", "A quiz"):
            await fill_in(on.ben, card(on, "### 💡"), text)
            await shows(on, text)
        # The first edit was done, and answered with an error; its repeat; and the second.
        await on.discord.wait_until(lambda: on.sent("PATCH", EDITED) == 3)
        assert "A quiz" in shown(card(on, "### 💡"))


async def test_a_vote_on_a_board_counts_although_it_could_not_be_answered(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        gather = card(on, "### 💡")
        form = await on.ben.press(gather, custom_id(gather, "idea"))
        on.discord.faults.order(FaultKind.ERROR_BEFORE, "POST", ANSWERS, status=404, code=10062)
        on.ben.submit(form, {"text": "Free pizza"})
        await shows(on, "**1.** Free pizza")


async def test_a_refused_reaction_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        on.discord.faults.order(
            FaultKind.ERROR_BEFORE, "PUT", "/reactions/", status=403, code=50013
        )
        said = on.ben.reply(on.message("### Draft 1 ·"), "Name the room.")
        await on.over(2)
        (request,) = (await on.session()).requests
        assert "📝" not in str(said.reactions)
    assert (request.text, request.is_noted) == ("Name the room.", True)
