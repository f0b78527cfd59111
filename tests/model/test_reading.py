"""However the network cuts an answer up, it reads the same."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.failures import Unreadable
from bot.model.halves import Halves, HalvesReading
from bot.refine.replies import Growing, Part, Reviewed, Written
from bot.refine.task import Do
from tests.model.examples import DRAFT, REPLY, REVIEW, WRITING, reviews, task, writings

JUDGED_AND_WRITTEN = task()


def reading_of(do: Do) -> HalvesReading:
    reading = Halves(JUDGED_AND_WRITTEN, do).reading()
    assert isinstance(reading, HalvesReading)
    return reading


def read(pieces: list[str], do: Do = Do.JUDGE_AND_WRITE) -> list[Part]:
    reading = reading_of(do)
    parts = [part for piece in pieces for part in reading.feed(piece)]
    return parts + reading.finish()


def cut(text: str, places: set[int]) -> list[str]:
    edges = [0, *sorted(places), len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


def drawn_cuts(data: st.DataObject, text: str) -> list[str]:
    return cut(text, data.draw(st.sets(st.integers(0, len(text)), max_size=40)))


@given(
    data=st.data(),
    draft=st.text(st.characters(exclude_categories=["Cs"])),
    ascii_only=st.booleans(),
    indent=st.sampled_from([None, 2]),
    before=st.sampled_from(["", "\n", "```json\n", "<think>{hm}</think>", "Sure! Here it is: "]),
    after=st.sampled_from(["", "\n```", " Done {so far}."]),
)
def test_any_cut_yields_the_same_parts(
    data: st.DataObject, draft: str, ascii_only: bool, indent: int | None, before: str, after: str
) -> None:
    reply = json.dumps(REPLY | {"draft": draft}, ensure_ascii=ascii_only, indent=indent)
    text = before + reply + after
    whole = [part for part in read([text]) if not isinstance(part, Growing)]
    parts = read(drawn_cuts(data, text))
    grown = [part.text for part in parts if isinstance(part, Growing)]

    assert [part for part in parts if not isinstance(part, Growing)] == whole
    assert [type(part) for part in whole] == [Reviewed, Written]
    assert all(b.startswith(a) and a != b for a, b in pairwise(grown))
    assert not grown or grown[-1] == draft
    assert isinstance(parts[0], Reviewed)


@given(data=st.data(), order=st.permutations(list(REPLY)))
def test_keys_in_another_order_are_read_too(data: st.DataObject, order: list[str]) -> None:
    text = json.dumps({key: REPLY[key] for key in order})
    parts = read(drawn_cuts(data, text))
    assert [(r.winner, len(r.issues)) for r in reviews(parts)] == [("B", 1)]
    assert dict(reviews(parts)[0].scores) == REVIEW["scores"]
    assert [written.draft for written in writings(parts)] == [DRAFT]


@given(end=st.integers(0, len(json.dumps(REPLY)) - 1))
def test_an_answer_that_breaks_off_is_not_whole(end: int) -> None:
    reading = reading_of(Do.JUDGE_AND_WRITE)
    reading.feed(json.dumps(REPLY)[:end])
    assert not reading.is_whole
    with pytest.raises(Unreadable):
        reading.finish()


def test_the_review_is_reported_with_the_last_character_of_the_winner() -> None:
    text = json.dumps(REPLY)
    end = text.index('"B", "changes"') + len('"B"')
    reading = reading_of(Do.JUDGE_AND_WRITE)
    assert reading.feed(text[: end - 1]) == []
    assert [type(part) for part in reading.feed(text[end - 1 : end])] == [Reviewed]


def test_the_half_that_was_not_asked_for_is_not_read() -> None:
    assert reviews(read([json.dumps(REPLY)], Do.WRITE)) == []
    assert writings(read([json.dumps(REPLY)], Do.JUDGE)) == []
    assert writings(read([json.dumps(WRITING)], Do.WRITE))[0].draft == DRAFT


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"thoughts": "hm", "changes": "", "draft": "It is."}', id="a key of its own"),
        pytest.param('{"answer": {"changes": "", "draft": "It is."}}', id="wrapped"),
        pytest.param('{"draft": "It is."}', id="without changes"),
        pytest.param('{"draft": " It is.\\n"}', id="with white space"),
        pytest.param('{"draft": "```markdown\\nIt is.\\n```"}', id="in a fence"),
        pytest.param('<think>{"draft": "no"}</think>{"draft": "It is."}', id="after a sketch"),
    ],
)
def test_a_draft_is_found_where_a_small_model_puts_it(text: str) -> None:
    assert read([text], Do.WRITE)[-1] == Written("It is.", "")


def test_bare_line_breaks_and_half_a_surrogate_do_no_harm() -> None:
    assert read(['{"draft": "one\ntwo \\ud83d"}'], Do.WRITE)[-1] == Written("one\ntwo ?", "")


@pytest.mark.parametrize(
    "text", ["", "No.", "{}", "[]", '{"draft": 5}', '{"draft": "It', "[" * 9999]
)
def test_what_is_no_answer_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        read([text], Do.WRITE)
