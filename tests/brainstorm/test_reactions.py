"""Votes by reaction: a vote is cast, or taken back, only where a reaction changes."""

from __future__ import annotations

from dataclasses import replace

from bot.brainstorm.reactions import vote_for, who_set
from bot.brainstorm.tally import chosen_by
from tests.brainstorm.build import ANN, Table, at_shape, at_vote

CARD, MESSAGE = 900, 101


def react(table: Table, idea: int, message: int = CARD, *, on: bool = True) -> bool:
    """Ann's reaction is told; whether that is a change."""
    vote = vote_for(table.board, ANN, message, idea, table.at, on=on)
    table.append(*([] if vote is None else [vote]))
    return vote is not None


def test_a_reaction_that_still_stands_casts_no_vote_that_the_ballot_took_back() -> None:
    table = at_vote()
    assert react(table, 1)
    table.choose(ANN)
    assert not react(table, 1)
    assert chosen_by(table.board, ANN) == ()
    assert react(table, 1, on=False)
    assert react(table, 1)
    assert chosen_by(table.board, ANN) == (1,)


def test_a_reaction_to_what_the_ballot_chose_is_known_from_then_on() -> None:
    table = at_vote()
    table.choose(ANN, 1)
    assert react(table, 1)
    assert who_set(table.board, CARD, 1) == {ANN}
    table.choose(ANN, 2)
    assert not react(table, 1)
    assert chosen_by(table.board, ANN) == (2,)


def test_reactions_to_a_card_and_to_the_idea_itself_are_two() -> None:
    table = at_vote()
    assert react(table, 1)
    assert react(table, 1, MESSAGE)
    assert react(table, 1, on=False)
    assert not who_set(table.board, CARD, 1)
    assert who_set(table.board, MESSAGE, 1) == {ANN}


def test_a_vote_by_reaction_of_an_older_log_can_be_taken_back() -> None:
    table = at_vote()
    assert react(table, 1)
    table.board = replace(table.board, reactions=frozenset())
    assert react(table, 1, on=False)
    assert chosen_by(table.board, ANN) == ()
    assert not react(table, 1, on=False)


def test_after_the_vote_a_reaction_means_nothing() -> None:
    assert not react(at_shape(), 1)
