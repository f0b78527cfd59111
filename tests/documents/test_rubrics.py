"""A rubric as a file: read whatever it is, refused with its line, and written to be read again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.community.sheet import Fault
from bot.documents.rubrics import MOST_CHARACTERS, read, written
from bot.refine.rubric import Rubric
from tests.community.rubrics import FILE, NEWS, rubrics

ANCHORS = "anchors: {1: a, 3: b, 5: c}"
SHORT = f"name: A\ncriteria:\n- name: x\n  {ANCHORS}\n"
BOMB = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"
_GRAINS = r"""name:·criteria:·bounds:·- ·anchors:·weight: ·
·  ·1: a·3: b·5: c·{·}·[·]·&a ·*a·!!python/x ·'·"·\UFFFFFFFF·\ud800·|·>·%YAML 1.1·---·...·#·?·<<: ·
must keep:·at most: ·~"""
_grains = st.lists(st.sampled_from([*_GRAINS.split("·"), "\0", "\x85", "\t"])).map("".join)


def refused(text: str, reserved: tuple[str, ...] = ()) -> tuple[str, int]:
    """The code and the line of what is wrong."""
    with pytest.raises(Fault) as raised:
        read(text, reserved)
    return raised.value.code, raised.value.at.line


def test_a_file_says_a_rubric_and_a_rubric_a_file() -> None:
    assert read(FILE) == NEWS
    assert written(NEWS) == FILE


def test_the_example_of_the_readme_is_a_rubric() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert read(example).bounds.keep == ("Refine",)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(rubrics())
def test_what_is_written_is_read_as_the_same(rubric: Rubric) -> None:
    assert read(written(rubric)) == rubric


def test_what_may_be_left_out_may_be_left_out() -> None:
    rubric = read(SHORT)
    assert (rubric.criteria[0].weight, rubric.guidance, rubric.bounds.most) == (1.0, "", None)


def test_a_single_phrase_needs_no_list() -> None:
    assert read(f"{SHORT}bounds: {{must keep: Refine}}\n").bounds.keep == ("Refine",)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "wrong-empty", 1),
        ("# nothing\n", "wrong-empty", 1),
        ("just a text", "wrong-no-mapping", 1),
        ("name: A\nname: B\n", "wrong-key-twice", 2),
        ("name: A\ncolour: red\n", "wrong-key", 2),
        ("name: A\n? [b]\n: c\n", "wrong-no-text", 2),
        ("name: A\ncriteria: clarity\n", "wrong-no-list", 2),
        ("name: A\ncriteria: []\n", "wrong-criteria-missing", 2),
        (f"name:\ncriteria:\n- name: x\n  {ANCHORS}\n", "wrong-name-missing", 1),
        (f"criteria:\n- name: x\n  {ANCHORS}\n", "wrong-name-missing", 1),
        (SHORT.replace("  anchors", "  weight: heavy\n  anchors"), "wrong-weight", 4),
        (SHORT.replace("  anchors", "  weight: [2]\n  anchors"), "wrong-no-text", 4),
        (SHORT.replace("3: b", "4: b"), "wrong-anchor-missing", 3),
        (SHORT.replace("3: b", "6: b"), "wrong-key", 4),
        (f"{SHORT}bounds: 280\n", "wrong-no-mapping", 5),
        (f"{SHORT}bounds:\n  at most: many\n", "wrong-number", 6),
        (f"{SHORT}bounds:\n  must keep: [[a]]\n", "wrong-no-text", 6),
        ("name: A: B\n", "wrong-yaml", 1),
        ("name: A\n\tcriteria: x\n", "wrong-yaml", 2),
        ("name: [A\n", "wrong-yaml", 2),
        ("name: A\n---\nname: B\n", "wrong-yaml", 2),
        ("name: A\nguidance: \x07\n", "wrong-characters", 2),
        ('name: A\nguidance: "\\UFFFFFFFF"\n', "wrong-characters", 1),
        ('name: A\ndescription: "\\ud800"\n', "wrong-characters", 2),
        (BOMB, "wrong-alias", 1),
        ("name: A\nguidance: *a\n", "wrong-alias", 2),
        ("a" * (MOST_CHARACTERS + 1), "wrong-size", 1),
        ("[" * MOST_CHARACTERS, "wrong-depth", 1),
        ("- " * (MOST_CHARACTERS // 2), "wrong-depth", 1),
        ("{a: " * 4_000, "wrong-depth", 1),
    ],
)
def test_what_is_no_rubric_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    assert refused(text) == (code, line)


def test_the_names_of_the_built_in_rubrics_are_taken() -> None:
    assert refused(SHORT.replace("A", "TWEET"), ("tweet",)) == ("wrong-name-reserved", 1)


@given(st.text() | st.tuples(st.sampled_from(["", FILE[:150]]), _grains).map("".join))
@example('"\\xff')
@example("!!int x")
@example("%TAG ! !\n---\n!a b")
def test_any_text_is_a_rubric_or_has_something_wrong_with_it(text: str) -> None:
    line = 1
    try:
        assert read(text).criteria
    except Fault as fault:
        line = fault.at.line
    assert 1 <= line <= len(text.splitlines()) + 1
