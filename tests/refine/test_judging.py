"""What a review means: labels unblinded, points bounded, the verdict drawn by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.draft import FactChange, Verdict, Why
from bot.refine.events import Drafted, Judged, RoundStarted
from bot.refine.judging import judge
from bot.refine.replies import FactReply, IssueReply, RequestReply, Review
from bot.refine.rubric import RUBRICS, Style
from bot.refine.task import Task, task_for
from tests.refine.build import TEXT, Life, started
from tests.refine.editors import STEADY_TEXT, Steady, review

BARE = "We meet in the big hall."
"""The text without its date."""

_LABELS = st.sampled_from(["A", "B", "C", "both", "neither", "tie", ""])
_NAMES = st.sampled_from(["fit", "clarity", "March 3", "brief", "r1", "r7", "none", ""])
_REVIEWS = st.builds(
    Review,
    requests=st.lists(st.builds(RequestReply, _NAMES, _LABELS, _NAMES), max_size=3).map(tuple),
    issues=st.lists(st.builds(IssueReply, _LABELS, _NAMES, _NAMES, _NAMES)).map(tuple),
    lost=st.lists(st.builds(FactReply, _LABELS, _NAMES, _NAMES), max_size=3).map(tuple),
    added=st.lists(st.builds(FactReply, _LABELS, _NAMES, _NAMES), max_size=3).map(tuple),
    scores=st.dictionaries(_LABELS, st.dictionaries(_NAMES, st.floats(-99, 99))),
    winner=_LABELS,
)


@given(_REVIEWS, st.sampled_from([TEXT + " Come!", BARE]), st.booleans())
def test_any_review_gives_a_verdict_by_the_rule(given_: Review, text: str, asked: bool) -> None:
    life = _life(text, *["shorter"] * asked)
    task = task_for(life.session)
    judged = judge(life.session, given_, 1.0)
    mine = task.label_of(1)
    meets = asked and any(r.id == "r1" and r.met == mine for r in given_.requests)
    causes = {"r1"} if asked else set()
    named = any(
        f.text == mine and f.cause in causes and f.fact == "March 3"
        for f in (*given_.lost, *given_.added)
    )
    passes = text != BARE or named
    assert (judged.verdict is Verdict.KEPT) == (passes and (meets or given_.winner == mine))
    assert len(judged.issues) <= 3
    for rating in judged.ratings:
        assert all(1.0 <= points <= 5.0 for _, points in rating.points)
        assert 2.0 <= rating.total <= 10.0
    life.append(judged)
    has_points = any(rating.draft == 1 for rating in judged.ratings)
    assert (life.session.drafts[1].judgement is not None) == has_points


@pytest.mark.parametrize("written", [1, 2])
def test_labels_become_draft_numbers(written: int) -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(written)
    task = task_for(life.until_asked())
    newest, base = task.label_of(written) or "", task.label_of(written - 1) or ""
    scores = {newest: {"fit": 5.0}, base: {"fit": 1.0}}
    answer = replace(review(newest, issues=[base], lost=[(newest, "x", "none")]), scores=scores)
    judged = judge(life.session, answer, 1.0)
    assert {r.draft: r.total for r in judged.ratings} == {written: 10.0, written - 1: 2.0}
    assert [draft for draft, _ in judged.issues] == [written - 1]
    assert (judged.candidate, judged.verdict) == (written, Verdict.KEPT)
    assert judged.lost == (FactChange("x"),)


def test_facts_are_told_of_the_newest_text_only() -> None:
    life = _life(TEXT + " Come!")
    base = task_for(life.session).label_of(0) or ""
    judged = judge(life.session, review(lost=[(base, "x", "none")]), 1.0)
    assert judged.lost == ()
    life.append(judged)
    first = life.session.drafts[0].judgement
    assert first is not None
    assert (first.verdict, first.lost) == (Verdict.FIRST, ())


@pytest.mark.parametrize(
    ("text", "winner", "met", "verdict", "why"),
    [
        (TEXT + " Come!", "mine", "neither", Verdict.KEPT, Why.PREFERRED),
        (TEXT + " Come!", "other", "mine", Verdict.KEPT, Why.MET_REQUEST),
        (TEXT + " Come!", "tie", "mine", Verdict.KEPT, Why.MET_REQUEST),
        (TEXT + " Come!", "other", "both", Verdict.REJECTED, Why.NOT_PREFERRED),
        (TEXT + " Come!", "other", "neither", Verdict.REJECTED, Why.NOT_PREFERRED),
        (TEXT + " Come!", "tie", "neither", Verdict.REJECTED, Why.TIE),
        (TEXT + " Come!", "nonsense", "neither", Verdict.REJECTED, Why.TIE),
        (BARE, "mine", "mine", Verdict.REJECTED, Why.LOST),
        (BARE, "other", "neither", Verdict.REJECTED, Why.LOST),
        (TEXT + " See https://x.org", "mine", "mine", Verdict.REJECTED, Why.INVENTED),
        ("Revised version:\n" + TEXT, "mine", "mine", Verdict.REJECTED, Why.CHATTER),
        (TEXT + " ", "mine", "mine", Verdict.REJECTED, Why.DUPLICATE),
        ("", "mine", "mine", Verdict.REJECTED, Why.EMPTY),
    ],
)
def test_who_outranks_whom(text: str, winner: str, met: str, verdict: Verdict, why: Why) -> None:
    life = _life(text, "shorter")
    labels = _labels(task_for(life.session))
    answer = review(labels.get(winner, winner), requests=[("r1", labels.get(met, met))])
    judged = judge(life.session, answer, 1.0)
    assert (judged.verdict, judged.findings[0].why) == (verdict, why)


@pytest.mark.parametrize(
    ("cause", "verdict"),
    [
        ("brief", Verdict.KEPT),
        ("r1", Verdict.KEPT),
        ("none", Verdict.REJECTED),
        ("r9", Verdict.REJECTED),
    ],
)
def test_a_loss_that_was_asked_for_is_shown_and_not_enforced(cause: str, verdict: Verdict) -> None:
    life = _life(BARE, "leave out the date", brief="Timeless, please.")
    mine = _labels(task_for(life.session))["mine"]
    judged = judge(life.session, review(mine, lost=[(mine, "the date March 3", cause)]), 1.0)
    assert judged.verdict is verdict
    assert judged.lost == (
        FactChange("the date March 3", cause if cause in ("brief", "r1") else ""),
    )


def test_a_brief_that_is_not_there_excuses_nothing() -> None:
    life = _life(BARE)
    mine = _labels(task_for(life.session))["mine"]
    judged = judge(life.session, review(mine, lost=[(mine, "March 3", "brief")]), 1.0)
    assert judged.verdict is Verdict.REJECTED


def test_an_excused_fact_is_required_no_longer() -> None:
    life = _life(BARE, "leave out the date")
    mine = _labels(task_for(life.session))["mine"]
    answer = review(mine, lost=[(mine, "March 3", "r1")], requests=[("r1", mine)])
    life.append(judge(life.session, answer, 1.0))
    _write(life, BARE + " Come!")
    assert life.session.judged_best == 1
    mine = _labels(task_for(life.session))["mine"]
    assert judge(life.session, review(mine), 1.0).verdict is Verdict.KEPT
    assert life.session.excused == {"3 mar"}


def test_a_rejected_draft_excuses_nothing() -> None:
    life = _life(BARE, "leave out the date")
    labels = _labels(task_for(life.session))
    answer = review(labels["other"], lost=[(labels["mine"], "March 3", "r1")])
    life.append(judge(life.session, answer, 1.0))
    assert life.session.excused == frozenset()


def test_a_link_that_was_asked_for_may_stay_in_later_drafts() -> None:
    linked = TEXT + " See https://x.org"
    life = _life(linked, "link our page")
    mine = _labels(task_for(life.session))["mine"]
    added = [(mine, "https://x.org", "r1")]
    life.append(judge(life.session, review(mine, added=added, requests=[("r1", mine)]), 1.0))
    assert life.session.judged_best == 1
    _write(life, linked + " Come!")
    mine = _labels(task_for(life.session))["mine"]
    assert judge(life.session, review(mine), 1.0).verdict is Verdict.KEPT


def test_the_score_shown_is_the_first_and_never_changes() -> None:
    life = _life(TEXT + " Come!")
    life.append(judge(life.session, review("tie", points=2.0), 1.0))
    _write(life, TEXT + " Do come!")
    life.append(judge(life.session, review("tie", points=5.0), 1.0))
    totals = [d.judgement.total for d in life.session.drafts if d.judgement]
    assert totals == [6.0, 4.0, 10.0]


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(("points", "total"), [(1.0, 2.0), (3.0, 6.0), (5.0, 10.0)])
def test_the_total_is_twice_the_weighted_mean(style: Style, points: float, total: float) -> None:
    rubric = RUBRICS[style]
    assert rubric.total({c.name: points for c in rubric.criteria}) == total
    assert rubric.total({rubric.criteria[0].name: points}) == total
    assert rubric.total({}) == 0.0


def test_a_late_verdict_is_no_verdict() -> None:
    life = _life(TEXT + " Come!")
    judged = judge(life.session, review("tie"), 1.0)
    life.crash()
    before = life.session
    life.append(judged, Drafted(2.0, judged.attempt, "late"))
    assert (life.session.drafts, life.session.burst) == (before.drafts, before.burst)


def test_a_verdict_on_another_draft_is_no_verdict() -> None:
    life = _life(TEXT + " Come!")
    number = life.session.attempts
    life.append(Judged(1.0, number, (), candidate=0, verdict=Verdict.KEPT))
    assert life.session.drafts[1].judgement is None
    assert life.session.burst is not None
    assert life.session.burst.candidate == 1


def _life(text: str, *asked: str, brief: str = "") -> Life:
    """A life with the original, a draft 1 of this text, and the call open that judges it."""
    life = Life(started(TEXT, brief))
    for request in asked:
        life.ask(request)
    life.append(RoundStarted(1.0, 1))
    life.append(judge(life.session, review("A"), 1.0))
    _write(life, text)
    return life


def _write(life: Life, text: str) -> None:
    """Answer the open call with a draft and open the next."""
    number = life.session.attempts
    life.append(Drafted(1.0, number, text), RoundStarted(1.0, number + 1))


def _labels(task: Task) -> dict[str, str]:
    return {"mine": task.label_of(task.candidate) or "", "other": task.label_of(task.base) or ""}
