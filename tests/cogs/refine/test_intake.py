"""What counts as a text, and what is refused before anything is fetched."""

from __future__ import annotations

import pytest

from bot.errors import BadInput
from cogs.refine.intake import check_text

UNSEEN = {
    "white space": "  \n\t\u00a0\u2003",
    "zero width": "\u200b\u200c\u200d\ufeff\u2060",
    "directions": "\u200e\u202e\u2066\u2069",
    "fillers": "\u3164\uffa0\u115f\u1160 \u2800",
    "selectors": "\ufe0f\U000e0100\u180b",
    "tags": "\U000e0041\U000e007f",
}


@pytest.mark.parametrize("text", ["", *UNSEEN.values()], ids=["nothing", *UNSEEN])
def test_what_nobody_can_see_is_no_text(text: str) -> None:
    assert check_text(text, 100) == ""


@pytest.mark.parametrize("text", ["a", "…", "👋", "❤\ufe0f", "会议", "한글", "א", "1"])
def test_anything_that_can_be_seen_is_a_text(text: str) -> None:
    assert check_text(f" {text}\n", 100) == text


def test_a_text_that_is_too_long_is_refused_with_both_numbers() -> None:
    with pytest.raises(BadInput) as raised:
        check_text("a" * 101, 100)
    assert raised.value.code == "refused-too-long"
    assert raised.value.details == {"length": 101, "limit": 100}


def test_the_bound_counts_what_is_left_without_the_blanks_around_it() -> None:
    assert check_text(" " * 500 + "a" * 100, 100) == "a" * 100
