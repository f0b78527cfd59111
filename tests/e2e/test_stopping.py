"""Stopping, failing and going on: nothing hangs, nothing is lost, nothing is posted twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.refine.limits import Stop
from sandbox.model.faults import NO_QUOTA, Page, Refused, Stalled
from sandbox.server.faults import FaultKind
from tests.e2e.people import begun
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

TEXT = "We meet on Friday at 18:30."


async def begin(on: Stage, rounds: int = 3) -> None:
    await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=rounds)


def assert_each_card_once(on: Stage) -> None:
    titles = Counter(card.splitlines()[0].split(" · ")[0] for card in on.cards())
    assert set(titles.values()) == {1}, titles


async def test_stop_ends_the_model_call_and_keeps_what_was_there(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.model.faults.order(Stalled(after=700), nth=2)
        await begin(on)
        await on.gate.asked(2)
        (head,) = on.discord.messages(on.discord.writing)
        pressed = await on.ben.press(head, custom_id(head, "stop"))
        await on.model.wait_for_disconnects()
        await on.over()
        await on.stop()  # with what the call had cost in the log
        session = await on.session()
    assert "Stopped." in shown(await pressed.answer())
    assert session.endings[-1].stop is Stop.STOPPED
    assert session.rounds_written == 1
    assert session.spending.calls == 2  # what was abandoned was spent, too


async def test_a_stop_sign_stops_what_has_only_a_brief_each_time(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.model.faults.order(Stalled(after=700))
        box = await on.ada.slash("refine", on.discord.writing, brief="An invitation.", rounds=1)
        await on.ada.submit(box, {"brief": "An invitation."})
        await on.gate.asked(1)
        (head,) = on.discord.messages(on.discord.writing)
        on.ben.react(head, "🛑")
        await on.until(lambda session: [e.stop for e in session.endings] == [Stop.STOPPED])
        await on.until_last("### No draft yet")
        on.model.faults.order(Stalled(after=700))
        ending = on.message("### No draft yet")
        await on.ada.press(ending, custom_id(ending, "again"))
        await on.gate.asked(2)
        on.discord.member("chloe").react(head, "🛑")
        await on.until(lambda session: [e.stop for e in session.endings] == 2 * [Stop.STOPPED])


async def test_a_press_on_stop_when_nothing_runs_says_so_and_leaves_no_trace(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begin(on, rounds=1)
        await on.over()
        (head,) = on.discord.messages(on.discord.writing)
        before = await on.events()
        for _ in range(3):
            pressed = await on.ben.press(head, custom_id(head, "stop"))
            assert "Nothing is running here" in shown(await pressed.answer())
        assert await on.events() == before


async def test_a_stop_while_requests_gather_says_that_no_round_begins(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        draft = on.message("### Draft 1 ·")
        form = await on.ben.press(draft, custom_id(draft, "say"))
        noted = await on.ben.submit(form, {"text": "Name the room.", "about": "this"})
        (head,) = on.discord.messages(on.discord.writing)
        pressed = await on.ada.press(head, custom_id(head, "stop"))
        session = await on.session()
        assert "📝 Noted. The next round begins at <t:" in shown(await noted.answer())
        assert "Stopped." in shown(await pressed.answer())
    assert session.wake_at is None


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        pytest.param(NO_QUOTA, "no credit left", id="quota"),
        pytest.param(Refused(401, "bad key planted-key"), "does not accept", id="key"),
        pytest.param(
            Refused(404, "no scripted", code="model_not_found"), "does not know", id="model name"
        ),
        pytest.param(
            Refused(400, "planted-count tokens", code="context_length_exceeded"),
            "too long for the model",
            id="context",
        ),
        pytest.param(
            Refused(400, "planted-policy", code="content_filter"), "declined to work", id="declined"
        ),
    ],
)
async def test_a_model_that_refuses_is_explained_in_plain_words(
    tmp_path: Path, fault: Refused, sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path) as on:
        on.model.faults.order(fault)
        await begin(on)
        await on.over()
        cards = "\n".join(on.cards())
        on.ada.react(on.message("### Original\n"), "🔁")
        await on.over(2)
        again = [card.splitlines()[0] for card in on.cards()]
    assert sentence in cards
    assert "### Draft 1 · 4.4/10 (+0.4)" in again
    assert "planted" not in cards
    assert "planted" not in caplog.text
    assert fault.message not in caplog.text


async def test_a_restart_in_the_middle_of_a_call_finishes_the_session(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on)
        await on.gate.asked(2)
        await on.restart()
        hold.set()
        await on.over()
        session = await on.session()
        assert_each_card_once(on)
    assert session.rounds_written == 3
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_a_command_that_the_end_cuts_off_is_no_failure_and_goes_on_later(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path) as on:
        await begin(on, rounds=1)
        await on.stop()
        await on.start()
        await on.over()
        assert_each_card_once(on)
    assert [r.message for r in caplog.records if r.levelname == "ERROR"] == []


async def test_a_post_whose_answer_was_lost_is_not_repeated(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for kind in (FaultKind.DROP_AFTER, FaultKind.ERROR_AFTER, FaultKind.DROP_BEFORE):
            on.discord.faults.order(kind, "POST", r"/channels/\d+/messages$")
        await begin(on)
        await on.over()
        assert on.discord.faults.pending == 0
        assert_each_card_once(on)


@pytest.mark.parametrize("kind", [FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER])
async def test_a_command_whose_answer_was_lost_opens_its_session_once(
    tmp_path: Path, kind: FaultKind
) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(kind, "POST", r"/callback$")
        on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        heads = on.cards(on.discord.writing)
    assert len(heads) == 1
    assert "We meet on Friday" in heads[0]


async def test_a_deleted_thread_stops_the_spending(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on, rounds=9)
        await on.gate.asked(2)
        await on.discord.wait_until(lambda: any("Draft 1" in card for card in on.cards()))
        del on.discord.world.channels[on.thread().id]
        hold.set()
        # Its author is told once that is in the log.
        await on.discord.wait_until(lambda: bool(on.discord.messages(on.ada.direct)))
        await on.restart()
        session = await on.session()
    assert session.endings[-1].stop is Stop.STOPPED
    assert session.rounds_written < 9


async def test_a_page_instead_of_an_answer_is_tried_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.model.faults.order(Page())
        await begin(on, rounds=1)
        await on.over()
        session = await on.session()
    assert session.rounds_written == 1


async def test_a_brief_whose_first_call_failed_can_be_tried_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.model.faults.order(NO_QUOTA)
        box = await on.ada.slash("refine", on.discord.writing, brief="Invite to 3 talks", rounds=1)
        await on.ada.submit(box, {"brief": "Invite to 3 talks"})
        everything = on.discord.world.messages
        await on.discord.wait_until(
            lambda: any("no credit left" in shown(m) for m in everything.values())
        )
        end, hold = on.message("### No draft yet"), on.gate.hold(1)
        accepted = await on.ada.press(end, custom_id(end, "again"))
        await on.gate.asked(1)
        joined = await on.ben.press(end, custom_id(end, "again"))
        assert shown(await joined.answer()) == "The first draft is on its way already."
        hold.set()
        await on.over()
        session = await on.session()
    assert shown(await accepted.answer()) == "The first draft is on its way."
    assert session.rounds_written == 1
