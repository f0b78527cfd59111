"""A session as a document: what programs read by key, and what people read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from bot.documents import session as export
from bot.refine.credit import Credit
from bot.refine.draft import (
    Draft,
    FactChange,
    Finding,
    Issue,
    Judgement,
    Verdict,
    Why,
    Withheld,
)
from bot.refine.fold import start
from bot.refine.limits import Stop
from bot.refine.rubric import Style
from bot.refine.session import Ending, Request, Session
from bot.story.spending import Spending
from bot.text import Catalogue
from tests.refine.build import started

POINTS = (("fit", 3.0), ("clarity", 4.5))
AT = 1_790_000_000.123


def told() -> Session:
    """A session with an original, one draft kept, one kept out, and one not judged."""
    judged = Judgement(POINTS, 7.5, Verdict.KEPT, (Finding(Why.PREFERRED),))
    lost = Judgement(
        POINTS,
        6.0,
        Verdict.REJECTED,
        (Finding(Why.LOST, "March 3"), Finding(Why.TIE)),
        lost=(FactChange("March 3"),),
        added=(FactChange("a name", "r1"),),
    )
    session = start(started("We meet on March 3.", "Invite them", Style.EMAIL))
    original = replace(
        session.drafts[0],
        at=AT,
        judgement=Judgement(POINTS, 5.0, Verdict.FIRST),
        issues=(Issue("We", "fit", "Who?"),),
    )
    return replace(
        session,
        now=AT + 60,
        burst=None,
        drafts=(
            original,
            Draft(1, "Come on March 3!", 0, AT + 1, "Shorter.", judgement=judged),
            Draft(2, "Come!", 1, AT + 2, "Shortest.", judgement=lost),
            Draft(3, "会议", 1, AT + 3),
        ),
        requests=(Request("r1", 2**60, "shorter", 0, AT, met_by=1, why="It is."),),
        endings=(Ending(1, Stop.FAILED, 1, AT + 50, "error-model-busy"),),
        judged_best=1,
        spending=Spending(("m",), 4, 100, 50, 0.01, estimated=True),
    )


def document(session: Session) -> dict[str, object]:
    """The JSON as a program reads it."""
    made = export.as_json(3, session, Catalogue())
    read = json.loads(json.dumps(made))
    assert isinstance(read, dict)
    return read


def drafts(session: Session) -> list[dict[str, object]]:
    found = document(session)["drafts"]
    assert isinstance(found, list)
    return found


def test_the_document_has_the_keys_that_programs_rely_on() -> None:
    assert set(document(told())) == {
        "session", "brief", "style", "original", "best", "final", "drafts", "withheld",
        "requests", "stops",
        "usage", "cost", "updated_at",
    }  # fmt: skip


def test_each_draft_has_all_that_was_said_about_it() -> None:
    for draft in drafts(told()):
        assert set(draft) == {
            "number", "based_on", "text", "score", "scores", "verdict", "reason", "issues",
            "changes", "lost", "added", "at",
        }  # fmt: skip


def test_a_judged_draft_tells_its_score_verdict_and_reason() -> None:
    original, kept, rejected, _ = drafts(told())
    assert (original["verdict"], original["based_on"], original["score"]) == ("first", None, 5.0)
    assert original["issues"] == [{"quote": "We", "criterion": "fit", "problem": "Who?"}]
    assert kept["scores"] == {"fit": 3.0, "clarity": 4.5}
    assert (kept["verdict"], kept["reason"]) == ("kept", "the judge prefers it")
    assert kept["changes"] == "Shorter."
    assert rejected["verdict"] == "rejected"
    assert rejected["reason"] == "dropped “March 3”, no better than the one before"
    assert rejected["lost"] == [{"fact": "March 3", "cause": ""}]
    assert rejected["added"] == [{"fact": "a name", "cause": "r1"}]


def test_a_draft_that_was_not_judged_has_no_score() -> None:
    draft = drafts(told())[3]
    assert (draft["text"], draft["score"], draft["scores"], draft["verdict"], draft["reason"]) == (
        "会议", None, {}, None, "",
    )  # fmt: skip


def test_requests_stops_usage_and_cost_are_told() -> None:
    read = document(told())
    assert read["requests"] == [
        {
            "id": "r1",
            "person": str(2**60),  # ids are too large for the numbers of many JSON readers
            "text": "shorter",
            "about": 0,
            "met_by": 1,
            "withdrawn": False,
            "why": "It is.",
            "at": export.iso(AT),
        }
    ]
    assert read["stops"] == [
        {
            "burst": 1,
            "why": "failed",
            "detail": "error-model-busy",
            "best": 1,
            "at": export.iso(AT + 50),
        }
    ]
    assert read["usage"] == {
        "models": ["m"], "calls": 4, "input_tokens": 100, "output_tokens": 50, "estimated": True,
    }  # fmt: skip
    assert read["cost"] == 0.01


def test_a_session_from_a_brief_has_no_original() -> None:
    read = document(start(started(None, "Invite them")))
    assert (read["original"], read["brief"], read["drafts"]) == (None, "Invite them", [])
    assert read["best"] is None


def test_times_can_be_read_and_are_in_utc() -> None:
    at = datetime.fromisoformat(export.iso(AT))
    assert at.timestamp() == round(AT, 3)
    assert at.utcoffset() is not None
    assert not at.utcoffset()


def test_the_markdown_begins_with_the_best_text_and_tells_every_draft() -> None:
    text = export.as_markdown(3, told(), Catalogue())
    title, brief, best, words, *rest = text.split("\n\n")
    assert title == "# Session 3: We meet on March 3."
    assert (brief, best, words) == (
        "Brief: Invite them", "## The best so far: Draft 1", "```\nCome on March 3!\n```",
    )  # fmt: skip
    assert [line for line in rest if line.startswith("## ")] == [
        "## Original", "## Draft 1", "## Draft 2", "## Draft 3",
    ]  # fmt: skip
    assert "from the original · 7.5/10, kept: the judge prefers it" in rest
    assert (
        "from draft 1 · 6.0/10, kept out: dropped “March 3”, no better than the one before" in rest
    )
    assert text.endswith("\n会议\n```\n")


def test_the_markdown_calls_what_became_of_a_teams_ideas_no_original() -> None:
    of_ideas = replace(told(), credits=(Credit(1, "A slice", (7,), ""),))
    text = export.as_markdown(3, of_ideas, Catalogue())
    assert "## First draft\n\n5.0/10, the starting point\n" in text
    assert "\nfrom the first draft · 7.5/10, kept: " in text
    assert "riginal" not in text


def test_both_documents_tell_which_draft_each_draft_came_from() -> None:
    assert [draft["based_on"] for draft in drafts(told())] == [None, 0, 1, 1]
    sections = export.as_markdown(3, told(), Catalogue()).split("\n## ")[2:]
    ways = [section.split("\n\n")[1].partition(" · ")[0] for section in sections]
    assert ways == [
        "5.0/10, the starting point",
        "from the original",
        "from draft 1",
        "from draft 1",
    ]


def test_a_draft_that_nobody_may_see_is_told_by_its_number_and_what_it_was_flagged_for() -> None:
    session = replace(told(), withheld=(Withheld(4, 1, AT, ("hate", "violence")),))
    assert document(session)["withheld"] == [
        {"number": 4, "categories": ["hate", "violence"], "at": export.iso(AT)}
    ]
