"""A reaction is an on/off state of a person and a draft; the log tells each change once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.events import Reacted, Reaction
from bot.refine.fold import apply
from bot.refine.reactions import is_on, reaction_source
from tests.refine.build import MEMBER, OTHER, Life, started
from tests.refine.editors import STEADY_TEXT, Steady

_KINDS = st.sampled_from(Reaction)


@given(st.lists(st.tuples(_KINDS, st.integers(0, 9), st.booleans()), max_size=30))
def test_every_change_has_a_source_of_its_own(changes: list[tuple[Reaction, int, bool]]) -> None:
    life = _life()
    seen = set()
    for reaction, draft, on in changes:
        source = reaction_source(life.session, MEMBER, draft, reaction)
        assert source not in seen
        seen.add(source)
        life.react(draft, reaction, on=on)
        is_known = life.session.draft(draft) is not None
        assert is_on(life.session, MEMBER, draft, reaction) == (on and is_known)


def test_the_same_change_told_twice_counts_once() -> None:
    life = _life()
    source = reaction_source(life.session, MEMBER, 0, Reaction.UP)
    event = Reacted(1.0, source, MEMBER, 0, Reaction.UP, True)
    life.append(event)
    assert apply(life.session, event) == life.session
    off = Reacted(2.0, source, MEMBER, 0, Reaction.UP, False)
    assert apply(life.session, off).votes == life.session.votes


def test_a_change_that_was_missed_does_not_bar_the_next() -> None:
    life = _life()
    life.react(0, Reaction.UP, on=False)  # it was set while the bot was away
    life.react(0, Reaction.UP)
    assert life.session.votes == {(MEMBER, 0, 1)}


UP, DOWN = Reaction.UP, Reaction.DOWN


@pytest.mark.parametrize(
    ("changes", "vote"),
    [
        ([(UP, True)], 1),
        ([(DOWN, True)], -1),
        ([(UP, True), (UP, False)], None),
        ([(UP, True), (UP, False), (UP, True)], 1),
        ([(UP, True), (DOWN, True)], -1),  # the later one
        ([(UP, True), (DOWN, True), (UP, False)], -1),
        ([(UP, True), (DOWN, True), (DOWN, False)], 1),  # the one that is left
        ([(UP, True), (DOWN, True), (DOWN, False), (UP, False)], None),
    ],
)
def test_a_person_has_one_vote_a_draft(
    changes: list[tuple[Reaction, bool]], vote: int | None
) -> None:
    life = _life()
    for reaction, on in changes:
        life.react(0, reaction, on=on)
    assert life.session.votes == (set() if vote is None else {(MEMBER, 0, vote)})


def test_people_and_drafts_have_votes_of_their_own() -> None:
    life = _life()
    life.react(0, UP)
    life.react(1, UP)
    life.react(0, DOWN, person=OTHER)
    assert life.session.votes == {(MEMBER, 0, 1), (MEMBER, 1, 1), (OTHER, 0, -1)}


def test_the_round_reaction_buys_again_after_it_was_taken_back() -> None:
    life = _life()
    for _ in range(2):
        life.react(3, Reaction.AGAIN)
        life.rest()
        life.react(3, Reaction.AGAIN, on=False)
    assert life.session.rounds_written == 5


def test_taking_the_round_reaction_back_stops_nothing() -> None:
    life = _life()
    life.react(3, Reaction.AGAIN)
    burst = life.session.burst
    life.react(3, Reaction.AGAIN, on=False)
    assert burst is not None
    assert life.session.burst == burst


def test_a_reaction_to_an_unknown_draft_means_nothing() -> None:
    life = _life()
    for reaction in Reaction:
        life.react(9, reaction)
    assert not life.session.votes
    assert (life.session.burst, life.session.pick) == (None, None)


def _life() -> Life:
    life = Life(started(STEADY_TEXT), Steady())
    life.rest()
    return life
