"""Custom ids carry what they are for, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.refine.box import Box
from cogs.refine.form import Form
from cogs.refine.wish import Options
from cogs.thread.controls import Control, Verb

cards = st.integers(0, 200).map(str) | st.integers(0, 10**6).map("end{}".format) | st.just("head")
controls = st.builds(Control, st.sampled_from(Verb), st.integers(0, 10**18 - 1), cards)
targets = st.none() | st.floats(2, 10) | st.integers(2, 10).map(float)
options = st.builds(
    Options,
    st.sampled_from(["free", "Release news", "Ä & b’s +/-.1"]),
    st.integers(1, 10),
    targets,
    st.booleans(),
)
boxes = st.builds(Box, options)
forms = st.builds(Form, st.integers(0, 10**18 - 1), st.none() | st.integers(0, 200))


@given(controls)
def test_a_control_comes_back_from_its_custom_id(control: Control) -> None:
    assert Control.parse(control.custom_id) == control
    assert Box.parse(control.custom_id) is None
    assert len(control.custom_id) <= 100


@given(boxes)
def test_a_box_comes_back_from_its_custom_id(box: Box) -> None:
    assert Box.parse(box.custom_id) == box
    assert Control.parse(box.custom_id) is None
    assert len(box.custom_id) <= 100


@given(forms)
def test_a_form_comes_back_from_its_custom_id(form: Form) -> None:
    assert Form.parse(form.custom_id) == form
    assert Control.parse(form.custom_id) is None
    assert len(form.custom_id) <= 100


@given(st.text())
def test_any_other_custom_id_is_none(custom_id: str) -> None:
    assert Control.parse(custom_id) is None
    assert Box.parse(custom_id) is None


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
        "refine:again:1",
        "refine:again:1:2:3",
        "refine:dance:1:2",
        "refine:again:-1:2",
        "refine:again:٣:2",
        "refine:again:1:ä",
        "refine:again:9999999999999999999:2",
        "refine:again:1:2\n",
        " refine:again:1:2",
        f"refine:new:{'x' * 33}:3:-:all",
        "refine:new::3:-:all",
        "refine:new:email:3::all",
        "refine:new:email:3:-:us",
        "refine:new:email:3:nan:all",
        "refine:new:email:three:-:all",
    ],
)
def test_what_only_looks_like_one_is_none(custom_id: str) -> None:
    assert Control.parse(custom_id) is None
    assert Box.parse(custom_id) is None
