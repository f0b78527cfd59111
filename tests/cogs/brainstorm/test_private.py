"""What one person sees alone: all ideas, and their ballot."""

from __future__ import annotations

from typing import Any

import pytest
from discord import ui

from bot.brainstorm.board import Board
from bot.brainstorm.limits import BoardLimits
from bot.text import Catalogue, languages
from cogs.brainstorm.ballot import MENUS, ballot, menu_options
from cogs.brainstorm.ids import PrivateId, Slip
from cogs.brainstorm.listing import listing, pages
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS
from cogs.thread.limits import MOST_CHOICES
from tests.cogs.brainstorm.boards import BEN, WORDS, after, gathering, given, vote, voting


def full(text: str = "idea") -> Board:
    board = gathering([])
    return after(board, *(given(n, 1_000 + n // 20, f"{n} {text}") for n in range(1, 201)))


def texts(view: ui.LayoutView) -> str:
    found = (item for item in view.walk_children() if isinstance(item, ui.TextDisplay))
    return "\n".join(item.content for item in found)


def menus(view: ui.LayoutView) -> list[ui.Select[Any]]:
    return [item for item in view.walk_children() if isinstance(item, ui.Select)]


def buttons(view: ui.LayoutView) -> list[ui.Button[Any]]:
    return [item for item in view.walk_children() if isinstance(item, ui.Button)]


@pytest.mark.parametrize("words", [Catalogue(code) for code in languages()], ids=languages())
@pytest.mark.parametrize("text", ["short", "*" * 990, "漢" * 990, "👍🏽" * 480])
def test_every_idea_is_listed_whole_on_some_page(text: str, words: Catalogue) -> None:
    board = full(text)
    every = pages(board, words)
    assert sum(len(page) for page in every) == 200
    for number in {0, 1, len(every) // 2, len(every) - 1} & set(range(len(every))):
        told = texts(listing(3, board, number, words))
        assert all(line in told for line in every[number])
        assert len(told) <= MAX_CHARACTERS
        assert len(told.encode()) <= MAX_BYTES


def test_a_page_is_counted_only_where_there_are_several() -> None:
    assert texts(listing(3, gathering(("A", "B")), 0, WORDS)).startswith("### All 2 ideas\n")
    long = listing(3, full("word " * 100), 0, WORDS)
    assert texts(long).startswith("### All 200 ideas · page 1 of ")


def test_the_pages_are_turned_to_where_there_are_some() -> None:
    board = full("word " * 100)
    last = len(pages(board, WORDS)) - 1
    assert [b.disabled for b in buttons(listing(3, board, 0, WORDS))] == [True, False]
    assert [b.disabled for b in buttons(listing(3, board, last, WORDS))] == [False, True]
    assert texts(listing(3, board, 999, WORDS)) == texts(listing(3, board, last, WORDS))
    ids = [b.custom_id for b in buttons(listing(3, board, 1, WORDS))]
    assert [PrivateId.parse(str(i)) for i in ids] == [
        PrivateId(Slip.LISTING, 3, 0, 0),
        PrivateId(Slip.LISTING, 3, 2, 1),
    ]


def test_two_hundred_options_can_all_be_voted_for() -> None:
    board = voting(full())
    offered: list[int] = []
    for page in range(2):
        view = ballot(3, board, BEN, page, WORDS)
        assert len(menus(view)) == MENUS
        assert all(len(menu.options) <= MOST_CHOICES for menu in menus(view))
        offered += [int(option.value) for menu in menus(view) for option in menu.options]
        ids = [b.custom_id for b in buttons(view)]
        assert len(set(ids)) == len(ids) == 2
    assert offered == list(range(1, 201))
    assert [o.number for o in menu_options(board, 1, 3)] == list(range(176, 201))


def test_a_ballot_shows_what_one_has_chosen() -> None:
    board = after(voting(gathering(("A", "B", "C"))), vote(BEN, 1, 3))
    view = ballot(3, board, BEN, 0, WORDS)
    assert texts(view).startswith("### Your votes · 2 of 3\n**1.** A\n**3.** C")
    (menu,) = menus(view)
    assert [option.default for option in menu.options] == [True, False, True]
    assert (menu.min_values, menu.max_values) == (0, 3)


def test_a_menu_takes_no_more_votes_than_one_has() -> None:
    board = voting(gathering(("A", "B", "C"), BoardLimits(votes=1)))
    (menu,) = menus(ballot(3, board, BEN, 0, WORDS))
    assert menu.max_values == 1


def test_too_many_votes_over_several_menus_are_told() -> None:
    board = voting(full())
    told = texts(ballot(3, board, BEN, 0, WORDS, wanted=4))
    assert "That would be 4 votes, and you have 3" in told
