"""The sheet: a whole session in one message, where the bot is a guest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.refine.draft import Verdict
from bot.refine.limits import Limits, Stop
from bot.refine.session import Attempt, Request, Session
from bot.story.place import SHEET
from cogs.refine.cards import Painter
from cogs.thread.card import Card
from cogs.thread.controls import Control, Verb
from cogs.thread.layout import layout
from cogs.thread.scene import Moment
from tests.cogs.refine.sessions import (
    AUTHOR,
    CATALOGUE,
    MEMBER,
    draft,
    ended,
    guest,
    session,
    shown,
)


def sheet_of(of: Session, growing: str | None = None, *, is_closing: bool = False) -> Card:
    (card,) = Painter(CATALOGUE).cards(guest(of), Moment(growing, is_closing))
    return card


def rested() -> Session:
    """The original, a draft that was kept, and one that was not."""
    worse = draft(2, 5.5, Verdict.REJECTED)
    return ended(replace(session(draft(0), draft(1, 7.0), worse), judged_best=1), Stop.ROUNDS)


RUNNING = session(draft(0), draft(1), running=True)


def test_a_session_at_its_limit_offers_no_round_that_it_would_refuse() -> None:
    card = sheet_of(replace(rested(), limits=Limits(rounds=2, max_rounds=2)))
    assert "To go on, start a new one with the best draft." in shown(card)
    enabled = {button.verb for button in card.buttons if button.is_enabled}
    assert enabled == {Verb.ACCEPT, Verb.COMPARE}


@pytest.mark.parametrize(
    ("of", "in_view"),
    [
        (rested(), "### Draft 1 · 7.0/10"),  # the best
        (replace(rested(), picks=(2,)), "### Draft 2 · 5.5/10"),
        (RUNNING, "### Draft 1 · 6.0/10"),  # the newest
        (replace(rested(), final=2, finals=1), "### ✅ Accepted: draft 2"),
    ],
    ids=["at rest", "picked", "running", "accepted"],
)
def test_it_shows_the_draft_that_matters_now(of: Session, in_view: str) -> None:
    assert in_view in shown(sheet_of(of))


@pytest.mark.parametrize(
    ("at", "in_view"), [(101.0, "### Original"), (50.0, "### Draft 1")], ids=["newer", "older"]
)
def test_it_stays_on_the_draft_that_was_turned_to_until_there_is_news(
    at: float, in_view: str
) -> None:
    turned = rested()
    turned = replace(turned, place=replace(turned.place, looked=(at, 0)))
    assert in_view in shown(sheet_of(turned))


def test_its_controls_are_about_the_draft_in_view() -> None:
    turned = rested()
    turned = replace(turned, place=replace(turned.place, looked=(101.0, 2)))
    card = sheet_of(turned)
    assert {b.verb: b.about for b in (*card.buttons, *card.more_buttons)} == {
        Verb.AGAIN: "2",
        Verb.SAY: "2",
        Verb.ACCEPT: "2",
        Verb.COMPARE: None,
        Verb.UP: "2",
        Verb.DOWN: "2",
        Verb.PICK: "2",
    }
    assert [(o.label, o.description, o.is_chosen) for o in card.menu] == [
        ("The original", "6.0/10", False),
        ("Draft 1", "7.0/10 · the best", False),
        ("Draft 2", "5.5/10", True),
    ]
    custom_ids = [c.custom_id for c in layout(7, card).walk_children() if hasattr(c, "custom_id")]
    assert Control(Verb.UP, 7, "2").custom_id in custom_ids
    assert Control(Verb.LOOK, 7, SHEET).custom_id in custom_ids
    assert len(custom_ids) == len(set(custom_ids))


def test_votes_are_counted_on_their_buttons() -> None:
    votes = frozenset({(AUTHOR, 1, 1), (MEMBER, 1, 1), (MEMBER, 2, -1)})
    labels = {b.verb: b.label for b in sheet_of(replace(rested(), votes=votes)).more_buttons}
    assert (labels[Verb.UP], labels[Verb.DOWN]) == ("2", "0")


def test_while_it_runs_it_can_be_stopped_and_says_what_was_asked() -> None:
    asked = Request("r1", MEMBER, "Name the room", 1, 90.0)
    card = sheet_of(replace(RUNNING, requests=(asked,)))
    assert card.buttons[0].verb is Verb.STOP
    assert "Round 2 of 3 is under way." in shown(card)
    assert "Asked for: “Name the room”" in shown(card)


def test_a_draft_grows_in_it() -> None:
    writing = replace(RUNNING, attempt=Attempt(1, False, True, ()))
    card = sheet_of(writing, growing="We meet")
    assert card.is_growing
    assert shown(card).endswith("### Draft 2\n-# writing…\nWe meet")


def test_before_there_is_a_draft_it_can_only_be_stopped_or_told_more() -> None:
    card = sheet_of(replace(RUNNING, drafts=(), judged_best=None))
    assert [b.verb for b in card.buttons if b.is_enabled] == [Verb.STOP, Verb.SAY]
    assert (card.more_buttons, card.menu) == ((), ())


def test_it_says_when_discord_will_take_no_more_changes() -> None:
    card = sheet_of(RUNNING, is_closing=True)
    assert shown(card).endswith("Press *Show the newest* to see what comes next.")
    assert card.more_buttons[-1].verb is Verb.REFRESH
