"""The form of a rubric: what is typed is read, and what is wrong is told by field and line."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.community.form import Field, filled, read
from bot.community.sheet import Fault
from bot.refine.rubric import RUBRICS, Criterion, Rubric, Style
from tests.community.rubrics import FORM, NEWS, rubrics

LINE = "clarity (2): muddled / plain / clear"


def test_a_form_says_a_rubric_and_a_rubric_a_form() -> None:
    assert read(FORM) == NEWS
    assert filled(NEWS) == FORM


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(rubrics())
def test_a_form_that_is_filled_in_is_read_as_the_same(rubric: Rubric) -> None:
    form = filled(rubric)
    assert form is None or read(form) == rubric


def test_what_a_form_cannot_say_is_not_filled_in() -> None:
    strokes = Rubric((Criterion("a", 1.0, "b / c", "d", "e"),), "", name="A")
    long = tuple(Criterion(f"c{n}", 1.0, "x" * 200, "y" * 200, "z" * 200) for n in range(8))
    assert filled(strokes) is None
    assert filled(Rubric(long, "", name="A")) is None


@pytest.mark.parametrize(
    ("changed", "code", "field", "line"),
    [
        ({"name": " \u200b"}, "wrong-name-missing", "name", 1),
        ({"name": "a:b"}, "wrong-name", "name", 1),
        ({"name": "x" * 33}, "wrong-name", "name", 1),
        ({"description": "x" * 101}, "wrong-length", "description", 1),
        ({"guidance": "x" * 601}, "wrong-length", "guidance", 1),
        ({"criteria": ""}, "wrong-criteria-missing", "criteria", 1),
        ({"criteria": f"{LINE}\nnothing"}, "wrong-criterion-line", "criteria", 2),
        ({"criteria": f"{LINE}\n\nb: one / two"}, "wrong-anchor-count", "criteria", 3),
        ({"criteria": "b: one / / three"}, "wrong-anchor-missing", "criteria", 1),
        ({"criteria": f"{LINE}\nb (heavy): 1 / 2 / 3"}, "wrong-weight", "criteria", 2),
        ({"criteria": "b (11): 1 / 2 / 3"}, "wrong-weight", "criteria", 1),
        ({"criteria": "b (0): 1 / 2 / 3"}, "wrong-weight", "criteria", 1),
        ({"criteria": f"{LINE}\nCLARITY: 1 / 2 / 3"}, "wrong-criterion-twice", "criteria", 2),
        ({"criteria": f"{'x' * 25}: 1 / 2 / 3"}, "wrong-criterion-name", "criteria", 1),
        ({"criteria": f"b: {'x' * 201} / 2 / 3"}, "wrong-length", "criteria", 1),
        (
            {"criteria": "\n".join(f"c{n}: 1 / 2 / 3" for n in range(9))},
            *("wrong-criteria-many", "criteria", 9),
        ),
        ({"bounds": "at most: 100\nabout: 50"}, "wrong-bound-line", "bounds", 2),
        ({"bounds": "at most: 0"}, "wrong-number", "bounds", 1),
        ({"bounds": "at most: 40001"}, "wrong-number", "bounds", 1),
        ({"bounds": "at most: 1\nAt  most: 2"}, "wrong-key-twice", "bounds", 2),
        ({"bounds": "at most: 5\nat least: 10"}, "wrong-order", "bounds", 2),
        ({"bounds": "must keep: a\nmust not say: A"}, "wrong-phrase-both", "bounds", 2),
        ({"bounds": "must keep:"}, "wrong-phrase-empty", "bounds", 1),
        ({"bounds": f"must keep: {'x' * 81}"}, "wrong-length", "bounds", 1),
        ({"bounds": "must keep: a\n" * 21}, "wrong-phrases-many", "bounds", 21),
    ],
)
def test_what_is_wrong_is_told_with_its_field_and_line(
    changed: dict[str, str], code: str, field: str, line: int
) -> None:
    with pytest.raises(Fault) as raised:
        read(FORM | changed)
    found = raised.value
    assert (found.code, found.at.field, found.at.line) == (code, field, line)


@given(st.fixed_dictionaries({str(field): st.text() for field in Field}))
def test_any_form_is_a_rubric_or_has_something_wrong_with_it(form: dict[str, str]) -> None:
    field = Field.NAME
    try:
        assert read(form).criteria
    except Fault as fault:
        field = Field(fault.at.field)
    assert field in set(Field)


@pytest.mark.parametrize("style", Style)
def test_every_built_in_rubric_is_one_that_a_server_could_have(style: Style) -> None:
    form = {"name": "Ours", "guidance": RUBRICS[style].guidance}
    lines = [
        f"{c.name} ({c.weight}): {c.poor} / {c.fair} / {c.excellent}"
        for c in RUBRICS[style].criteria
    ]
    assert read({**form, "criteria": "\n".join(lines)}).criteria == RUBRICS[style].criteria
