"""What a board's cards keep of Discord's limits, whatever is written on it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.text import Catalogue, languages
from cogs.brainstorm.cards import cards, head
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS
from cogs.thread.controls import Control, Verb
from tests.cogs.brainstorm.boards import (
    WORDS,
    after,
    gathering,
    given,
    shaped,
    text,
    vote,
    voting,
)

LONG = {
    "letters": "word " * 400,
    "no spaces": "x" * 1_000,
    "Markdown": "*_~`|[]\\<@1>" * 100,
    "Chinese": "漢字" * 500,
    "families": "👨‍👩‍👧‍👦" * 140,
    "right to left": "שלום " * 200,
}


@pytest.mark.parametrize("kind", LONG)
def test_a_full_board_keeps_discords_limits(kind: str) -> None:
    texts = tuple(f"{n} {LONG[kind]}" for n in range(1, 201))
    board = gathering([])
    board = replace(board, topic=LONG[kind], goal=LONG[kind])
    for start in range(0, 200, 20):  # twenty a person
        for n in range(start, start + 20):
            board = after(board, given(n + 1, 1_000 + start, texts[n]))
    assert len(board.live_ideas) == 200
    voted = after(voting(board), *(vote(person, 1, 2, 3) for person in range(1_000, 1_050)))
    states = (board, voted, shaped(voted, brief=LONG[kind] * 4))
    for state, words in product(states, map(Catalogue, languages())):
        for card in (head(state, words), *cards(state, words)):
            assert len(text(card)) <= MAX_CHARACTERS
            assert len(text(card).encode()) <= MAX_BYTES
            assert len(card.buttons) <= 5
            if card.picture is not None:
                assert len(card.picture.description) <= 1_024


def test_the_key_of_every_card_fits_a_control_and_a_nonce() -> None:
    board = shaped(voting(gathering()))
    for card in cards(board, WORDS):
        control = Control(Verb.NEXT, 10**17, card.key)
        assert Control.parse(control.custom_id) == control
        assert len(card.key) <= 11


def test_a_topic_with_markup_is_shown_as_it_is() -> None:
    board = replace(gathering(), topic="**@everyone** <@1> [x](http://a.b)")
    told = text(head(board, WORDS))
    assert "\\*\\*@everyone\\*\\*" in told
