"""What is shown of rubrics is within Discord's bounds, and says what a reader looks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from discord import ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.community.finding import Offer
from bot.community.form import Field
from bot.refine.rubric import RUBRICS, Bounds, Criterion, Rubric, Style
from bot.store.rubrics import MOST, Kept
from bot.text import Catalogue
from cogs.rubrics.command import choices_of
from cogs.rubrics.forms import RubricForm, typed
from cogs.rubrics.pages import overview, page, question
from cogs.rubrics.shelf import told
from tests.community.rubrics import FORM, NEWS, rubrics

CATALOGUE, GERMAN = Catalogue(), Catalogue("de")
LARGE = Rubric(
    tuple(
        Criterion(f"{n} " + "声_" * 11, 3.25, *("声*_" * 66 for _ in range(5))) for n in range(8)
    ),
    "`|" * 300,
    Bounds(1, 40_000, ("_*" * 40,) * 20, ("声" * 80,) * 20),
    "声_" * 16,
    "_" * 100,
)


def assert_discord_takes(text: str) -> None:
    assert text.strip()
    assert len(text) <= 4_000
    assert len(text.encode()) <= 10_000


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(rubrics(), st.sampled_from([CATALOGUE, GERMAN]))
def test_every_rubric_fits_its_page(rubric: Rubric, words: Catalogue) -> None:
    assert_discord_takes(page(rubric, Kept(1, 1, 0.0, 7, rubric), words))


def test_the_largest_rubric_is_shortened_and_says_so() -> None:
    shown = page(LARGE, None, CATALOGUE)
    assert_discord_takes(shown)
    assert shown.endswith("“/rubric export” has all of it.")


@pytest.mark.parametrize("style", Style)
def test_a_built_in_rubric_is_told_as_the_judge_gets_it(style: Style) -> None:
    assert told(style, CATALOGUE) == replace(RUBRICS[style], name=told(style, CATALOGUE).name)


@pytest.mark.parametrize("style", Style)
def test_a_built_in_rubric_fits_its_page_in_german(style: Style) -> None:
    shown = page(told(style, GERMAN), None, GERMAN)
    assert_discord_takes(shown)
    assert "Beim ersten Lesen verstanden" in shown
    assert GERMAN.say("rubric-more") not in shown


@pytest.mark.parametrize("style", Style)
def test_a_built_in_rubric_is_shown_whole(style: Style) -> None:
    shown = page(told(style, CATALOGUE), None, CATALOGUE)
    assert "built in" in shown
    assert "**purpose** · weight" in shown
    for criterion in RUBRICS[style].criteria:
        assert criterion.excellent in shown


def test_a_page_says_all_that_a_rubric_asks() -> None:
    shown = page(NEWS, Kept(1, 4, 100.0, 7, NEWS), CATALOGUE)
    assert shown.splitlines()[2] == "-# version 4 · by <@7> · <t:100:R>"
    for part in (
        *("**Advice:** Say what changed. Thank people.", "-# 4: All.", "-# 5: All, with a date."),
        *("**At least** 20 characters", "**At most** 900 characters", "“simply”, “users”"),
    ):
        assert part in shown
    assert "-# 2:" not in shown


def test_as_many_rubrics_as_a_server_can_have_fit_the_overview() -> None:
    own = [Offer(f"{n:02} " + "_" * 29, f"{n:02} " + "_" * 29, "声" * 100) for n in range(MOST)]
    shown = overview([Offer("free", "Free")], own, CATALOGUE)
    assert_discord_takes(shown)
    assert shown.count("\n- **") == MOST


def test_what_completes_a_name_is_no_longer_than_discord_takes() -> None:
    (choice,) = choices_of([Offer("a" * 32, "a" * 32, "b" * 100)])
    assert (len(choice.name), choice.value) == (100, "a" * 32)


@given(st.integers(0, 10**18 - 1), st.integers(0, 10**9 - 1))
def test_a_form_comes_back_from_its_custom_id(rubric: int, version: int) -> None:
    for form in (RubricForm(rubric, version), RubricForm()):
        assert RubricForm.parse(form.custom_id) == form
        assert len(form.custom_id) <= 100


@pytest.mark.parametrize("made_up", ["", "rubric:edit:1", "rubric:edit:-1:1", "rubric:new:1"])
def test_what_only_looks_like_a_form_is_none(made_up: str) -> None:
    assert RubricForm.parse(made_up) is None


def test_what_was_typed_is_given_back_by_field() -> None:
    back = typed(FORM, CATALOGUE)
    assert all(FORM[field] in back for field in Field)
    assert back.startswith("Name:\nRelease news\n\nDescription:\n")


def test_a_question_has_its_answers() -> None:
    asked = question(Kept(3, 1, 0.0, 7, NEWS), CATALOGUE)
    found = [b.custom_id for b in asked.walk_children() if isinstance(b, ui.Button)]
    assert found == ["rubric:delete:3", "rubric:keep"]
