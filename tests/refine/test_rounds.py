"""How long a session goes on by itself, and what it asks of the model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.events import RoundFailed, Started
from bot.refine.limits import Limits, Stop
from bot.refine.loop import Ask, StartRound, next_action
from bot.refine.replies import Review
from bot.refine.task import Do, Task, task_for
from tests.refine.build import Life, started
from tests.refine.editors import STEADY_TEXT, Editor, Steady, Whimsical
from tests.refine.strategies import Act, acts, editors, firsts, lead

originals = pytest.mark.parametrize("original", [STEADY_TEXT, None], ids=["text", "brief"])


@originals
@pytest.mark.parametrize("rounds", [1, 2, 3, 10])
def test_n_rounds_take_n_and_one_calls(original: str | None, rounds: int) -> None:
    life = Life(started(original, limits=Limits(rounds=rounds)), Steady())
    life.rest()
    assert life.session.rounds_written == rounds
    assert life.calls() == rounds + 1
    assert life.stops() == [Stop.ROUNDS]
    assert all(d.judgement is not None for d in life.session.drafts)


@originals
def test_the_first_call_judges_the_original_or_writes_from_the_brief(original: str | None) -> None:
    life = Life(started(original), Steady())
    task = task_for(life.until_asked())
    if original is None:
        assert (task.do, task.texts) == (Do.WRITE, ())
    else:
        assert (task.do, [t.label for t in task.texts]) == (Do.JUDGE_AND_WRITE, ["A"])


@originals
def test_the_last_call_judges_alone(original: str | None) -> None:
    life = Life(started(original), Steady())
    life.until(3)
    task = task_for(life.until_asked())
    assert (task.do, task.candidate) == (Do.JUDGE, 3)


@given(firsts, editors, acts)
def test_the_loop_always_ends(first: Started, editor: Whimsical, happenings: list[Act]) -> None:
    life = lead(Life(first, editor), happenings)
    begun = life.calls()
    session = life.rest()
    assert next_action(session) is None
    bursts = 1 + len(life.session.endings)
    assert life.calls() - begun <= 2 * session.limits.max_rounds + 3 * bursts


@given(firsts, editors, acts)
def test_nothing_happens_after_a_stop_until_people_want_it(
    first: Started, editor: Whimsical, happenings: list[Act]
) -> None:
    life = lead(Life(first, editor), happenings)
    was_running = life.session.burst is not None
    life.stop()
    assert next_action(life.session) is None
    assert (life.session.queue, life.session.wake_at) == ((), None)
    assert not was_running or life.stops()[-1] == Stop.STOPPED
    is_full = life.session.rounds_written >= life.session.limits.max_rounds
    life.again(life.session.drafts[-1].number if life.session.drafts else 0)
    assert (next_action(life.session) is None) == is_full


class Fickle(Steady):
    """Prefers the newer text every other round."""

    def review(self, task: Task) -> Review:
        """Even numbers win."""
        return Steady(better=task.candidate is not None and task.candidate % 2 == 0).review(task)


@pytest.mark.parametrize(
    ("limits", "editor", "stop", "rounds"),
    [
        (Limits(rounds=2), Steady(), Stop.ROUNDS, 2),
        (Limits(rounds=5), Steady(better=False), Stop.REJECTS, 2),
        (Limits(rounds=5, patience=3), Steady(better=False), Stop.REJECTS, 3),
        (Limits(rounds=5, target=6.0), Steady(points=3.0), Stop.TARGET, 0),
        (Limits(rounds=5, target=6.1), Steady(points=3.0), Stop.ROUNDS, 5),
        (Limits(rounds=5), Whimsical(silence=1), Stop.NOTHING_LEFT, 0),
        (Limits(rounds=5, max_rounds=4), Steady(), Stop.LIMIT, 4),
        (Limits(rounds=4, max_rounds=4), Steady(), Stop.ROUNDS, 4),
    ],
)
def test_why_a_burst_ends(limits: Limits, editor: Editor, stop: Stop, rounds: int) -> None:
    life = Life(started(STEADY_TEXT, limits=limits), editor)
    life.rest()
    assert life.stops() == [stop]
    assert life.session.rounds_written == rounds


def test_two_rejects_end_a_burst_only_in_a_row() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(rounds=6)), Fickle())
    life.rest()
    assert life.stops() == [Stop.ROUNDS]
    assert life.session.best == 6


def test_a_failed_call_ends_the_burst_and_the_queue() -> None:
    life = Life(started(STEADY_TEXT), Steady(better=False))
    life.until(2)
    life.again(1)
    life.until_asked()
    assert [draft for draft, _ in life.session.queue] == [1]
    life.append(RoundFailed(life.at, life.session.attempts, "error-model-busy"))
    assert next_action(life.session) is None
    assert (life.stops(), life.session.endings[0].detail) == ([Stop.FAILED], "error-model-busy")


def test_a_session_whose_first_call_failed_can_begin_again() -> None:
    life = Life(started(None), Steady())
    life.until_asked()
    life.append(RoundFailed(life.at, 1, "error-model-busy"))
    life.again(0)
    life.rest()
    assert life.session.best == 1


@given(st.integers(1, 5))
def test_an_attempt_is_in_the_log_before_its_call(rounds: int) -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(rounds=rounds)), Steady())
    while action := next_action(life.session):
        if isinstance(action, StartRound):
            assert action.attempt == life.session.attempts + 1
        if isinstance(action, Ask):
            assert life.session.attempt is not None
            assert action.attempt == life.session.attempt.number
        life.go()
