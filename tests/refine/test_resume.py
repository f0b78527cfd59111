"""Resume is not a feature: load, fold, ask again, and the session ends as it would have."""

from __future__ import annotations

from hypothesis import given

from bot.refine.events import Started
from bot.refine.fold import fold
from bot.refine.loop import next_action
from tests.refine.build import Life, outcome
from tests.refine.editors import Whimsical
from tests.refine.strategies import Act, acts, editors, firsts, lead


@given(firsts, editors)
def test_a_crash_after_any_event_changes_nothing_in_the_end(
    first: Started, editor: Whimsical
) -> None:
    whole = Life(first, editor)
    end = outcome(whole.rest())
    for prefix in range(1, len(whole.log) + 1):
        torn = Life(first, editor)
        torn.append(*whole.log[1:prefix])
        torn.crash()
        assert outcome(torn.rest()) == end


@given(firsts, editors, acts)
def test_a_crash_before_a_call_changes_nothing_whatever_happened(
    first: Started, editor: Whimsical, happenings: list[Act]
) -> None:
    life = lead(Life(first, editor), happenings)
    while life.session.attempt is not None and life.go():
        pass
    torn = Life(first, editor)
    torn.append(*life.log[1:])
    torn.crash()
    assert outcome(torn.rest()) == outcome(life.rest())


@given(firsts, editors)
def test_a_crash_costs_one_call_at_most(first: Started, editor: Whimsical) -> None:
    whole = Life(first, editor)
    whole.rest()
    for prefix in range(1, len(whole.log) + 1):
        torn = Life(first, editor)
        torn.append(*whole.log[1:prefix])
        torn.crash()
        torn.rest()
        assert torn.calls() <= whole.calls() + 1


def test_a_verdict_that_was_in_the_log_is_not_asked_for_again() -> None:
    life = Life()
    life.until(1)
    while life.session.drafts[1].judgement is None:
        life.go()
    life.crash()
    judgements = [d.judgement for d in life.session.drafts]
    life.rest()
    assert [d.judgement for d in life.session.drafts[:2]] == judgements


def test_a_waiting_session_is_its_rows_and_nothing_else() -> None:
    life = Life()
    life.rest()
    assert next_action(fold(life.log)) is None
