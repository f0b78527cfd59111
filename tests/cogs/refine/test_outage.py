"""What people are shown while the model is down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.refine.outage import Outage
from bot.refine.session import Session
from bot.story.place import Post
from cogs.refine.scene import RefineScene
from cogs.thread.controls import Verb
from tests.cogs.refine.sessions import CATALOGUE, cards, draft, session, shown

OUTAGE = Outage(at=50.0, code="error-model-busy", first_try=65.0, until=86_450.0)


def put_off(outage: Outage = OUTAGE) -> Session:
    running = session(draft(0), draft(1), running=True)
    return replace(running, outages=(outage,), wake_at=65.0)


def test_the_card_says_what_is_wrong_that_it_goes_on_and_when_it_is_tried_again() -> None:
    card = cards(put_off())["outage1"]
    said = shown(card)
    assert "It is overloaded right now. Nothing is lost: I go on by myself" in said
    assert "I try again at <t:65:t> (<t:65:R>), and then in pauses of up to 10 minutes" in said
    assert "until <t:86450:f>" in said
    assert [(b.verb, b.is_enabled) for b in card.buttons] == [(Verb.STOP, True)]


@pytest.mark.parametrize(
    ("code", "words"),
    [("unreachable", "cannot be reached"), ("timeout", "too long to answer")],
)
def test_each_kind_of_outage_has_its_words(code: str, words: str) -> None:
    outage = replace(OUTAGE, code=f"error-model-{code}")
    assert words in shown(cards(put_off(outage))["outage1"])


def test_a_further_failure_changes_nothing_that_is_shown() -> None:
    later = replace(put_off(replace(OUTAGE, tries=9, paid=1)), wake_at=900.0)
    assert cards(later)["outage1"].digest == cards(put_off())["outage1"].digest


def test_when_it_is_over_the_card_tells_of_it_in_a_line() -> None:
    over = replace(put_off(replace(OUTAGE, is_over=True)), wake_at=None)
    card = cards(over)["outage1"]
    assert shown(card).startswith("-# ⏳ Here I waited for the model")
    assert [button.is_enabled for button in card.buttons] == [False]


def test_after_an_outage_of_moderation_the_model_is_not_blamed() -> None:
    outage = replace(OUTAGE, code="error-moderation-down", is_over=True)
    said = shown(cards(replace(put_off(outage), wake_at=None))["outage1"])
    assert said.startswith("-# ⏳ Here I waited for moderation, which")
    assert "the model" not in said


def test_a_draft_that_was_growing_is_said_to_be_unfinished_meanwhile() -> None:
    waiting = put_off()
    post = Post("2", 99, "digest+part", 40.0)
    waiting = replace(waiting, place=replace(waiting.place, posts=(post,)))
    assert "This draft was not finished." in shown(cards(waiting)["2"])
    assert "2" not in cards(replace(waiting, wake_at=None))


def test_a_session_that_waits_keeps_no_publisher() -> None:
    scene = RefineScene(CATALOGUE)
    assert not scene.is_moving(put_off())
    assert scene.is_moving(replace(put_off(), wake_at=None))
    assert scene.offer(put_off()) is None


def test_where_the_bot_is_a_guest_the_message_says_so_and_can_be_refreshed() -> None:
    waiting = put_off()
    waiting = replace(waiting, place=replace(waiting.place, guest=True))
    card = cards(waiting)["sheet"]
    assert "### ⏳ Waiting for the model" in shown(card)
    assert "Round" not in shown(card)
    verbs = [button.verb for button in (*card.buttons, *card.more_buttons)]
    assert {Verb.STOP, Verb.REFRESH} <= set(verbs)
