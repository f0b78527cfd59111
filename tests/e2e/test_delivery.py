"""What stands in the thread, whatever happens to the requests that put it there."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from bot.refine.limits import Stop
from cogs.thread import card, growth, publisher
from sandbox.model.faults import Stalled
from sandbox.model.scripted import Script
from sandbox.model.wire import Document, Reply
from sandbox.server.faults import FaultKind
from sandbox.server.state.entities import Message, Overwrite
from sandbox.server.state.permissions import Permission
from tests.e2e.stage import Stage, custom_id, reply, shown, stage, version

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


def essay(document: Document) -> Reply:
    """A model that writes long drafts."""
    words = " ".join(f"word{n}" for n in range(400))

    def draft(asked: Document) -> str:
        newest = max((version(text) for text in asked["texts"].values()), default=0)
        return f"{TEXT} {words} v{newest + 1}"

    return reply(document, grade=lambda text: 2.0 + 0.2 * version(text), draft=draft)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A growing card is edited often enough to be seen growing in a test."""
    monkeypatch.setattr(growth, "FIRST_LOOK", 0.02)
    monkeypatch.setattr(growth, "STREAM_INTERVAL", 0.1)


def forbid(on: Stage, permission: Permission) -> None:
    """Take a permission from the bot in the middle of a session."""
    on.discord.writing.overwrites.append(
        Overwrite(on.discord.world.bot_id, for_member=True, deny=int(permission))
    )


async def test_a_growing_draft_is_posted_once_and_ends_whole(tmp_path: Path, quick: None) -> None:
    async with stage(tmp_path, Script(essay)) as on:
        on.model._pace = 0.005
        await begin(on, rounds=2)
        await on.over()
        posts = on.sent("POST", r".*/messages")
        first = on.message("### Draft 1 ·")
        grown = states(on, first)
        assert_each_edit_changed_something(on)
        assert titles(on) == [
            "### Original",
            "### Draft 1",
            "### Draft 2",
            "### Draft 2 is the best so far",
        ]
    assert posts == 2 + 2
    assert len(grown) > 4
    assert "writing…" in grown[0]
    assert "writing…" not in grown[-1]
    assert f"{TEXT} word0 " in shown(first)
    assert "word399 v1" in shown(first)


async def test_drafts_in_one_place_are_posted_whole_for_their_limit_is_one(
    tmp_path: Path, quick: None
) -> None:
    async with stage(tmp_path, Script(essay)) as on:
        on.model._pace = 0.005
        held = [on.gate.hold(nth) for nth in (1, 2, 3, 4)]  # nobody begins or ends alone
        thread = on.ada.open_thread(on.discord.writing, "Texts")
        for person in (on.ada, on.ben):
            await person.slash("refine", thread, text=TEXT, rounds=1)
        for calls in (2, 4):
            await on.gate.asked(calls)
            for answer in held[calls - 2 : calls]:
                answer.set()
        await on.over(2)
        seen = [state for m in on.discord.messages(thread) for state in states(on, m)]
    assert sum("word399 v1" in state for state in seen) >= 2
    assert not any("writing…" in state for state in seen)


async def test_a_draft_that_was_stopped_while_it_grew_says_so_and_is_filled_later(
    tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, Script(essay)) as on:
        on.model.faults.order(Stalled(after=1_500))
        await begin(on, rounds=1)
        growing = await appears(on, "### Draft 1\n-# writing…")
        await on.ben.press(growing, custom_id(growing, "stop"))
        await on.over()
        assert shown(growing) == "### Draft 1\n-# This draft was not finished."
        # However old it is: a draft must not be lost because its card began to grow long ago.
        monkeypatch.setattr(card, "SEALED_AFTER", -1.0)
        on.ben.react(on.message("### Original"), "🔁")
        await on.over(2)
        assert "word399 v1" in shown(growing)


async def test_what_members_choose_long_after_the_end_is_told_by_a_new_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as on:
        await begin(on, rounds=2)
        await on.over()
        before = [shown(m) for m in on.discord.messages(on.thread())]
        monkeypatch.setattr(card, "SEALED_AFTER", -1.0)
        on.ben.react(on.message("### Draft 1"), "👍")
        told = await appears(on, "### Draft 1 is the best so far")
        assert [shown(m) for m in on.discord.messages(on.thread())][:-1] == before
        await on.ada.press(told, custom_id(told, "accept"))
        final = await appears(on, "### ✅ Accepted: draft 1")
    assert f"{TEXT} v1" in shown(final)


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(("method", "path"), [("POST", POSTS), ("PATCH", EDITS)])
async def test_short_rate_limits_are_sat_out(
    tmp_path: Path, method: str, path: str, times: int
) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on)
        await appears(on, "### Draft 1")
        on.discord.faults.order(FaultKind.RATE_LIMIT, method, path, times=times, retry_after=0.01)
        hold.set()
        await on.over()
        session = await on.session()
        assert on.discord.faults.pending == 0
        assert len(on.cards()) == 5
        assert "kept: the judge prefers it" in shown(on.message("### Draft 1 ·"))
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_a_rate_limit_that_discord_py_gives_up_on_does_not_end_a_session(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.RATE_LIMIT, "POST", POSTS, times=5, retry_after=0.01)
        await begin(on, rounds=1)
        await on.over()
        session = await on.session()
        assert len(on.cards()) == 3
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_a_bot_that_was_told_to_wait_long_can_be_restarted_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "_PATIENCE", 0.1)
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.RATE_LIMIT, "POST", POSTS, retry_after=250.0)
        await begin(on, rounds=1)
        await on.discord.wait_until(lambda: on.failed(429) == 1)
        await on.restart()
        await on.over()
        assert len(on.cards()) == 3
        assert on.failed(429) == 1  # it did as it was told


async def test_an_edit_whose_answer_was_lost_is_made_and_nothing_is_posted_twice(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        for kind in (FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE, FaultKind.ERROR_AFTER):
            on.discord.faults.order(kind, "PATCH", EDITS)
        await begin(on)
        await on.over()
        assert on.discord.faults.pending == 0
        assert Counter(titles(on)).most_common(1)[0][1] == 1
        assert "kept: the judge prefers it" in shown(on.message("### Draft 3 · 5.2/10 (+0.4)"))


async def test_a_thread_whose_opening_was_not_answered_is_the_thread(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.DROP_AFTER, "POST", r"/threads$")
        await begin(on, rounds=1)
        await on.over()
        assert len(on.cards()) == 3


def forget_last_post(path: Path) -> None:
    """As if the process had ended between the last post's commit and its record."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            """UPDATE events SET kind = 'Woke', body = '{"at": 0.0}'"""
            " WHERE seq = (SELECT max(seq) FROM events WHERE kind = 'Posted')"
        )


async def test_a_lost_post_is_found_among_all_that_others_wrote_meanwhile(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        flat = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        first, second = on.gate.hold(1), on.gate.hold(2)
        await on.ada.slash("refine", flat, text=TEXT, rounds=1)
        await on.discord.wait_until(lambda: "### Original" in "".join(on.cards(flat)))
        for n in range(150):
            on.ben.say(flat, f"chatter {n}")
        first.set()
        await on.discord.wait_until(lambda: "### Draft 1" in "".join(on.cards(flat)))
        await on.gate.asked(2)
        await on.stop()
        assert on.sent("POST", r".*/messages") == 2
        forget_last_post(on.settings.database_path)
        on.discord.clock.advance(600)  # the server remembers the post's nonce no longer
        await on.start()
        second.set()
        await on.over()
        assert "kept: the judge prefers it" in shown(on.message("### Draft 1 ·", flat))


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
        hold = on.gate.hold(2)
        await begin(on, rounds=9)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        forbid(on, taken)
        hold.set()
        await on.discord.wait_until(lambda: on.failed(403) + on.failed(400) > 0)
        await on.stop()
        session = await on.session()
        asked = len(on.gate.documents)
    assert session.endings[-1].stop is Stop.STOPPED
    assert session.burst is None
    assert asked <= 4


async def test_a_locked_thread_ends_the_session(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await begin(on, rounds=9)
        await on.gate.asked(2)
        await appears(on, "### Draft 1")
        on.discord.member("mod").archive(on.thread(), locked=True)
        hold.set()
        await on.discord.wait_until(lambda: on.failed(400) > 1)
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


async def test_after_a_restart_nothing_is_edited_that_looks_right(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(essay)) as on:
        await begin(on, rounds=1, text=f"{TEXT} " * 200)
        await on.over()
        before = states(on, on.message("### Original ·"))
        await on.restart()
        on.ben.react(on.message("### Original ·"), "🔁")
        await on.over(2)
        assert states(on, on.message("### Original ·")) == before
        assert_each_edit_changed_something(on)


async def test_a_second_burst_leaves_the_cards_of_the_first_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begin(on, rounds=2)
        await on.over()
        edits = on.sent("PATCH", r".*/messages/.*")
        on.ben.react(on.message("### Draft 2 ·"), "🔁")
        await on.over(2)
        more = on.sent("PATCH", r".*/messages/.*") - edits
        assert_each_edit_changed_something(on)
    assert more <= 2  # the new draft's verdict, and the bill moves to the new ending


async def test_a_bot_that_waits_for_discord_to_answer_can_be_stopped(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.DROP_BEFORE, "POST", POSTS, times=50)
        await begin(on, rounds=1)
        await on.discord.wait_until(lambda: on.failed(0) > 0)
        await on.stop()
        names = {task.get_name() for task in asyncio.all_tasks()}
        assert not {n for n in names if n.startswith(("publisher", "driver", "request", "clock"))}
        on.discord.faults.clear()
        await on.start()
        await on.over()
        assert titles(on) == ["### Original", "### Draft 1", "### Draft 1 is the best so far"]
