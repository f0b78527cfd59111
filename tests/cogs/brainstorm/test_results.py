"""What a board shows of how its vote went, and of what comes of it."""

from __future__ import annotations

import pytest

from bot.brainstorm.events import (
    BriefEdited,
    Closed,
    HandedOver,
    MovedOn,
    Phase,
)
from bot.text import Catalogue
from cogs.brainstorm.cards import cards
from tests.cogs.brainstorm.boards import (
    BEN,
    CHLOE,
    HOST,
    WORDS,
    after,
    gathering,
    shaped,
    shown,
    text,
    vote,
    voting,
)


def test_ties_are_shown_as_ties() -> None:
    board = after(
        voting(gathering(("A", "B", "C"))), vote(HOST, 1, 2), vote(BEN, 3), vote(CHLOE, 3)
    )
    told = shown(shaped(board))[2]
    assert "**1.** C · 2 votes" in told
    assert "**2=** A · one vote" in told
    assert "**2=** B · one vote" in told


@pytest.mark.parametrize(
    ("words", "none_voted", "tied"),
    [
        (WORDS, "so the first 10 ideas go into the brief", "the first 10 go into the brief"),
        (
            Catalogue("de"),
            "darum kommen die ersten 10 Ideen in den Auftrag",
            "Die ersten 10 kommen in den Auftrag",
        ),
    ],
    ids=["English", "German"],
)
def test_where_more_ideas_are_equal_than_a_brief_has_room_for_the_result_says_which_go_in(
    words: Catalogue, none_voted: str, tied: str
) -> None:
    crowd = voting(gathering([f"Idea {n}" for n in range(1, 26)]))
    result = text(cards(shaped(crowd), words)[2])
    assert none_voted in result
    assert "Idea 10 ·" in result
    assert "Idea 11" not in result
    for votes in (12, 10):
        equal = after(crowd, *(vote(100 + n, n) for n in range(1, votes + 1)))
        result = text(cards(shaped(equal), words)[2])
        assert none_voted not in result
        assert (tied in result) is (votes == 12)


def test_where_nobody_voted_and_all_ideas_fit_they_count_the_same() -> None:
    for ideas in (2, 10):
        board = voting(gathering([f"Idea {n}" for n in range(1, ideas + 1)]))
        result = shown(shaped(board))[2]
        assert "Nobody voted, so every idea counts the same" in result
        assert "go into the brief" not in result


@pytest.mark.parametrize(
    ("words", "one", "two", "votes"),
    [
        (WORDS, "The winner", "The winners", "Pizza · one vote · <@8>"),
        (Catalogue("de"), "Die beste Idee", "Die besten Ideen", "Pizza · eine Stimme · <@8>"),
    ],
    ids=["English", "German"],
)
def test_a_result_names_as_many_winners_as_there_are_and_votes_that_were_given(
    words: Catalogue, one: str, two: str, votes: str
) -> None:
    ideas = ("Cake", "Pizza", "A quiz")
    won = after(voting(gathering(ideas)), vote(HOST, 2))
    first, places = text(cards(shaped(won), words)[2]).splitlines()[:2]
    assert (first, places) == (f"### 🏁 {one}", f"**1.** {votes}")
    both = after(won, vote(BEN, 3))
    assert text(cards(shaped(both), words)[2]).startswith(f"### 🏁 {two}\n")
    alone = after(gathering(("Cake",)), MovedOn(9.0, "n", HOST, Phase.GATHER))
    assert "\n**1.** Cake · <@9>\n" in text(cards(alone, words)[-1])
    assert "**1=** Cake · <@9>\n" in text(cards(shaped(voting(gathering(ideas))), words)[2])


def test_the_result_has_its_picture_in_words() -> None:
    board = shaped(after(voting(gathering()), vote(HOST, 1, 2), vote(BEN, 2)))
    picture = cards(board, WORDS)[2].picture
    assert picture is not None
    assert picture.description == "A party: A quiz 2, Pizza 1."


def test_when_a_session_refines_it_the_result_says_so() -> None:
    board = shaped(voting(gathering()))
    assert "Refining starts by itself at <t:" in shown(board)[-1]
    moved = MovedOn(500.0, "n", HOST, Phase.SHAPE)
    told = shown(after(board, moved, HandedOver(501.0, 2)))
    assert len(told) == 3
    assert "Refining goes on below" in told[-1]


@pytest.mark.parametrize("edits", [(), (BriefEdited(490.0, "e", HOST, "Write less."),)])
def test_a_brief_of_a_closed_board_announces_nothing(edits: tuple[BriefEdited, ...]) -> None:
    board = after(shaped(voting(gathering())), *edits, Closed(500.0, "c", HOST))
    *_, result, closed = cards(board, WORDS)
    assert "**The brief**" in text(result)
    assert "Refining" not in text(result)
    assert "will be" not in text(result)
    assert all(result.blocks)  # Discord takes no empty one
    assert "Nothing comes of this board" in text(closed)
