"""What people are shown while a session waits for a budget."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.refine.session import Pause, Session
from bot.story.place import SHEET, Post
from cogs.thread.controls import Verb
from tests.cogs.refine.sessions import AUTHOR, cards, draft, guest, session, shown

PAUSE = Pause(AUTHOR, at=50.0, until=86_400.0, whose="person-rounds-day")


def paused(pause: Pause = PAUSE) -> Session:
    running = session(draft(0), draft(1), running=True)
    return replace(running, pauses=(pause,), wake_at=86_400.0)


def test_the_card_says_whose_budget_is_used_up_and_when_it_goes_on() -> None:
    card = cards(paused())["pause1"]
    said = shown(card)
    assert f"<@{AUTHOR}> has no rounds left for today. Nothing is lost" in said
    assert "I go on by myself on <t:86400:f> (<t:86400:R>)" in said
    assert [(b.verb, b.is_enabled) for b in card.buttons] == [(Verb.STOP, True)]


def test_nobody_reads_a_draft_meanwhile() -> None:
    unread = replace(draft(2), judgement=None)
    running = session(draft(0), draft(1), unread, running=True)
    assert running.burst is not None
    running = replace(running, burst=replace(running.burst, candidate=2))
    assert "being read" in shown(cards(running)["2"])
    assert "not judged yet" in shown(cards(replace(running, pauses=(PAUSE,)))["2"])


@pytest.mark.parametrize("whose", ["person", "server"])
@pytest.mark.parametrize("measure", ["rounds", "money"])
@pytest.mark.parametrize("period", ["day", "month"])
def test_every_budget_has_words_of_its_own(whose: str, measure: str, period: str) -> None:
    said = shown(cards(paused(replace(PAUSE, whose=f"{whose}-{measure}-{period}")))["pause1"])
    assert ("This server" in said or "this server" in said) == (whose == "server")
    assert ("rounds left" in said) == (measure == "rounds")
    assert ("month" in said) == (period == "month")
    assert "everywhere" not in said


def test_when_it_is_over_the_card_tells_of_it_in_a_line() -> None:
    card = cards(paused(replace(PAUSE, is_over=True)))["pause1"]
    assert shown(card) == "-# ⏳ Here I waited for a budget."
    assert [b.is_enabled for b in card.buttons] == [False]


def test_a_draft_that_had_begun_to_grow_is_not_shown_as_being_written() -> None:
    begun = paused()
    posts = (*begun.place.posts, Post("2", 99, "digest+part", 40.0))
    card = cards(replace(begun, place=replace(begun.place, posts=posts)))["2"]
    assert "not finished" in shown(card)


def test_a_guests_only_message_says_it_too() -> None:
    assert "has no rounds left for today" in shown(cards(guest(paused()))[SHEET])
