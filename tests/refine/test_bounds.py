"""A rubric's bounds: what code keeps out, whatever the judge prefers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.acceptance import check
from bot.refine.bounds import said
from bot.refine.draft import Finding, Why
from bot.refine.prompts import prompt_for
from bot.refine.rubric import RUBRICS, Bounds, Criterion, Rubric, Style
from bot.refine.session import Session
from bot.refine.task import Do, task_for
from tests.refine.build import TEXT, Life, Steady, session_with, started

OWN = Rubric(
    (Criterion("Warmth", 2.0, "cold", "polite", "glad", good="friendly"),),
    "Be warm. {braces} stay.",
    Bounds(10, 60, ("big hall",), ("simply",)),
    "House style",
)


def by(rubric: Rubric, *drafts: str, original: str = TEXT) -> Session:
    return replace(session_with(*drafts, original=original), own=rubric, style=rubric.name)


def found(bounds: Bounds, text: str, original: str = TEXT) -> list[Finding]:
    session = by(replace(OWN, bounds=bounds), text, original=original)
    return list(check(session, session.drafts[1], session.drafts[0]))


@pytest.mark.parametrize(
    ("bounds", "text", "findings"),
    [
        (Bounds(most=40), TEXT + " Come one, come all!", [Finding(Why.TOO_LONG, "40")]),
        (Bounds(least=60), TEXT + " Come!", []),  # nearer to it than the original
        (Bounds(least=60), "We meet on March 3.", [Finding(Why.TOO_SHORT, "60")]),
        (Bounds(keep=("Big  Hall",)), TEXT + " Come!", []),
        (Bounds(keep=("big hall",)), "We meet on March 3.", [Finding(Why.UNKEPT, "big hall")]),
        (Bounds(keep=("small hall",)), "We meet on March 3.", []),  # the original lacks it
        (Bounds(avoid=("simply",)), "Simply: " + TEXT, [Finding(Why.AVOIDED, "simply")]),
        (Bounds(avoid=("simply",)), TEXT + " Oversimply?", []),
        (
            Bounds(avoid=("don't wait",)),
            TEXT + " Don’t\nwait!",
            [Finding(Why.AVOIDED, "don't wait")],
        ),
    ],
)
def test_a_draft_that_breaks_a_bound_is_found_out(
    bounds: Bounds, text: str, findings: list[Finding]
) -> None:
    assert found(bounds, text) == findings


def test_a_phrase_that_is_said_less_often_than_before_is_no_reason() -> None:
    original = "Simply come, simply stay, simply sing: we meet on March 3."
    bounds = Bounds(avoid=("simply",))
    assert not found(bounds, "Come, stay, simply sing: we meet on March 3.", original)
    assert found(bounds, original + " Now.", original) == [Finding(Why.AVOIDED, "simply")]


def test_a_phrase_that_the_base_lost_already_is_no_fault_of_what_comes_after() -> None:
    session = by(OWN, "We meet on March 3.", "We all meet on March 3, do come.")
    assert not check(session, session.drafts[2], session.drafts[1])


@pytest.mark.parametrize(
    ("phrase", "text", "times"),
    [
        ("C++", "c++ and C++, but no ABC++", 2),
        ("简单", "这很简单的。", 1),
        ("…", "well... so", 1),
        ("café", "Cafe\u0301s, the CAFE\u0301", 1),
        ("non‑stop", "Non-stop", 1),
        (" ", "a b", 0),
    ],
)
def test_phrases_are_found_whatever_their_case_and_typography(
    phrase: str, text: str, times: int
) -> None:
    assert said(phrase, text) == times


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_phrase_can_be_looked_for_in_any_text(phrase: str, text: str) -> None:
    assert said(phrase, text) >= 0


def test_the_first_event_decides_for_good_what_a_session_is_judged_by() -> None:
    session = Life(replace(started(), rubric=OWN), Steady()).session
    assert (session.style, session.rubric) == ("House style", OWN)
    assert Life(started(style=Style.TWEET), Steady()).session.rubric is RUBRICS[Style.TWEET]


def test_the_writer_is_told_the_bounds_and_the_guidance_as_material() -> None:
    session = Life(replace(started(), rubric=OWN), Steady()).until_asked()
    prompt = prompt_for(task_for(session), Do.JUDGE_AND_WRITE)
    assert "Be warm" not in prompt.system
    assert "`guidance`" in prompt.system
    for told in ('"at_least": 10', '"characters": 60', '["big hall"]', '["simply"]', "Be warm."):
        assert told in prompt.document
    assert (
        '"anchors": {"1": "cold", "3": "polite", "4": "friendly", "5": "glad"}' in prompt.document
    )
    assert '"style": "House style"' in prompt.document
