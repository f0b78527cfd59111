"""What people are told in a board's place whose words do not count."""

from __future__ import annotations

import pytest

from bot.brainstorm.limits import BoardLimits
from bot.story.events import Unheard
from cogs.brainstorm.cards import cards
from tests.cogs.brainstorm.boards import (
    BEN,
    CHLOE,
    WORDS,
    after,
    gathering,
    text,
)


def test_a_hint_answers_the_message_that_it_is_about() -> None:
    board = after(
        gathering(),
        Unheard(9.0, "m", BEN, 77, is_reply=False),
        Unheard(9.5, "n", CHLOE, 78, is_reply=True, why="refused-full"),
    )
    one, other = cards(board, WORDS)[1:]
    assert (one.answers, other.answers) == (77, 78)
    assert "To add an idea" in text(one)
    assert "This board is full" in text(other)


@pytest.mark.parametrize("is_reply", [False, True], ids=["plain", "a reply without a ping"])
@pytest.mark.parametrize("is_anonymous", [False, True], ids=["named", "anonymous"])
def test_a_hint_names_the_boards_own_button_and_on_an_anonymous_board_no_other_way(
    is_anonymous: bool, is_reply: bool
) -> None:
    board = gathering(limits=BoardLimits(is_anonymous=is_anonymous))
    board = after(board, Unheard(9.0, "m", BEN, 77, is_reply=is_reply))
    told = text(cards(board, WORDS)[1])
    assert "press *Add an idea*" in told
    assert ("would show your name" in told) is is_anonymous
    assert ("mention me" in told or "ping" in told) is not is_anonymous
