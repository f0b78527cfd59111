"""What came of a session: why the best is the best, and to whom the final is owed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.refine.credit import Credit
from bot.refine.draft import Draft, Finding, Verdict, Why
from bot.refine.limits import Stop
from bot.refine.session import Request, Session
from bot.story.spending import Spending
from tests.cogs.refine.sessions import (
    AUTHOR,
    MEMBER,
    cards,
    draft,
    ended,
    judged,
    session,
    shown,
)

BEATEN = draft(1, verdict=Verdict.REJECTED)
BY_REQUEST = judged(draft(1), findings=(Finding(Why.MET_REQUEST),))
BY_JUDGE = judged(draft(1), findings=(Finding(Why.PREFERRED),))


@pytest.mark.parametrize(
    ("drafts", "choices", "sentence"),
    [
        ((draft(0), BY_JUDGE), {}, "-# The best by the judge's comparison"),
        ((draft(0), BY_REQUEST), {}, "-# The best because it does what was asked"),
        ((draft(0), BEATEN), {"judged_best": 0}, "-# No draft was better so far"),
        ((draft(0), BY_JUDGE), {"votes": {(MEMBER, 0, 1)}}, "-# The best by your votes"),
        ((draft(0), BY_JUDGE), {"picks": (0,)}, "-# The best by its author's pick"),
    ],
)
def test_an_ending_says_why_the_best_is_the_best(
    drafts: tuple[Draft, ...], choices: dict[str, Any], sentence: str
) -> None:
    card = cards(ended(replace(session(*drafts), **choices), Stop.ROUNDS))["end1"]
    assert sentence in shown(card).splitlines()


def final(of: Session) -> list[str]:
    """The lines of the final's card, once the author has accepted."""
    return shown(cards(replace(of, burst=None, final=1, finals=1))["final1"]).splitlines()


def test_the_final_names_everybody_who_steered_but_its_author() -> None:
    done = replace(
        session(draft(0), draft(1)),
        requests=(
            Request("r1", 21, "shorter", None, 1.0),
            Request("r2", 22, "a joke", None, 1.0, is_withdrawn=True),
            Request("r3", AUTHOR, "warmer", None, 1.0),
        ),
        votes=frozenset({(23, 1, -1)}),
        askers=frozenset({24}),
    )
    assert final(done)[-1] == "-# With the help of <@21>, <@23>, <@24>"


def test_the_final_does_not_name_who_asks_for_what_is_still_to_come() -> None:
    waiting = (Request("r1", 21, "shorter", None, 1.0), Request("r2", 22, "a joke", None, 2.0))
    done = replace(session(draft(0), draft(1)), requests=waiting, gathering=("r2",))
    assert final(done)[-1] == "-# With the help of <@21>"


def test_more_helpers_than_fit_are_counted() -> None:
    crowd = frozenset((person, 1, 1) for person in range(100, 125))
    last = final(replace(session(draft(0), draft(1)), votes=crowd))[-1]
    assert last.endswith("<@119>, and 5 more")


@pytest.mark.parametrize(
    ("cost", "line"),
    [
        (0.0123, "-# $0.0123 for the model's calls"),
        (None, "-# What the model's calls cost is not known"),
    ],
)
def test_the_final_tells_its_cost_or_that_nobody_knows_it(cost: float | None, line: str) -> None:
    assert line in final(
        replace(session(draft(0), draft(1)), spending=Spending(("m",), 3, 1, 1, cost))
    )


@pytest.mark.parametrize(
    ("became", "line"),
    [
        ("the second line", f"-# “Free pizza” by <@{MEMBER}> became “the second line”"),
        (
            "“A slice for everybody”",
            f"-# “Free pizza” by <@{MEMBER}> became “A slice for everybody”",
        ),
        ("“Free pizza.”", f"-# “Free pizza” by <@{MEMBER}>"),
        ("", f"-# “Free pizza” by <@{MEMBER}>"),
    ],
)
def test_the_final_credits_ideas_and_tells_what_became_of_them(became: str, line: str) -> None:
    credit = Credit(1, "Free pizza", (MEMBER,), became)
    assert final(replace(session(draft(0), draft(1)), credits=(credit,)))[-1] == line


def test_what_the_model_made_of_a_teams_ideas_is_called_a_first_draft_and_no_original() -> None:
    begun = replace(session(draft(0), draft(1)), credits=(Credit(1, "Free pizza", (MEMBER,), ""),))
    assert "One further draft was written" in "\n".join(final(begun))
    alone = replace(begun, drafts=begun.drafts[:1], judged_best=0)
    over = ended(alone, Stop.NOTHING_LEFT)
    told = cards(over) | {"": cards(replace(over, final=0, finals=1))["final1"]}
    assert shown(told["0"]).startswith("### First draft · ")
    assert shown(told["end1"]).startswith("### The first draft is the best so far · ")
    assert shown(told[""]).startswith("### ✅ Accepted: the first draft\n")
    assert "The first draft needed no other" in shown(told[""])
    assert "riginal" not in "".join(map(shown, (*told.values(), *cards(begun).values())))


@pytest.mark.parametrize(
    ("stop", "is_told"), [(Stop.NOTHING_LEFT, True), (Stop.ROUNDS, True), (Stop.STOPPED, False)]
)
def test_the_end_tells_what_was_asked_and_not_done(stop: Stop, is_told: bool) -> None:
    why = "It is short already."
    asked = Request("r1", MEMBER, "Shorter, please.", None, 1.0, why=why)
    done = ended(replace(session(draft(0), BY_JUDGE), requests=(asked,)), stop)
    line = f"-# Not yet: “Shorter, please.” (<@{MEMBER}>): {why}"
    assert (line in shown(cards(done)["end1"]).splitlines()) == is_told
