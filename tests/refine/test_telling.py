"""However much members ask, what is open is bounded, and so is what the model is told of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.events import RequestMade
from bot.refine.fold import fold
from bot.refine.limits import MOST_CHARACTERS, MOST_OF_ONE, MOST_REQUESTS, Limits
from bot.refine.loop import next_action
from bot.refine.prompts import prompt_for
from bot.refine.replies import Review
from bot.refine.requests import objection, refusal
from bot.refine.session import Session
from bot.refine.task import Task, task_for
from bot.refine.telling import MOST_STANDING, MOST_TOLD
from tests.refine.build import AUTHOR, MEMBER, OTHER, STEADY_TEXT, Life, started
from tests.refine.editors import Deaf, Steady, review

LONG = "x" * 4_000
"""What Discord lets a member say who pays for that; an older version took it."""


def asking(life: Life, number: int, person: int = MEMBER, text: str = "shorter") -> None:
    """A person asks for so many things."""
    for _ in range(number):
        life.append(RequestMade(life.at, f"asked {len(life.log)}", person, text, None))


def met(session: Session) -> Session:
    """The session after a draft has met everything."""
    return replace(session, requests=tuple(replace(r, met_by=0) for r in session.requests))


def test_nobody_fills_a_session_alone_and_a_request_that_is_met_makes_room() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    asking(life, MOST_OF_ONE)
    assert objection(life.session, MEMBER, "one more") == "hint-many-requests"
    assert objection(life.session, OTHER, "another's first") == ""
    assert objection(met(life.session), MEMBER, "one more") == ""


def test_many_together_fill_a_session_and_may_still_ask_for_a_round() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    for person in range(100, 100 + MOST_REQUESTS):
        asking(life, 1, person)
    assert objection(life.session, OTHER, "one more") == "hint-full"
    assert refusal(life.session, OTHER) == ""


@pytest.mark.parametrize(("characters", "code"), [(0, ""), (1, "hint-request-length")])
def test_a_request_that_is_too_long_is_refused_and_not_cut(characters: int, code: str) -> None:
    life = Life(started(STEADY_TEXT), Steady())
    assert objection(life.session, MEMBER, "x" * (MOST_CHARACTERS + characters)) == code


def test_who_may_ask_for_no_round_is_told_that_first() -> None:
    private = Life(started(STEADY_TEXT, limits=Limits(is_private=True)))
    assert objection(private.session, MEMBER, LONG) == "refused-not-yours"
    used_up = Life(started(STEADY_TEXT, limits=Limits(rounds=1, max_rounds=1)), Steady())
    used_up.rest()
    assert objection(used_up.session, AUTHOR, LONG) == "refused-rounds"


@given(st.lists(st.sampled_from([LONG, "shorter", ""]), max_size=300))
def test_the_prompt_is_bounded_whatever_an_older_version_took_in(texts: list[str]) -> None:
    life = Life(started(STEADY_TEXT), Steady())
    for text in texts:
        asking(life, 1, text=text)
    life.until_asked()
    for session in (life.session, met(life.session)):
        task = task_for(session)
        assert sum(len(r.text) for r in task.requests) <= MOST_TOLD
        assert sum(len(r.text) for r in task.standing) <= MOST_STANDING
        document = json.loads(prompt_for(task, task.do).document)
        assert len(document["requests"]) <= MOST_REQUESTS >= len(document["standing"])
    assert fold(life.log) == life.session


def test_the_newest_of_what_was_met_is_to_stay_met() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    for number in range(2 * MOST_REQUESTS):
        asking(life, 1, text=f"wish {number}")
    life.until_asked()
    standing = [r.text for r in task_for(met(life.session)).standing]
    assert standing == [f"wish {n}" for n in range(MOST_REQUESTS, 2 * MOST_REQUESTS)]


def test_all_that_can_be_open_is_told_at_once() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    for person in range(100, 100 + MOST_REQUESTS):
        asking(life, 1, person, "x" * MOST_CHARACTERS)
    life.until_asked()
    assert len(task_for(life.session).requests) == MOST_REQUESTS


def test_what_waited_until_others_were_met_asks_for_no_round_that_nobody_wants() -> None:
    class Pleasing(Steady):
        def review(self, task: Task) -> Review:
            newest = task.label_of(task.candidate)
            return review(newest or "A", requests=[(r.id, newest or "") for r in task.requests])

    life = Life(started(STEADY_TEXT, limits=Limits(rounds=1)), Pleasing())
    asking(life, MOST_REQUESTS + 1)
    life.rest()
    assert [r.id for r in life.session.open_requests] == [f"r{MOST_REQUESTS + 1}"]


def test_what_no_call_can_be_told_of_keeps_no_session_going() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(rounds=1)), Deaf())
    asking(life, 3 * MOST_REQUESTS, text=LONG)
    life.rest()
    assert next_action(life.session) is None
    assert life.session.rounds_written <= 2
