"""The tally: who votes for what, and how ties and changes of mind are counted."""

from __future__ import annotations

import time

import pytest

from bot.brainstorm.limits import MOST_IDEAS, MOST_PEOPLE, MOST_WINNERS, BoardLimits
from bot.brainstorm.tally import chosen_by, option_of, standings, voters, winners
from tests.brainstorm.build import ANN, BEN, CLEO, OPTIONS, Table, at_vote

ALIKE = ("Pizza bakery", "Museum of glass", "A pizza bakery", "Kayak on the river")


def with_votes(*votes: int) -> Table:
    """A board on which the options have so many votes, each of another person."""
    table = at_vote(*(f"{n}" for n in range(len(votes))), limits=BoardLimits(votes=99))
    for number, times in enumerate(votes, 1):
        for person in range(100, 100 + times):
            table.react(person, number)
    return table


@pytest.mark.parametrize(
    ("votes", "ranks", "tied", "won"),
    [
        ((3, 1, 2), [1, 2, 3], [], [1, 3, 2]),
        ((1, 2, 2, 0), [1, 1, 3, 4], [2, 3], [2, 3, 1]),
        ((3, 2, 2, 1), [1, 2, 2, 4], [2, 3], [1, 2, 3]),
        ((4, 3, 2, 2), [1, 2, 3, 3], [3, 4], [1, 2, 3, 4]),
        ((1, 1, 1, 1), [1, 1, 1, 1], [1, 2, 3, 4], [1, 2, 3, 4]),
        ((0, 1, 0), [1, 2, 2], [1, 3], [2]),
        ((0, 0, 0), [1, 1, 1], [1, 2, 3], [1, 2, 3]),
    ],
    ids=[
        "no tie",
        "tie for the first place",
        "tie for the second",
        "tie for the third lets four win",
        "all equal",
        "what nobody wants does not win",
        "nobody voted",
    ],
)
def test_ties_share_the_better_rank_and_are_told(
    votes: tuple[int, ...], ranks: list[int], tied: list[int], won: list[int]
) -> None:
    board = with_votes(*votes).board
    assert [s.rank for s in standings(board)] == ranks
    assert sorted(s.option.number for s in standings(board) if s.is_tied) == tied
    assert [s.option.number for s in winners(board)] == won


def test_a_brief_is_made_of_so_many_winners_and_no_more() -> None:
    assert len(winners(with_votes(*[1] * (MOST_WINNERS + 2)).board)) == MOST_WINNERS


def test_a_mark_beyond_the_limit_waits_until_an_earlier_one_is_taken_back() -> None:
    table = at_vote()
    for number in (4, 3, 2, 1):
        table.react(ANN, number)
    assert chosen_by(table.board, ANN) == (4, 3, 2)
    assert table.counts()[1] == 0
    table.react(ANN, 3, on=False)
    assert chosen_by(table.board, ANN) == (4, 2, 1)


def test_voting_again_for_the_same_keeps_its_place_in_the_order() -> None:
    table = at_vote()
    for number in (1, 2, 3, 4, 1):
        table.react(ANN, number)
    assert chosen_by(table.board, ANN) == (1, 2, 3)


def test_a_menu_says_anew_what_a_person_votes_for() -> None:
    table = at_vote()
    table.choose(ANN, 1, 2)
    table.choose(ANN, 2, 3)
    assert chosen_by(table.board, ANN) == (2, 3)
    table.choose(ANN)
    assert chosen_by(table.board, ANN) == ()
    assert voters(table.board) == frozenset()


def test_a_menu_of_some_options_leaves_the_others_as_they_are() -> None:
    table = at_vote()
    table.react(ANN, 4)
    table.choose(ANN, 1, among=[1, 2])
    table.choose(ANN, 2, among=[1, 2])
    assert chosen_by(table.board, ANN) == (4, 2)


def test_a_menu_and_reactions_are_one_ballot() -> None:
    table = at_vote()
    table.react(ANN, 1)
    table.choose(ANN, 1, 2)
    table.react(ANN, 1, on=False)
    assert chosen_by(table.board, ANN) == (2,)
    assert table.counts() == {1: 0, 2: 1, 3: 0, 4: 0}


def test_one_persons_change_of_mind_is_nobody_elses() -> None:
    table = at_vote()
    table.choose(ANN, 1)
    table.choose(BEN, 1)
    table.choose(ANN, 2)
    assert table.counts() == {1: 1, 2: 1, 3: 0, 4: 0}
    assert voters(table.board) == {ANN, BEN}


@pytest.mark.parametrize("number", [0, 5, -1], ids=["no such", "beyond the last", "negative"])
def test_a_vote_for_what_is_not_there_counts_for_nothing(number: int) -> None:
    table = at_vote()
    table.react(ANN, number)
    assert chosen_by(table.board, ANN) == ()
    assert table.board.people == (ANN,)  # who gave the ideas
    assert table.react(BEN, number).people == (ANN,)


def gathered() -> Table:
    """Ideas 1 and 3 are nearly the same, and Ann liked both before anybody knew."""
    table = Table()
    table.give(*ALIKE)
    for number in (1, 2, 3, 4):
        table.react(ANN, number)
    return table


def test_two_marks_within_one_option_are_one_vote() -> None:
    table = gathered()
    assert chosen_by(table.board, ANN) == (1, 2, 3)
    table.move_on()
    table.group([1, 3])
    assert chosen_by(table.board, ANN) == (1, 2, 4)
    assert table.counts() == {1: 1, 2: 1, 4: 1}
    table.react(ANN, 3, on=False)
    assert table.counts()[1] == 1


def test_an_option_that_is_left_out_of_a_menu_loses_all_marks_within_it() -> None:
    table = gathered()
    table.move_on()
    table.group([1, 3])
    table.choose(ANN, 2)
    assert chosen_by(table.board, ANN) == (2,)


def test_a_vote_for_an_idea_is_one_for_its_option_and_keeps_its_place() -> None:
    table = Table()
    table.give(*ALIKE, "Stargazing")
    for number in (3, 2, 4, 5):
        table.react(ANN, number)
    table.move_on()
    table.group([1, 3])
    table.react(ANN, 1)
    assert chosen_by(table.board, ANN) == (1, 2, 4)
    table.react(ANN, 1, on=False)
    assert chosen_by(table.board, ANN) == (2, 4, 5)


def test_everybody_who_had_an_idea_of_an_option_is_credited_in_order() -> None:
    table = Table()
    for person, text in zip((CLEO, ANN, BEN, CLEO), ALIKE, strict=True):
        table.give(text, person=person)
    table.move_on()
    table.group([3, 1])
    option = option_of(table.board, 3)
    assert option is not None
    assert (option.number, option.text, option.people) == (1, "Pizza bakery", (CLEO, BEN))


def test_the_fullest_board_is_counted_without_a_pause() -> None:
    table = Table()
    for n in range(MOST_IDEAS):
        table.give(f"{n}", person=100 + n % MOST_PEOPLE)
    for n in range(MOST_PEOPLE * 5):
        table.react(100 + n % MOST_PEOPLE, n * 7 // 5 % MOST_IDEAS + 1)
    begun = time.process_time()
    assert sum(s.votes for s in standings(table.board)) == MOST_PEOPLE * 3
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize("votes", [1, 2, 5])
def test_how_many_votes_a_person_has_is_a_setting(votes: int) -> None:
    table = at_vote(limits=BoardLimits(votes=votes))
    for number in range(1, len(OPTIONS) + 1):
        table.react(ANN, number)
    assert len(chosen_by(table.board, ANN)) == min(votes, len(OPTIONS))
