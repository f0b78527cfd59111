"""Rubrics of servers: one to look at, and every one that there can be."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from bot.community.sheet import Fault, Line, Said, Sheet, rubric_of
from bot.refine.rubric import Bounds, Criterion, Rubric

NEWS = Rubric(
    (
        Criterion("Facts", 2.0, "None.", "Some.", "All, with a date.", good="All."),
        Criterion("Warmth", 0.5, "Cold.", "Polite.", "Glad to write."),
    ),
    "Say what changed.\nThank people.",
    Bounds(20, 900, ("Refine",), ("simply", "users")),
    "Release news",
    "What we post when something is new",
)
FORM = {
    "name": "Release news",
    "description": "What we post when something is new",
    "guidance": "Say what changed.\nThank people.",
    "criteria": "Facts (2): None. /  / Some. / All. / All, with a date.\n"
    "Warmth (0.5): Cold. / Polite. / Glad to write.",
    "bounds": "at least: 20\nat most: 900\nmust keep: Refine\nmust not say: simply\n"
    "must not say: users",
}
"""The form that says `NEWS`."""
FILE = """\
name: Release news
description: What we post when something is new
guidance: |-
  Say what changed.
  Thank people.
criteria:
- name: Facts
  weight: 2
  anchors:
    1: None.
    3: Some.
    4: All.
    5: All, with a date.
- name: Warmth
  weight: 0.5
  anchors:
    1: Cold.
    3: Polite.
    5: Glad to write.
bounds:
  at least: 20
  at most: 900
  must keep:
  - Refine
  must not say:
  - simply
  - users
"""
"""The file that says `NEWS`."""

_names = st.from_regex(r"\A\w[\w &'’.+/-]{0,9}\Z")
_odd = st.sampled_from(
    ["yes", "~", "1", "- a", "a: b", "#", "'", '"', "|", "null", "a / b", "x\ny"]
)
_texts = st.text(max_size=12) | _odd
_said = _texts.map(lambda text: Said(text, 1))
_anchors = st.fixed_dictionaries(dict.fromkeys((1, 3, 5), _said), optional={2: _said, 4: _said})
_weights = st.sampled_from(["", "1", "2.5", "0,1", "10", "3.25"])


def _at(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[Said]:
    return strategy.map(lambda text: Said(text, 1))


_lengths = st.sampled_from(["", "1", "40000", "280"])
_sheets = st.builds(
    Sheet,
    top=st.just(Said("", 1)),
    name=_at(_names),
    description=_said,
    guidance=_said,
    criteria=st.lists(
        st.builds(Line, _at(_names), _at(_weights), _anchors),
        min_size=1,
        max_size=3,
        unique_by=lambda line: line.name.text.strip().casefold(),
    ).map(tuple),
    least=_at(_lengths),
    most=_at(_lengths),
    keep=st.lists(_said, max_size=3).map(tuple),
    avoid=st.lists(_said, max_size=3).map(tuple),
)


@st.composite
def rubrics(pick: st.DrawFn) -> Rubric:
    """Every rubric that a server can have."""
    try:
        return rubric_of(pick(_sheets))
    except Fault:
        assume(False)
        raise
