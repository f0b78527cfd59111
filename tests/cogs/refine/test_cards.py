"""What the thread shows of a session, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.refine.draft import Draft, Issue, Judgement, Verdict
from bot.refine.limits import Stop
from bot.refine.session import Attempt, Session
from bot.story.place import Post
from cogs.refine.cards import Painter
from cogs.thread.card import KEPT, NEUTRAL, REJECTED, WRITING
from cogs.thread.controls import Verb
from tests.cogs.refine.sessions import (
    AUTHOR,
    CATALOGUE,
    cards,
    draft,
    ended,
    session,
    shown,
)


def with_post(of: Session, card: str) -> Session:
    post = Post(card, 99, "digest", 1.0)
    return replace(of, place=replace(of.place, posts=(*of.place.posts, post)))


def test_there_is_a_card_for_each_draft_and_each_ending_in_their_order() -> None:
    first = ended(session(draft(0), draft(1)), Stop.ROUNDS)
    later = replace(draft(2), at=200.0)
    both = replace(first, drafts=(*first.drafts, later), bursts=2)
    both = replace(both, endings=(*both.endings, replace(first.endings[0], burst=2, at=300.0)))
    assert list(cards(both)) == ["0", "1", "end1", "2", "end2"]


def test_a_card_says_whose_draft_it_is_its_score_and_the_way_it_went() -> None:
    seen = cards(session(draft(0, 4.0), draft(1, 4.8), draft(2, 4.5, Verdict.REJECTED)))
    assert [shown(card).splitlines()[0] for card in seen.values()] == [
        "### Original · 4.0/10",
        "### Draft 1 · 4.8/10 (+0.8)",
        "### Draft 2 · 4.5/10 (-0.3)",
    ]
    assert [card.accent for card in seen.values()] == [NEUTRAL, KEPT, REJECTED]
    assert [card.reply_to for card in seen.values()] == [None, "0", "1"]
    assert "-# the starting point" in shown(seen["0"])
    assert "-# from draft 1 · ↩️ kept out" in shown(seen["2"])


def test_a_card_shows_the_text_then_what_changed_then_the_points() -> None:
    with_changes = replace(draft(1, text="We meet on March 4."), changes="Moved by a day.")
    blocks = cards(session(draft(0, text="We meet on March 3."), with_changes))["1"].blocks
    assert blocks[1] == "We meet on March 4."
    assert blocks[2] == "**Changed:** Moved by a day.\nWe meet on March ~~3~~ **4**."
    assert blocks[3].splitlines() == [
        "```",
        "purpose     █████░░░░░ 3.0",
        "clarity     ████████░░ 4.0",
        "correctness ██████████ 5.0",
        "```",
    ]


def test_no_line_of_the_points_is_wider_than_a_phone() -> None:
    lines = cards(session(draft(0)))["0"].blocks[2].splitlines()
    assert max(map(len, lines)) <= 33


def test_issues_are_listed_with_the_words_they_are_about() -> None:
    issues = (Issue("We is", "correctness", "Verb."), Issue("a\nb", "clarity", "Two lines."))
    blocks = cards(session(replace(draft(0), issues=issues)))["0"].blocks
    assert blocks[-1] == "**To mend next**\n- “We is”: Verb.\n- “a b”: Two lines."


def test_a_draft_that_is_being_judged_says_so_and_one_that_was_left_does_not() -> None:
    waiting = replace(draft(2), judgement=None)
    running = session(draft(0), draft(1), waiting, running=True)
    assert running.burst is not None
    awaited = replace(running, burst=replace(running.burst, base=1, candidate=2))
    elsewhere = replace(running, burst=replace(running.burst, base=1, candidate=None))
    assert shown(cards(awaited)["2"]).splitlines()[1] == "-# being read by the judge…"
    assert shown(cards(elsewhere)["2"]).splitlines()[1] == "-# not judged yet"
    assert shown(cards(replace(running, burst=None))["2"]).splitlines()[1] == "-# not judged yet"
    assert cards(awaited)["2"].accent == WRITING


def test_the_first_draft_of_a_brief_is_the_starting_point() -> None:
    written = Draft(1, "Hello", None, 1.0, judgement=Judgement((), 6.0, Verdict.FIRST))
    card = cards(session(written))["1"]
    assert shown(card).splitlines()[:2] == ["### Draft 1 · 6.0/10", "-# the starting point"]
    assert card.reply_to is None


def test_a_draft_that_says_the_same_as_before_says_so() -> None:
    same = draft(1, text="One two")
    assert "Not a word is different." in shown(cards(session(draft(0, text="One two"), same))["1"])
    spaced = cards(session(draft(0, text="One\n\ntwo"), same))["1"]
    assert "Only spaces and line breaks are different." in shown(spaced)


def test_a_text_that_was_written_anew_is_not_shown_word_by_word() -> None:
    old, new = "An old text of some length. " * 20, "Quite another, much like none! " * 15
    text = shown(cards(session(draft(0, text=old), draft(1, text=new)))["1"])
    assert "-# Almost all of it is new: 560 characters before, 465 now." in text
    assert "~~" not in text


def test_a_draft_without_words_has_a_card_all_the_same() -> None:
    text = cards(session(draft(0), draft(1, text=" \n")))["1"].blocks[1]
    assert text == "-# There is no text in it."


def test_a_text_that_does_not_fit_goes_with_its_card_as_a_file() -> None:
    long = "A sentence of a long text. " * 300
    seen = cards(session(draft(0, text=long), draft(1, text=f"{long}And more.")))
    assert seen["0"].file is not None
    assert seen["0"].file.name == "original.md"
    assert seen["1"].file is not None
    assert (seen["1"].file.name, seen["1"].file.text) == ("draft-1.md", f"{long}And more.")
    assert "The whole text is in the file below." in seen["1"].blocks[-1]
    assert seen["1"].digest.endswith("+file")


def test_a_growing_draft_shows_its_newest_words_and_a_way_to_stop() -> None:
    running = replace(
        session(draft(0), draft(1), running=True), attempt=Attempt(3, False, True, ())
    )
    card = cards(running, "A new beginning")["2"]
    assert card.blocks == ("### Draft 2\n-# writing…", "A new beginning")
    assert [b.verb for b in card.buttons] == [Verb.STOP]
    assert card.reply_to == "1"
    assert card.is_growing
    long = cards(running, "word " * 2_000 + "the newest")["2"]
    assert long.blocks[1].startswith("… word")
    assert long.blocks[1].endswith("the newest")


@pytest.mark.parametrize("grown", [None, " \n"])
def test_a_draft_without_words_yet_has_no_card(grown: str | None) -> None:
    running = replace(session(draft(0), running=True), attempt=Attempt(1, False, True, ()))
    assert list(cards(running, grown)) == ["0"]


def test_words_that_come_after_their_call_was_closed_are_not_shown() -> None:
    assert list(cards(session(draft(0), running=True), "late words")) == ["0"]


def test_a_card_whose_draft_never_came_says_so() -> None:
    stopped = with_post(session(draft(0)), "1")
    card = cards(stopped)["1"]
    assert "-# This draft was not finished." in shown(card)
    assert card.is_partial
    assert not card.buttons


def test_mentions_of_people_are_by_id_alone() -> None:
    text = "\n".join(shown(card) for card in cards(session(draft(0), draft(1))).values())
    assert str(AUTHOR) not in text


def test_one_painter_paints_as_a_new_one_does() -> None:
    painter = Painter(CATALOGUE)
    before = session(draft(0), replace(draft(1), judgement=None), running=True)
    after = session(draft(0), draft(1), running=True)
    for state in (before, after, ended(after, Stop.ROUNDS), before):
        assert painter.cards(state) == Painter(CATALOGUE).cards(state)
