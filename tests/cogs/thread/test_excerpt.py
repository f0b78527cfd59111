"""Excerpts keep their bounds and tear nothing apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.thread import excerpt

FAMILY = "👩‍👩‍👧‍👦"
FLAG = "🇩🇪"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
WAVE = "👋🏽"
HEART = "❤️"
KEYCAP = "7️⃣"
ACCENTED = "e\u0301\u0323"
CONJUNCT = "क्ष"
WHOLE = [FAMILY, FLAG, ENGLAND, WAVE, HEART, KEYCAP, ACCENTED, CONJUNCT]

words = st.sampled_from(
    [
        *WHOLE,
        "word",
        "longer-word",
        "会议于三月三日开始",
        "שלום",
        "مرحبا",
        " ",
        "\n",
        "\n\n",
        "```",
        "a",
    ]
)
texts = st.lists(words, max_size=120).map("".join) | st.text(max_size=300)
bounds = st.tuples(st.integers(12, 200), st.integers(24, 400))


@given(texts, bounds)
def test_a_beginning_keeps_both_bounds_and_shows_that_something_is_missing(
    text: str, within: tuple[int, int]
) -> None:
    shown = excerpt.beginning(text, *within)
    assert excerpt.fits(shown, *within)
    assert shown == text or "…" in shown[-6:]
    if shown != text:
        assert text.lstrip().startswith(shown.removesuffix("\n```").removesuffix("…").strip())


@given(texts, bounds)
def test_an_ending_keeps_both_bounds_and_shows_the_newest(
    text: str, within: tuple[int, int]
) -> None:
    shown = excerpt.ending(text, *within)
    assert excerpt.fits(shown, *within)
    assert shown == text or shown.startswith("…")
    if shown != text:
        assert text.rstrip().endswith(shown.removeprefix("…\n```").removeprefix("…").strip())


@given(texts, bounds)
def test_a_code_fence_never_stays_open(text: str, within: tuple[int, int]) -> None:
    shown = excerpt.beginning(text, *within)
    assert shown == text or shown.count("```") % 2 == 0


@given(st.lists(st.sampled_from(WHOLE), min_size=40), bounds)
def test_composed_characters_stay_whole(characters: list[str], within: tuple[int, int]) -> None:
    text = "".join(characters)
    beginning = excerpt.beginning(text, *within).removesuffix("…").rstrip()
    ending = excerpt.ending(text, *within).removeprefix("…").lstrip()
    starts = {"".join(characters[:n]) for n in range(len(characters) + 1)}
    ends = {"".join(characters[n:]) for n in range(len(characters) + 1)}
    assert beginning in starts
    assert ending in ends


@pytest.mark.parametrize("whole", WHOLE)
def test_no_cut_falls_into_a_composed_character(whole: str) -> None:
    text = f"{'x' * 40}{whole}{'y' * 40}"
    for characters in range(36, 60):
        shown = excerpt.beginning(text, characters, 1_000).removesuffix("…").rstrip()
        assert shown.count(whole) == 1 or set(shown) == {"x"}


def test_words_and_lines_are_kept_whole_where_that_costs_little() -> None:
    text = "The first line.\nThe second line is longer than that."
    assert excerpt.beginning(text, 34, 100) == "The first line.\nThe second …"
    assert excerpt.ending("one two three four five six", 23, 100) == "… four five six"


def test_a_text_without_spaces_is_cut_between_its_characters() -> None:
    text = "会议于三月三日开始" * 20
    shown = excerpt.beginning(text, 3_500, 100)
    assert len(shown.encode()) > 90
    assert shown.endswith(" …")


def test_the_newest_words_of_code_are_shown_as_code() -> None:
    text = "```python\n" + "\n".join(f"line_{n} = {n}" for n in range(40))
    assert excerpt.ending(text, 60, 200).startswith("…\n```\n")
    assert excerpt.ending(text, 60, 200).endswith("line_39 = 39")


def test_a_character_with_a_thousand_marks_is_left_out_rather_than_torn() -> None:
    text = "a" + "\u0301" * 1_000 + " and more"
    assert unicodedata.combining(text[1])
    assert excerpt.beginning(text, 100, 300) == "…"


def test_what_fits_is_left_alone() -> None:
    assert excerpt.beginning("  as it is \n", 20, 20) == "  as it is \n"
    assert excerpt.ending("  as it is \n", 20, 20) == "  as it is \n"
