"""What the thread shows of a session, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import errors
from bot.refine.draft import Draft, FactChange, Finding, Issue, Judgement, Unmet, Verdict, Why
from bot.refine.limits import Stop
from bot.refine.session import Attempt, Request, Session
from bot.story.place import Post
from bot.story.spending import Spending
from cogs.refine.cards import Painter
from cogs.thread.card import KEPT, NEUTRAL, REJECTED, WRITING, Card
from cogs.thread.controls import Verb
from tests.cogs.refine.sessions import (
    AUTHOR,
    CATALOGUE,
    MEMBER,
    cards,
    draft,
    ended,
    judged,
    session,
    shown,
)


def is_offered(card: Card, verb: Verb) -> bool:
    return any(button.verb is verb and button.is_enabled for button in card.buttons)


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


@pytest.mark.parametrize(
    ("why", "detail", "sentence"),
    [
        (Why.PREFERRED, "", "✅ kept: the judge prefers it"),
        (Why.MET_REQUEST, "", "✅ kept: it does what was asked"),
        (Why.CHOSEN, "", "✅ kept: you chose it"),
        (Why.NOT_PREFERRED, "", "↩️ kept out: the judge prefers the one before"),
        (Why.TIE, "", "↩️ kept out: no better than the one before"),
        (Why.LOST, "March 3", "↩️ kept out: dropped “March 3”"),
        (Why.INVENTED, "x.org", "↩️ kept out: made up “x.org”"),
        (Why.CHATTER, "", "↩️ kept out: talks about the text instead of being it"),
        (Why.DUPLICATE, "", "↩️ kept out: the same as an earlier draft"),
        (Why.TOO_LONG, "280", "↩️ kept out: longer than 280 characters"),
        (Why.TOO_SHORT, "90", "↩️ kept out: shorter than 90 characters"),
        (Why.UNKEPT, "Refine", "↩️ kept out: without “Refine”, which has to stay"),
        (Why.AVOIDED, "simply", "↩️ kept out: says “simply”, which is not to be said"),
        (Why.CIRCULAR, "", "↩️ kept out: says the same over and over"),
        (Why.SCRIPT, "", "↩️ kept out: in another script than your text"),
        (Why.EMPTY, "", "↩️ kept out: empty"),
    ],
)
def test_every_reason_has_its_sentence(why: Why, detail: str, sentence: str) -> None:
    verdict = Verdict.KEPT if sentence.startswith("✅") else Verdict.REJECTED
    one = judged(draft(1, verdict=verdict), findings=(Finding(why, detail),))
    assert shown(cards(session(draft(0), one))["1"]).splitlines()[1] == (
        f"-# from the original · {sentence}"
    )


def test_every_reason_there_is_was_looked_at() -> None:
    (marks,) = test_every_reason_has_its_sentence.pytestmark  # type: ignore[attr-defined]  # pytest adds it
    assert {case[0] for case in marks.args[1]} == set(Why)


def test_more_reasons_than_fit_are_counted() -> None:
    findings = tuple(Finding(Why.LOST, f"fact {n}") for n in range(6))
    one = judged(draft(1, verdict=Verdict.REJECTED), findings=findings)
    line = shown(cards(session(draft(0), one))["1"]).splitlines()[1]
    assert line.endswith("dropped “fact 2”, and 3 more")


def test_a_reason_quotes_on_one_line_and_without_markup() -> None:
    findings = (Finding(Why.LOST, "**March\n3** " + "x" * 200),)
    one = judged(draft(1, verdict=Verdict.REJECTED), findings=findings)
    line = shown(cards(session(draft(0), one))["1"]).splitlines()[1]
    assert r"dropped “\*\*March 3\*\* " in line
    assert line.endswith(" …”")


def test_lost_and_added_facts_say_whose_wish_they_were() -> None:
    asked = Request("r1", MEMBER, "leave out the time", None, 1.0)
    one = judged(
        draft(1),
        lost=(FactChange("14:30", "r1"), FactChange("the hall", "brief"), FactChange("Ben")),
        added=(FactChange("a friend"), FactChange("a name", "r9")),
    )
    text = shown(cards(replace(session(draft(0), one), requests=(asked,)))["1"])
    assert (
        f"-# Left out: 14:30 (asked for by <@{MEMBER}>), the hall (the brief asks for it), Ben"
        in text
    )
    assert "-# New: a friend, a name" in text


def test_a_draft_says_whose_requests_it_met() -> None:
    requests = (
        Request("r1", MEMBER, "shorter", None, 1.0, met_by=1),
        Request("r2", MEMBER, "warmer", None, 1.0),
        Request("r3", MEMBER, "with a *date*", None, 1.0, met_by=1),
    )
    seen = cards(replace(session(draft(0), draft(1)), requests=requests))
    assert (
        rf"-# Does what was asked: “shorter” (<@{MEMBER}>), “with a \*date\*” (<@{MEMBER}>)"
        in shown(seen["1"])
    )
    assert "what was asked" not in shown(seen["0"])


def test_a_draft_says_whose_requests_it_did_not_meet_and_how_many_more() -> None:
    requests = tuple(Request(f"r{n}", MEMBER, f"wish {n}", None, 1.0) for n in range(5))
    unmet = tuple(Unmet(r.id, "No room." if r.id == "r0" else "") for r in requests)
    one = judged(draft(1), unmet=unmet)
    lines = shown(cards(replace(session(draft(0), one), requests=requests))["1"]).splitlines()
    assert [line for line in lines if line.startswith("-# Not yet")] == [
        f"-# Not yet: “wish 0” (<@{MEMBER}>): No room.",
        f"-# Not yet: “wish 1” (<@{MEMBER}>)",
        f"-# Not yet: “wish 2” (<@{MEMBER}>)",
        "-# Not yet: 2 more",
    ]


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


KINDS: list[type[errors.RefineError]] = [errors.RefineError, errors.ModelError]
FAILURES = [kind.code for kind in KINDS + errors.ModelError.__subclasses__()]


@pytest.mark.parametrize("code", FAILURES)
def test_every_failure_is_explained_and_keeps_what_was_there(code: str) -> None:
    card = cards(ended(session(draft(0, 4.0), draft(1, 4.8)), Stop.FAILED, code))["end1"]
    first, gain, _choice, why, *rest = shown(card).splitlines()
    assert first == "### Draft 1 is the best so far · 4.8/10"
    assert gain == "-# 4.0 → 4.8 out of 10, one draft"
    assert why.endswith(".")
    assert rest[0].startswith("React 🔁 to any draft")
    assert card.accent == REJECTED


@pytest.mark.parametrize(
    ("stop", "sentence"),
    [
        (Stop.TARGET, "The target is reached."),
        (Stop.ROUNDS, "All rounds are done."),
        (Stop.REJECTS, "Two drafts in a row were kept out, so I stopped."),
        (Stop.NOTHING_LEFT, "There is nothing left that would clearly make it better."),
        (Stop.STOPPED, "Stopped. Everything written so far stays."),
    ],
)
def test_every_ending_says_why_and_how_to_go_on(stop: Stop, sentence: str) -> None:
    card = cards(ended(session(draft(0), draft(1)), stop))["end1"]
    assert sentence in shown(card)
    assert "press Another round" in shown(card)
    assert is_offered(card, Verb.AGAIN)
    assert (card.reply_to, card.accent) == ("1", NEUTRAL)


def test_a_session_at_its_limit_offers_no_round_that_it_would_refuse() -> None:
    card = cards(ended(session(draft(0), draft(1)), Stop.LIMIT))["end1"]
    assert "To go on, start a new one with the best draft." in shown(card)
    assert "press Another round" not in shown(card)
    assert not is_offered(card, Verb.AGAIN)


def test_a_session_that_failed_before_its_first_draft_has_no_best() -> None:
    empty = replace(session(draft(0)), drafts=(), judged_best=None)
    card = cards(ended(empty, Stop.FAILED, "error-model-busy"))["end1"]
    assert shown(card).splitlines()[0] == "### No draft yet"
    assert card.reply_to is None
    assert card.buttons, "a card without a control could not be found again after a crash"


def test_an_ending_tells_what_the_session_had_used_by_then() -> None:
    text = shown(cards(ended(session(draft(0), draft(1)), Stop.ROUNDS))["end1"])
    assert (
        "-# Scores are estimates by some-model · 4 calls, 4,234 tokens · $0.0012"
        in text.splitlines()
    )


@pytest.mark.parametrize(
    ("spending", "end"),
    [
        (Spending(("m",), 1, 10, 20, None), "one call, 30 tokens · cost unknown"),
        (Spending(("m",), 2, 10, 20, 0.5, estimated=True), "30 tokens (estimated) · $0.5000"),
        (Spending(("judge", "writer"), 2, 10, 20, 0.5), "by judge, writer · 2 calls, 30 tokens"),
    ],
)
def test_what_was_used_is_told_as_exactly_as_it_is_known(spending: Spending, end: str) -> None:
    done = ended(session(draft(0), draft(1)), Stop.ROUNDS, spent=spending)
    assert end in shown(cards(done)["end1"])


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
