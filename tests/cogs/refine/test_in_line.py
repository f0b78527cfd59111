"""What a session in the line shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.refine.session import Attempt
from bot.story.place import Post
from bot.story.wait import Wait
from cogs.thread.card import Card
from cogs.thread.controls import Verb
from cogs.thread.scene import Moment
from tests.cogs.refine.sessions import draft, guest, painted, session

WAITS = [
    (Wait(0), "-# ⏳ In line: this is next."),
    (Wait(1), "-# ⏳ In line: one session goes first."),
    (Wait(4), "-# ⏳ In line: 4 sessions go first."),
    (Wait(50), "-# ⏳ In line: about 50 sessions go first."),
    (Wait(is_own=True), "begins as soon as another session of its author's is through."),
]
RUNNING = session(draft(0), running=True)
POSTED = replace(RUNNING, place=replace(RUNNING.place, posts=(Post("1", 99, "", 1.0),)))
WRITING = Attempt(1, False, True, ())


def shown(card: Card) -> str:
    return "\n".join(card.blocks)


@pytest.mark.parametrize(("wait", "words"), WAITS)
def test_it_says_how_many_go_first_and_can_be_stopped(wait: Wait, words: str) -> None:
    card = painted(RUNNING, Moment(wait=wait))["1"]
    assert shown(card).splitlines()[0] == "### Draft 1"
    assert shown(card).endswith(words)
    assert [b.verb for b in card.buttons] == [Verb.STOP]


def test_the_original_is_not_said_to_be_read_before_its_turn() -> None:
    started = session(replace(draft(0), judgement=None), running=True)
    assert started.burst is not None
    started = replace(started, burst=replace(started.burst, reviewed=False))
    assert "being read by the judge" in shown(painted(started, Moment())["0"])
    waits = painted(started, Moment(wait=Wait(3), has_waited=True))["0"]
    assert "not judged yet" in shown(waits)


def test_its_card_is_posted_like_any_and_what_changes_on_it_may_be_left_out() -> None:
    assert not painted(RUNNING, Moment(wait=Wait(9)))["1"].is_growing
    assert painted(POSTED, Moment(wait=Wait(9)))["1"].is_growing


def test_when_its_turn_has_come_its_draft_is_being_written() -> None:
    state = replace(POSTED, attempt=WRITING)
    assert shown(painted(state, Moment(has_waited=True))["1"]) == "### Draft 1\n-# writing…"
    assert list(painted(state, Moment())) == ["0"]


def test_where_the_bot_is_a_guest_its_only_message_says_so() -> None:
    (card,) = painted(guest(RUNNING), Moment(wait=Wait(2))).values()
    assert shown(card).endswith("-# ⏳ In line: 2 sessions go first.")
    assert Verb.STOP in [b.verb for b in card.buttons]
