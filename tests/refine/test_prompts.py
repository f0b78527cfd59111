"""What the model is told: blind, no longer with every round, and never a score or a vote."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.refine.draft import Finding, Why
from bot.refine.events import (
    Reaction,
    RequestMade,
)
from bot.refine.limits import Limits
from bot.refine.loop import Ask, next_action
from bot.refine.prompts import prompt_for
from bot.refine.replies import Written
from bot.refine.rubric import Style
from bot.refine.task import Do, Task, task_for
from bot.story.events import Interrupted
from tests.refine.build import AUTHOR, OTHER, TEXT, Life, started
from tests.refine.editors import STEADY_TEXT, Steady, Whimsical

OF_THE_JUDGE = {Why.PREFERRED, Why.MET_REQUEST, Why.CHOSEN, Why.NOT_PREFERRED, Why.TIE}
"""Reasons that come of a comparison, or of what members said, and not of a check."""
TEN = started(STEADY_TEXT, "Invite the members.", limits=Limits(rounds=10))


class Forgetful(Steady):
    """Forgets the date."""

    def write(self, task: Task) -> Written:
        """The original without its fact."""
        return Written("We meet soon in the big hall.", "")


def test_the_prompt_does_not_grow_with_the_rounds() -> None:
    sizes = [len(prompt_for(t, t.do).document) for t in _tasks(Life(TEN, Steady()))]
    assert len(sizes) == 11
    assert len(set(sizes[1:-1])) == 1


def test_the_label_of_the_newest_alternates() -> None:
    tasks = _tasks(Life(TEN, Steady()))[1:]
    labels = "".join(t.label_of(t.candidate) or "?" for t in tasks)
    assert labels in ("ABABABABAB", "BABABABABA")


def test_the_prompt_is_the_same_whatever_the_scores_were() -> None:
    low, high = (_documents(Life(TEN, Steady(points=points))) for points in (1.5, 4.5))
    assert low == high


def test_the_prompt_is_the_same_whatever_the_votes_are() -> None:
    quiet, loud = Life(TEN, Steady()), Life(TEN, Steady())
    for life in (quiet, loud):
        life.until(2)
    loud.react(0, Reaction.UP)
    loud.react(1, Reaction.UP, person=OTHER)
    loud.react(2, Reaction.DOWN)
    assert _documents(quiet) == _documents(loud)


def test_a_pick_changes_the_texts_and_nothing_else() -> None:
    life = Life(TEN, Steady())
    life.until(2)
    life.react(0, Reaction.PICK, person=AUTHOR)
    document = _document(task_for(life.until_asked()))
    assert sorted(document["texts"].values()) == [STEADY_TEXT, life.session.drafts[2].text]
    assert document["review"] is None
    assert "pick" not in json.dumps(document)


def test_the_document_has_all_that_the_round_needs_in_a_fixed_order() -> None:
    life = Life(started(TEXT, "Invite the members.", Style.TWEET), Steady())
    life.ask("shorter", about=0)
    document = _document(task_for(life.until_asked()))
    assert list(document) == [
        *("do", "brief", "style", "rubric", "limit"),
        *("original", "texts", "checks", "requests", "standing", "review"),
    ]
    assert document["requests"] == [{"id": "r1", "text": "shorter", "about": "A"}]
    assert document["limit"] == {"characters": 280}
    assert {"1", "3", "5"} == set(document["rubric"][0]["anchors"])


def test_a_text_that_failed_a_check_is_named_with_the_reason() -> None:
    life = Life(started(TEXT), Forgetful())
    life.until(1)
    task = task_for(life.until_asked())
    label = task.label_of(1)
    assert _document(task)["checks"] == {label: ["lacks March 3"]}


@pytest.mark.parametrize("why", sorted(set(Why) - OF_THE_JUDGE))
def test_every_check_is_named_in_a_sentence(why: Why) -> None:
    task = task_for(Life(started(TEXT), Steady()).until_asked())
    texts = tuple(replace(text, findings=(Finding(why, "x"),)) for text in task.texts)
    failed = replace(task, texts=texts)
    (said,) = {tuple(findings) for findings in _document(failed)["checks"].values()}
    assert " " in said[0]


def test_a_round_torn_in_two_is_told_the_issues_but_no_score() -> None:
    life = Life(started(TEXT), Whimsical(silence=500))
    while not life.session.burst or not life.session.burst.reviewed:
        life.go()
    life.append(Interrupted(life.at))
    task = task_for(life.until_asked())
    assert task.do is Do.WRITE
    issue = {"text": "A", "quote": "quote", "criterion": "clarity", "problem": "problem"}
    told = _document(task)["review"]
    assert (told["issues"], told["winner"], told["scores"]) == ([issue], "A", {})


@pytest.mark.parametrize(
    ("do", "asks", "does_not_ask"),
    [
        (Do.JUDGE_AND_WRITE, ["`winner`", "`draft`"], []),
        (Do.JUDGE, ["`winner`"], ["`draft`", "`changes`"]),
        (Do.WRITE, ["`draft`"], ["`scores`"]),
    ],
)
def test_each_half_is_asked_for_alone_or_together(
    do: Do, asks: list[str], does_not_ask: list[str]
) -> None:
    life = Life(TEN, Steady())
    life.until(1)
    system = prompt_for(task_for(life.until_asked()), do).system
    assert all(key in system for key in asks)
    assert not any(key in system for key in does_not_ask)


def test_a_writer_of_its_own_is_told_what_the_reviewer_said() -> None:
    life = Life(TEN, Steady())
    life.until(1)
    prompt = prompt_for(task_for(life.until_asked()), Do.WRITE, {"winner": "B"})
    assert json.loads(prompt.document)["review"] == {"winner": "B"}
    assert "the winner of `review`" in prompt.system


def test_what_was_asked_and_met_before_is_to_stay_met() -> None:
    life = Life(started(TEXT), Steady())
    life.ask("shorter", about=0)
    session = life.until_asked()
    met = tuple(replace(request, met_by=1) for request in session.requests)
    document = _document(task_for(replace(session, requests=met)))
    assert (document["requests"], document["standing"]) == ([], ["shorter"])


def test_people_are_not_told() -> None:
    life = Life(started(TEXT), Steady())
    life.append(RequestMade(1.0, "a", 876543, "shorter", 0))
    assert "876543" not in json.dumps(_document(task_for(life.until_asked())))


def test_no_open_attempt_is_no_task() -> None:
    life = Life(TEN, Steady())
    life.rest()
    with pytest.raises(ValueError, match="no attempt"):
        task_for(life.session)


def _tasks(life: Life) -> list[Task]:
    """The tasks of all calls until the session waits."""
    tasks: list[Task] = []
    while action := next_action(life.session):
        if isinstance(action, Ask) and (not tasks or life.calls() > len(tasks)):
            tasks.append(task_for(life.session))
        life.go()
    return tasks


def _documents(life: Life) -> list[str]:
    return [prompt_for(task, task.do).document for task in _tasks(life)]


def _document(task: Task) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(prompt_for(task, task.do).document)
    return document
