"""The diff of two texts is exact, and reads as a person would tell it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine import diff
from bot.refine.diff import Change, Piece, word_diff

_WORDS = st.lists(st.sampled_from(["a", "b", "cat", "dog", " ", "  ", "\n", ".", ","]), max_size=60)
_TEXTS = st.text(max_size=80) | _WORDS.map("".join)


def _told(pieces: tuple[Piece, ...]) -> str:
    marks = {Change.SAME: "{}", Change.GONE: "[-{}]", Change.NEW: "[+{}]"}
    return "".join(marks[piece.change].format(piece.text) for piece in pieces)


def _is_exact(old: str, new: str) -> bool:
    pieces = word_diff(old, new)
    assert "".join(p.text for p in pieces if p.change is not Change.NEW) == old
    assert "".join(p.text for p in pieces if p.change is not Change.GONE) == new
    return all(piece.text for piece in pieces)


@given(_TEXTS, _TEXTS)
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    assert _is_exact(old, new)


@given(st.lists(st.integers(0, 400), max_size=300), st.lists(st.integers(0, 400), max_size=300))
def test_the_pieces_of_long_texts_do_too(old: list[int], new: list[int]) -> None:
    assert _is_exact(" ".join(map(str, old)), " ".join(map(str, new)))


@given(_TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert all(piece.change is Change.SAME for piece in word_diff(text, text))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", ""),
        ("", "new", "[+new]"),
        ("old", "", "[-old]"),
        ("We meet soon.", "We meet today.", "We meet [-soon][+today]."),
        ("a b c d", "a x y d", "a [-b c][+x y] d"),
        ("a b\nc d", "a x\ny d", "a [-b][+x]\n[-c][+y] d"),
        ("It is, in fact, so.", "It is so.", "It is[-, in fact,] so."),
        ("It is so.", "It is really so.", "It is [+really ]so."),
    ],
)
def test_how_changes_are_told(old: str, new: str, told: str) -> None:
    assert _told(word_diff(old, new)) == told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("👋🏽", "👋🏿"),
        ("👩‍👩‍👧", "👩‍👩‍👦"),
        ("❤️", "❤"),
        ("7️⃣", "8️⃣"),
        ("🇫🇷", "🇪🇸"),
        ("cafe\u0301s", "cafes"),
        ("क्ष", "क्षा"),
    ],
)
def test_what_people_see_as_one_sign_or_word_is_not_torn_apart(old: str, new: str) -> None:
    told = _told(word_diff(f"At 🇩🇪{old}, today", f"At 🇩🇪{new}, today"))
    assert told in (f"At 🇩🇪[-{old}][+{new}], today", f"At [-🇩🇪{old}][+🇩🇪{new}], today")


def test_one_word_in_a_long_text_is_one_change() -> None:
    words = [f"word{n % 700} and" for n in range(3000)]
    old = " ".join(words)
    words[1500] = "something else"
    changed = [p for p in word_diff(old, " ".join(words)) if p.change is not Change.SAME]
    assert len(changed) == 2


def test_every_line_changed_in_a_long_text_keeps_what_is_the_same() -> None:
    old = "\n".join(f"Line {n} tells of item{n} in the shop." for n in range(600))
    pieces = word_diff(old, old.replace("tells", "speaks"))
    assert {p.text for p in pieces if p.change is Change.GONE} == {"tells"}
    assert {p.text for p in pieces if p.change is Change.NEW} == {"speaks"}


def test_no_two_pieces_of_a_kind_touch() -> None:
    pieces = word_diff("a b c d e f", "x b y d z f")
    assert all(one.change is not other.change for one, other in pairwise(pieces))


def test_a_text_made_to_be_compared_for_long_is_read_a_few_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read, find = 0, diff._anchors

    def counted(a: list[str], b: list[str], in_a: range, in_b: range) -> list[tuple[int, int]]:
        nonlocal read
        read += len(in_a) + len(in_b)
        return find(a, b, in_a, in_b)

    monkeypatch.setattr(diff, "_anchors", counted)
    monkeypatch.setattr(diff, "_MOST_READ", 100_000)
    words = [f"t{n}" for k in range(1, 1_500) for n in (k + 1, k)]  # each reading finds one anchor
    old, new = " ".join(words), "\n".join(words)
    assert _is_exact(old, new)
    assert read <= diff._MOST_READ
