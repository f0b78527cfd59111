"""What small models get wrong in form is understood; what is missing in substance is not."""

from __future__ import annotations

import pytest

from bot.model.lenient import Misfit
from bot.model.wire import review_of, written_of
from tests.model.examples import POINTS, REVIEW, task


def test_a_review_in_good_form_is_taken_as_it_is() -> None:
    review = review_of(REVIEW, task())
    assert review.scores == REVIEW["scores"]
    assert [(r.id, r.met) for r in review.requests] == [("r1", "B")]
    assert [(i.text, i.criterion) for i in review.issues] == [("A", "concision")]
    assert [(f.text, f.fact, f.cause) for f in review.lost] == [("B", "Room 4", "none")]


def test_missing_lists_are_empty() -> None:
    review = review_of({"scores": {"A": POINTS, "B": POINTS}, "issues": None}, task())
    assert (review.requests, review.issues, review.lost, review.added) == ((), (), (), ())


@pytest.mark.parametrize(
    ("written", "meant"),
    [(4, 4.0), (4.5, 4.5), ("4", 4.0), ("4/5", 4.0), ("4,5", 4.5), (" 3.5 / 5", 3.5)],
)
def test_points_may_be_written_in_many_ways(written: object, meant: float) -> None:
    answer = {"scores": {"A": {"fit": written}, "B": POINTS}}
    assert review_of(answer, task()).scores["A"] == {"fit": meant}


def test_what_is_no_points_or_no_criterion_is_left_out() -> None:
    given: dict[str, object] = {"fit": 4, "clarity": "good", "voice": None, "sparkle": 5}
    review = review_of({"scores": {"a": given, "C": POINTS, "B": {"fit": 3}}}, task())
    assert review.scores == {"A": {"fit": 4.0}, "B": {"fit": 3.0}}


@pytest.mark.parametrize(
    ("said", "meant"), [("a", "A"), ("B", "B"), ("Tie", "tie"), ("both", "tie"), (None, "tie")]
)
def test_a_winner_who_does_not_exist_is_a_tie(said: str | None, meant: str) -> None:
    assert review_of(REVIEW | {"winner": said}, task()).winner == meant


@pytest.mark.parametrize(
    ("said", "meant"), [("a", "A"), ("Both", "both"), ("neither", "neither"), ("yes", "neither")]
)
def test_who_met_a_request(said: str, meant: str) -> None:
    requests = [{"id": "r1", "met": said, "why": None}]
    assert review_of(REVIEW | {"requests": requests}, task()).requests[0].met == meant


def test_at_most_three_issues_and_only_of_texts_that_exist() -> None:
    issue = {"text": "A", "quote": "x", "criterion": "Voice", "problem": "y"}
    issues = [issue | {"text": "C"}, "not an issue", *[issue | {"text": "b"}] * 4]
    found = review_of(REVIEW | {"issues": issues}, task()).issues
    assert [(i.text, i.criterion) for i in found] == [("B", "voice")] * 3


@pytest.mark.parametrize("said", ["You fool!", "", None])
def test_words_that_name_no_criterion_get_into_no_log(said: str | None) -> None:
    issue = {"text": "A", "quote": "x", "criterion": said, "problem": "y"}
    (found,) = review_of(REVIEW | {"issues": [issue]}, task()).issues
    assert (found.criterion, found.problem) == ("", "y")


@pytest.mark.parametrize(
    "scores",
    [None, {}, {"A": {}}, {"A": {"fit": "good"}}, {"fit": 4}, 7, {"A": POINTS}, {"B": POINTS}],
)
def test_a_review_without_points_for_each_text_is_none(scores: object) -> None:
    with pytest.raises(Misfit):
        review_of(REVIEW | {"scores": scores}, task())


def test_what_is_wrong_is_said_without_a_word_of_the_answer() -> None:
    with pytest.raises(Misfit) as caught:
        written_of({"draft": ["my secret"]}, task())
    assert "draft" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "draft", ["```python\nprint(1)\n```", "```\na\n```\nand\n```\nb\n```", "see ```x```"]
)
def test_a_fence_that_belongs_to_the_text_stays(draft: str) -> None:
    assert written_of({"draft": draft}, task()).draft == draft


def test_a_fence_that_the_text_had_before_stays() -> None:
    fenced = "```\ncode\n```"
    assert written_of({"draft": fenced}, task(texts=[fenced])).draft == fenced


def test_an_empty_draft_says_that_nothing_is_left_to_improve() -> None:
    assert written_of({"draft": " ", "changes": "a\n  b"}, task()).draft is None
    assert written_of({"draft": None, "changes": "a\n  b"}, task()).changes == "a b"
