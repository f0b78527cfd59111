"""What nobody sees in a text is left out where the text is checked, and nothing that is seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.story.hidden import laid_bare, seen, without_hidden

UNSEEN = [
    "\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u180b", "\u180e", "\u180f",
    "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202e", "\u2060", "\u2065", "\u2069",
    "\u3164", "\ufe00", "\ufe0f", "\ufeff", "\uffa0", "\ufff0", "\ufff9", "\U00016fe4",
    "\U0001bca0", "\U0001d173", "\U000e0001", "\U000e0041", "\U000e0100", "\U000e01ef",
]  # fmt: skip
PLAIN = st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters=[*UNSEEN, "\u2800"])
ANY = st.text(st.characters() | st.sampled_from(UNSEEN))


@pytest.mark.parametrize("one", UNSEEN, ids=ascii)
def test_nothing_unseen_keeps_the_letters_of_a_word_apart(one: str) -> None:
    assert laid_bare(f"{one}a v{one}il{one * 3}e text{one}") == "a vile text"
    assert seen(one) == ""


def test_a_blank_that_is_no_space_parts_words_as_one() -> None:
    assert laid_bare("a\u2800vile\u2800text") == "a vile text"
    assert seen("\u2800") == ""


def test_tags_that_spell_a_flag_are_left_out_as_well() -> None:
    assert laid_bare("vi\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e007fle") == "vi\U0001f3f4le"


@given(st.text(PLAIN))
def test_letters_signs_and_spaces_are_left_as_they_are(text: str) -> None:
    assert laid_bare(text) == text


@given(ANY)
def test_what_is_bare_is_not_laid_bare_further_and_hides_nothing(text: str) -> None:
    bare = laid_bare(text)
    assert laid_bare(bare) == bare == without_hidden(bare)
    assert "Cf" not in map(unicodedata.category, bare)


@given(ANY, ANY)
def test_a_text_is_laid_bare_character_by_character(start: str, end: str) -> None:
    assert laid_bare(start) + laid_bare(end) == laid_bare(start + end)
