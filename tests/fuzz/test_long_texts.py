"""The longest texts there can be, made of what is hardest to read, are read and kept in bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.refine.chatter import is_chatter
from bot.refine.diff import Change, word_diff
from bot.refine.facts import facts
from bot.story.titles import title_of
from cogs.thread import excerpt
from cogs.thread.markdown import is_rewritten, marked, quoted

LONGEST = 40_000
ATOMS = (
    "a·\u0301·👩\u200d·🇩·🇪·`·```·|·\\·[·](·<·@·1·.·1,·3/·1:·-· ·\n·> ·http://a·a@·'·\"·“·会议"
    "·March ·$1·_·~~·**·<@1·+1 ·(1) ·12th of ·\u200b·\u202e·\x00"
).split("·")
texts = st.builds(
    lambda atoms: ("".join(atoms) * LONGEST)[:LONGEST],
    st.lists(st.sampled_from(ATOMS), min_size=1, max_size=3),
)


@settings(max_examples=settings().max_examples // 10)
@given(texts, st.integers(0, LONGEST), st.sampled_from(ATOMS))
def test_a_diff_of_hostile_texts_is_exact_and_its_card_bounded(
    old: str, at: int, atom: str
) -> None:
    new = old[:at] + atom + old[at + 7 :]
    pieces = word_diff(old, new)
    assert "".join(p.text for p in pieces if p.change is not Change.NEW) == old
    assert "".join(p.text for p in pieces if p.change is not Change.GONE) == new
    assert len(marked(pieces, 600)) <= 600
    is_rewritten(pieces)


@settings(max_examples=settings().max_examples // 10)
@given(texts)
def test_what_is_shown_of_a_hostile_text_is_bounded(text: str) -> None:
    assert excerpt.fits(excerpt.beginning(text, 1_000, 3_000), 1_000, 3_000)
    assert excerpt.fits(excerpt.ending(text, 1_000, 3_000), 1_000, 3_000)
    assert len(title_of(text)) <= 60
    assert len(quoted(text, 60)) <= 120


@settings(max_examples=settings().max_examples // 10)
@given(texts)
def test_the_facts_of_a_hostile_text_are_found_in_it(text: str) -> None:
    assert all(fact.key for fact in facts(text))
    is_chatter(text)


@pytest.mark.parametrize("mark", [",", ", "])
def test_a_list_of_ten_thousand_numbers_is_no_burden(mark: str) -> None:
    found = facts(mark.join(str(number) for number in range(10_000))[:LONGEST])
    assert sum(len(shown) for shown in {id(fact.shown): fact.shown for fact in found}.values()) <= (
        LONGEST
    )
