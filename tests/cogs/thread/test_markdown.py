"""People's words inside the bot's lines mean nothing to Discord, and a diff can be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.refine.diff import word_diff
from bot.story.hidden import one_line
from cogs.thread.markdown import escaped, is_rewritten, marked, quoted

_TRICKY = (
    "**·~~·`·```·|·||·[a](b)·\\·_·__·\n·\n\n·# ·-# ·- ·> ·>>> ·1. ·12) ·* ·https://x.org/a_b_c·"
    "word·words· ·é·会议·👋🏽·<·<@1>·<@&1>·<#1>·</a:1>·<t:1:R>·<a:b:1>·<id:home>·<https://x.org>"
)
tricky = st.sampled_from(_TRICKY.split("·"))
texts = st.lists(tricky, max_size=30).map("".join) | st.text(max_size=80)

LINK = r"\bhttps?://[^\s<>*~`|\[\]\\]+"
PLAIN = rf"(?:\\[^\w\s]|\\_|<?{LINK}|[^<*_~`|\[\]\\])*?"
LINE = re.compile(rf"(?:{PLAIN}|~~{PLAIN}~~|\*\*{PLAIN}\*\*)*", re.DOTALL)
BLOCK_START = re.compile(r"\s*(?:#{1,3} |-# |[-+*] |>|\d+[.)])")


def diff(old: str, new: str, characters: int = 600) -> str:
    return marked(word_diff(old, new), characters)


@given(texts)
def test_no_character_of_a_text_keeps_its_meaning(text: str) -> None:
    shown = escaped(text)
    assert re.fullmatch(PLAIN, shown, re.DOTALL)
    assert "\n" not in shown


@given(texts)
def test_escaping_loses_nothing_but_white_space_and_what_is_hidden(text: str) -> None:
    assert re.sub(r"\\([^\w\s]|_)", r"\1", escaped(text)) == one_line(text)


@given(texts, texts)
@example("x", "<https://x.org>")
def test_a_diff_has_no_marks_but_its_own(old: str, new: str) -> None:
    shown = diff(old, new)
    assert LINE.fullmatch(shown)
    assert "\n" not in shown
    assert not BLOCK_START.match(shown)


@given(texts, texts, st.integers(200, 700))
def test_a_diff_keeps_its_bound(old: str, new: str, characters: int) -> None:
    assert len(diff(old, new, characters)) <= characters


@given(texts, st.integers(4, 80))
def test_a_quote_keeps_its_bound_and_says_that_it_is_one_part(text: str, most: int) -> None:
    shown = re.sub(r"\\([^\w\s]|_)", r"\1", quoted(text, most))
    assert len(shown) <= most
    assert shown == one_line(text) or shown.endswith("…")


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Helo", "Hello", "~~Helo~~ **Hello**"),
        ("a b c", "a c", "a ~~b~~ c"),
        ("a c", "a b c", "a **b** c"),
        ("foo, bar", "foo bar", "foo~~,~~ bar"),
        ("We is open", "We are open.", "We ~~is~~ **are** open**.**"),
        ("the end", "the end!", "the end**!**"),
        ("Meet on friday!", "Meet on Friday.", "Meet on ~~friday!~~ **Friday.**"),
        ("# Title\nOne", "# Title\nTwo", "\\# Title ~~One~~ **Two**"),
        ("- item", "- items", "\\- ~~item~~ **items**"),
        ("1. one", "1. two", "1\\. ~~one~~ **two**"),
        ("**bold** a", "**bold** b", "\\*\\*bold\\*\\* ~~a~~ **b**"),
        ("at https://x.org/a_b", "at https://x.org/a_b now", "at https://x.org/a_b **now**"),
    ],
)  # fmt: skip
def test_a_short_diff_reads_as_a_person_would_mark_it(old: str, new: str, shown: str) -> None:
    assert diff(old, new) == shown


def test_only_the_words_around_a_change_are_shown() -> None:
    before = "The committee met for several hours in the old town hall and "
    between = " that the summer fair should take place on the first Saturday of September "
    after = " and that every family of the village brings a cake of its own."
    old = f"{before}decieded{between}alwys{after}"
    new = f"{before}decided{between}always{after}"
    assert diff(old, new) == (
        "… the old town hall and ~~decieded~~ **decided** that the summer fair … Saturday of"
        " September ~~alwys~~ **always** and that every family …"
    )


def test_a_long_passage_that_is_gone_is_shown_by_its_ends() -> None:
    passage = "".join(f"Sentence {n} says little. " for n in range(30))
    shown = diff(f"Hello. {passage}Goodbye.", "Hello. Goodbye.")
    assert shown.startswith("Hello. ~~Sentence 0 says little.")
    assert shown.endswith("Sentence 29 says little.~~ Goodbye.")
    assert len(shown) < 200


def test_many_changes_end_with_an_ellipsis() -> None:
    old = "".join(f"old{n} same{n} " for n in range(200))
    new = "".join(f"new{n} same{n} " for n in range(200))
    shown = diff(old, new)
    assert shown.endswith(" …")
    assert 500 < len(shown) <= 600


def test_new_line_breaks_alone_are_no_words() -> None:
    assert diff("a b", "a\n\nb") == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Hello", "Goodbye", False),
        ("The same words at the start. " * 20, "The same words at the start. " * 19, False),
        ("An old text of some length. " * 20, "Quite another one, much like no other! " * 15, True),
        ("会议于三月三日开始。" * 30, "大家准时参加，地点在礼堂！" * 30, True),
    ],
)
def test_a_text_that_is_new_throughout_is_told_from_one_that_was_edited(
    old: str, new: str, expected: bool
) -> None:
    assert is_rewritten(word_diff(old, new)) is expected
