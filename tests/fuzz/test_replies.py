"""Whatever a model answers, it is read or refused, and what is read keeps its limits."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.brainstorm.events import Do as BoardDo
from bot.brainstorm.questions import Groups, Shape, Sparks, Thought
from bot.model.failures import Unreadable
from bot.model.halves import Halves
from bot.model.reading import Reading
from bot.model.thinking import Thinking
from bot.model.wire import MOST_ISSUES
from bot.refine.replies import Growing, Part, Reviewed, Written
from bot.refine.task import Do
from tests.model.examples import REPLY, task
from tests.model.test_thinking import IDEAS, question

_WORDS = st.sampled_from(
    [
        "",
        "A",
        "b",
        "r1",
        "4/5",
        "1e999",
        "NaN",
        "\ud83d",
        "\x00",
        "```\nx\n```",
        "<think>",
        "{",
        "é",
    ]
) | st.text(max_size=8)
_PLAIN = st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats() | _WORDS
_KEYS = st.sampled_from(
    "id ids met why text quote criterion problem fact A B fit clarity idea became".split()
)
values = st.recursive(
    _PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS | _WORDS, inner, max_size=4),
    max_leaves=12,
)


def answers(keys: Sequence[str]) -> st.SearchStrategy[str]:
    """JSON with the right keys and anything in them, cut off, wrapped, or none at all."""
    objects = st.dictionaries(st.sampled_from(list(keys)), values | st.just(""), max_size=9)
    good = st.builds(lambda given_: REPLY | given_, objects)
    texts = st.builds(json.dumps, objects | good | values, ensure_ascii=st.booleans())
    cut = st.builds(lambda text, end: text[:end], texts, st.integers(0, 400))
    wrapped = st.builds(lambda before, text: before + text, _WORDS, texts)
    return texts | cut | wrapped | st.text(max_size=40)


def read(reading: Reading[Part] | Reading[Thought], text: str, step: int) -> list[object]:
    """The parts of an answer that comes in pieces; none where it is refused."""
    parts: list[object] = []
    for start in range(0, len(text), step):
        parts += reading.feed(text[start : start + step])
    try:
        return [*parts, *reading.finish()]
    except Unreadable:
        return parts


@given(answers(list(REPLY)), st.integers(1, 60), st.sampled_from(Do))
def test_any_answer_to_a_round_is_read_or_refused(text: str, step: int, do: Do) -> None:
    asked = task()
    for part in read(Halves(asked, do).reading(), text, step):
        match part:
            case Reviewed(review):
                assert set(review.scores) == {"A", "B"}
                names = {c.name for c in asked.rubric.criteria}
                for points in review.scores.values():
                    assert points
                    assert points.keys() <= names
                    assert all(math.isfinite(value) for value in points.values())
                assert review.winner in ("A", "B", "tie")
                assert len(review.issues) <= MOST_ISSUES
            case Written(draft, changes):
                assert draft is None or draft.strip()
                assert (draft or "").encode() is not None
                assert "\n" not in changes
            case _:
                assert isinstance(part, Growing)


@pytest.mark.parametrize("do", BoardDo)
@given(text=answers(["ideas", "groups", "brief", "draft", "credits"]), step=st.integers(1, 60))
def test_any_answer_to_a_question_is_read_or_refused(do: BoardDo, text: str, step: int) -> None:
    asked = question(do)
    known = {number for number, _ in IDEAS}
    for part in read(Thinking(asked).reading(), text, step):
        match part:
            case Sparks(ideas):
                assert 0 < len(ideas) <= asked.count
                assert all(idea.strip() and "\n" not in idea for idea in ideas)
            case Groups(groups):
                assert all(len(ids) > 1 and set(ids) <= known for ids in groups)
            case Shape(brief, draft, credits):
                assert brief
                assert draft
                assert {number for number, _ in credits} <= known
