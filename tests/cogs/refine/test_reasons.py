"""Why a draft was kept or not, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.refine.draft import FactChange, Finding, Unmet, Verdict, Why
from bot.refine.session import Request
from tests.cogs.refine.sessions import (
    MEMBER,
    cards,
    draft,
    judged,
    session,
    shown,
)


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
