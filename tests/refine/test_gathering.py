"""Requests gather: whose they are, who pays for the round, and what comes of a change of mind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.events import RequestChanged, RequestMade
from bot.refine.fold import fold
from bot.refine.task import task_for
from bot.story.events import Woke
from tests.refine.build import AUTHOR, MEMBER, OTHER, Life, started
from tests.refine.editors import STEADY_TEXT, Deaf, Steady


def left_open() -> Life:
    """A session whose second burst has left a member's request open."""
    life = Life(started(STEADY_TEXT), Steady())
    life.rest()
    life.editor = Deaf()
    life.ask("shorter")
    life.wake()
    life.rest()
    assert [r.person for r in life.session.open_requests] == [MEMBER]
    return life


def ask(life: Life, person: int) -> int:
    """A person asks for something, in this message."""
    message = len(life.log)
    life.append(RequestMade(life.at, f"asked {message}", person, "warmer", None, message))
    return message


def take_back(life: Life, message: int) -> None:
    life.append(RequestChanged(life.at, f"deleted {message}", message, ""))


def payer(life: Life) -> int | None:
    return None if life.session.burst is None else life.session.burst.payer


def test_whoever_begins_a_round_pays_and_not_whose_request_was_left_open() -> None:
    life = left_open()
    ask(life, OTHER)
    ask(life, AUTHOR)
    life.wake()
    assert payer(life) == OTHER
    assert [r.person for r in task_for(life.until_asked()).requests] == [MEMBER, OTHER, AUTHOR]


def test_whoever_takes_a_request_back_leaves_the_round_to_those_who_joined() -> None:
    life = left_open()
    asked = ask(life, OTHER)
    ask(life, AUTHOR)
    take_back(life, asked)
    life.wake()
    assert payer(life) == AUTHOR


def test_a_request_that_was_left_open_begins_no_round_when_the_new_one_is_taken_back() -> None:
    life = left_open()
    asked = ask(life, OTHER)
    assert life.session.wake_at is not None
    take_back(life, asked)
    assert life.session.wake_at is None


@given(st.lists(st.sampled_from([AUTHOR, MEMBER, OTHER, None]), max_size=12))
def test_the_first_who_still_wants_it_pays(people: list[int | None]) -> None:
    """None: whoever asked first takes it back."""
    life, waiting = left_open(), list[tuple[int, int]]()
    for person in people:
        if person is not None:
            waiting.append((person, ask(life, person)))
        elif waiting:
            take_back(life, waiting.pop(0)[1])
        assert (life.session.wake_at is not None) == bool(waiting)
    if waiting:
        life.wake()
        assert payer(life) == waiting[0][0]


@pytest.mark.parametrize("comes_again", [False, True])
def test_a_round_that_an_older_version_began_for_nobody_is_still_there(comes_again: bool) -> None:
    life = left_open()
    asked = ask(life, OTHER)
    due = life.session.wake_at
    assert due is not None
    take_back(life, asked)
    if comes_again:
        ask(life, OTHER)
    life.append(Woke(due))
    life.rest()
    assert life.session.rounds_written == 5
    assert fold(life.log) == life.session
