"""Ideas are gathered from people, and from the model where it is asked."""

from __future__ import annotations

import pytest

from bot.brainstorm.fold import refusal, sparks_left
from bot.brainstorm.limits import (
    MOST_CHARACTERS,
    MOST_IDEAS,
    MOST_OF_ONE,
    MOST_PEOPLE,
    MOST_SPARKS,
    BoardLimits,
)
from bot.brainstorm.loop import next_action
from bot.brainstorm.tally import options
from tests.brainstorm.build import ANN, BEN, CLEO, OPTIONS, Table, at_vote, opened


def test_ideas_are_numbered_as_they_come_and_know_whose_they_are() -> None:
    table = Table()
    table.give("Kayak", person=ANN)
    table.give("  Museum\n", person=BEN)
    found = [(i.number, i.person, i.text) for i in table.board.ideas]
    assert found == [(1, ANN, "Kayak"), (2, BEN, "Museum")]
    assert table.board.people == (ANN, BEN)


@pytest.mark.parametrize("text", ["", " \n\t"], ids=["nothing", "only spaces"])
def test_a_blank_idea_is_none(text: str) -> None:
    assert Table().give(text).ideas == ()


def test_a_long_idea_keeps_its_first_thousand_characters() -> None:
    board = Table().give("x" * (MOST_CHARACTERS + 1))
    assert board.ideas[0].text == "x" * MOST_CHARACTERS


def test_nobody_fills_a_board_alone() -> None:
    table = Table()
    table.give(*(f"idea {n}" for n in range(MOST_OF_ONE)))
    assert refusal(table.board, ANN) == "refused-many-ideas"
    assert refusal(table.board, BEN) is None
    assert len(table.give("one more").ideas) == MOST_OF_ONE


def test_a_withdrawn_idea_makes_room_for_another() -> None:
    table = Table()
    table.give(*(f"idea {n}" for n in range(MOST_OF_ONE)))
    table.change(101, "")
    assert [i.number for i in table.give("one more").live_ideas][-1] == MOST_OF_ONE + 1


def test_an_idea_that_comes_back_after_its_place_was_taken_stays_away() -> None:
    table = Table()
    table.give(*(f"idea {n}" for n in range(MOST_OF_ONE)))
    table.change(101, "")
    table.give("one more")
    assert table.change(101, "here again").idea(1) is None
    assert len(table.board.live_ideas) == MOST_OF_ONE


def test_an_idea_that_comes_back_in_time_has_its_number_and_its_new_words() -> None:
    table = Table()
    table.give("Kayak", "Museum")
    table.change(101, "")
    assert [i.number for i in table.board.live_ideas] == [2]
    idea = table.change(101, "Kayak at night").idea(1)
    assert idea is not None
    assert idea.text == "Kayak at night"


def test_a_full_board_takes_no_more() -> None:
    table = Table()
    for n in range(MOST_IDEAS):
        table.give(f"idea {n}", person=100 + n % 50)
    assert refusal(table.board, ANN) == "refused-full"
    assert len(table.give("one more", person=ANN).ideas) == MOST_IDEAS


def test_a_crowded_board_hears_those_who_are_there_and_nobody_else() -> None:
    table = Table()
    for person in range(100, 100 + MOST_PEOPLE):
        table.give(f"idea of {person}", person=person)
    assert refusal(table.board, ANN) == "refused-crowd"
    assert refusal(table.board, 100) is None
    assert table.react(ANN, 1).marks == ()
    assert table.react(100, 1).marks == ((100, 1),)


@pytest.mark.parametrize("text", ["Museum at night", ""], ids=["changed", "withdrawn"])
def test_an_idea_that_is_voted_on_stays_as_it_is(text: str) -> None:
    table = at_vote()
    before = table.board.ideas
    assert table.change(101, text).ideas == before
    assert refusal(table.board, ANN) == "refused-gathered"
    assert table.give("too late").ideas == before


def test_the_votes_for_a_withdrawn_idea_are_free_again() -> None:
    table = Table(opened(BoardLimits(votes=1)))
    table.give("Kayak", "Museum")
    table.react(BEN, 1)
    table.react(BEN, 2)
    assert table.counts() == {1: 1, 2: 0}
    table.change(101, "")
    assert table.counts() == {2: 1}


def test_a_spark_is_one_idea_of_the_model_and_nobody_gets_the_credit() -> None:
    table = Table()
    table.give("Kayak")
    table.spark()
    assert table.asked().count == 1
    board = table.think("Stargazing", "one too many")
    assert [(i.person, i.text) for i in board.ideas] == [(ANN, "Kayak"), (None, "Stargazing")]
    assert options(board)[1].people == ()
    assert next_action(board) is None


def test_asking_again_while_the_model_thinks_joins_what_was_asked() -> None:
    table = Table()
    table.spark(ANN)
    table.asked()
    table.spark(BEN)
    table.spark(CLEO)
    assert len(table.think("Stargazing").ideas) == 1
    assert next_action(table.board) is None


def test_a_board_can_begin_with_ideas_of_the_model() -> None:
    table = Table(opened(sparks=3))
    assert table.asked().count == 3
    assert len(table.think(*OPTIONS).ideas) == 3


def test_the_model_has_so_many_ideas_and_no_more() -> None:
    table = Table(opened(sparks=MOST_SPARKS + 5))
    table.think(*(f"idea {n}" for n in range(MOST_SPARKS + 5)))
    assert len(table.board.ideas) == MOST_SPARKS
    assert sparks_left(table.board) == 0
    assert next_action(table.spark()) is None


def test_blank_ideas_of_the_model_are_none() -> None:
    table = Table(opened(sparks=3))
    assert [i.text for i in table.think(" ", "", " Stargazing ").ideas] == ["Stargazing"]


def test_a_model_that_has_no_idea_is_not_asked_again_by_itself() -> None:
    table = Table(opened(sparks=3))
    assert table.fail("error-model-busy").failure == "error-model-busy"
    assert next_action(table.board) is None
    table.spark()
    assert table.think("Stargazing").failure == ""


def test_a_full_board_has_no_room_for_sparks_that_were_asked_before() -> None:
    table = Table()
    for n in range(MOST_IDEAS - 1):
        table.give(f"idea {n}", person=100 + n % 50)
    table.spark()
    table.asked()
    table.give("the last one")
    assert len(table.think("Stargazing").ideas) == MOST_IDEAS
