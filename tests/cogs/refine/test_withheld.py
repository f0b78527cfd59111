"""What people are shown of drafts that moderation flagged, or has still to see."""

from __future__ import annotations

from dataclasses import replace

from bot.refine.draft import Withheld
from bot.refine.limits import Stop
from bot.refine.session import Attempt, Session
from bot.story.events import Unheard
from bot.story.hints import with_hint
from bot.story.place import Post
from tests.cogs.refine.sessions import cards, draft, ended, guest, session, shown

WITHHELD = Withheld(2, 1, 9.0, ("hate/threatening", "violence"))
KEPT_OUT = "### Draft 2\n-# ↩️ kept out: moderation marks it as hateful threats, violence"


def withheld() -> Session:
    return replace(session(draft(0), draft(1), running=True), withheld=(WITHHELD,))


def test_the_card_of_the_draft_says_for_what_it_was_kept_out() -> None:
    found = cards(withheld())
    assert list(found) == ["0", "1", "2"]
    assert shown(found["2"]).startswith(KEPT_OUT)
    assert "The best so far stays the best." in shown(found["2"])


def test_it_takes_the_place_of_the_card_that_told_of_its_writing() -> None:
    post = Post("2", 99, "digest+part", 40.0)
    stopped = ended(withheld(), Stop.REJECTS)
    stopped = replace(stopped, place=replace(stopped.place, posts=(post,)))
    assert shown(cards(stopped)["2"]).startswith(KEPT_OUT)
    assert "3" not in cards(stopped)


def test_the_next_draft_has_the_next_number() -> None:
    going_on = replace(withheld(), attempt=Attempt(3, False, True, ()))
    assert shown(cards(going_on, "Three")["3"]).startswith("### Draft 3\n-# writing…")


def test_where_the_bot_is_a_guest_the_message_says_so_until_there_is_a_newer_draft() -> None:
    (sheet,) = cards(guest(withheld())).values()
    assert KEPT_OUT in shown(sheet)
    newer = replace(withheld(), drafts=(draft(0), draft(1), draft(3)))
    (sheet,) = cards(guest(newer)).values()
    assert KEPT_OUT not in shown(sheet)


def test_where_no_words_may_be_shown_yet_the_card_tells_that_a_draft_is_being_written() -> None:
    running = replace(session(draft(0), running=True), attempt=Attempt(1, False, True, ()))
    assert shown(cards(running, "")["1"]) == "### Draft 1\n-# writing…"
    (sheet,) = cards(guest(running), "").values()
    assert "### Draft 1\n-# writing…" in sheet.blocks
    assert all(sheet.blocks)


def test_what_was_said_and_did_not_pass_is_answered_with_a_kind_word() -> None:
    unheard = Unheard(50.0, "77", 9, 77, False, "hint-flagged")
    card = cards(replace(session(draft(0)), hints=with_hint((), unheard)))["hint1"]
    assert "I cannot take this up" in shown(card)
    assert card.answers == 77
