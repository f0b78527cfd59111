"""The chart of a final: which scores it shows, in a picture and in words."""

from __future__ import annotations

import struct
import subprocess
import sys
from dataclasses import replace

import pytest

from bot.refine.draft import Draft
from bot.refine.session import Session
from bot.text import Catalogue
from cogs.refine.chart import Chart, chart_of
from cogs.refine.drawing import HEIGHT, WIDTH
from tests.cogs.refine.sessions import CATALOGUE, cards, draft, session


def accepted(*drafts: Draft) -> Session:
    """A session whose last draft was accepted."""
    return replace(session(*drafts), final=drafts[-1].number, finals=1)


def chart(*drafts: Draft) -> Chart:
    found = chart_of(accepted(*drafts), CATALOGUE)
    assert found is not None
    return found


def run(written: str) -> subprocess.CompletedProcess[bytes]:
    return python("-m", "cogs.refine.drawing", written=written)


def python(*arguments: str, written: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - the tests' own words
        [sys.executable, *arguments], input=written.encode(), capture_output=True, timeout=60
    )


def test_the_chart_follows_the_way_to_the_final_and_leaves_out_what_led_nowhere() -> None:
    sideways = draft(2, 3.0)
    last = replace(draft(3, 5.0), based_on=1)
    seen = chart(draft(0, 4.0), draft(1, 4.4), sideways, last)
    assert (seen.drafts, seen.totals) == ((0, 1, 3), (4.0, 4.4, 5.0))
    assert seen.labels == ("start", "1", "3")
    assert seen.criteria == ("purpose", "clarity", "correctness")
    assert seen.points == ((3.0,) * 3, (4.0,) * 3, (5.0,) * 3)


def test_the_description_says_in_words_what_the_picture_shows() -> None:
    assert chart(draft(0, 4.0), draft(1, 4.4)).description(CATALOGUE, of_ideas=False) == (
        "Scores by draft: the original 4.0, draft 1 4.4. By criterion, first to last: "
        "purpose 3.0 to 3.0, clarity 4.0 to 4.0, correctness 5.0 to 5.0."
    )


def test_a_long_way_is_shown_by_ten_drafts_with_the_first_and_the_last() -> None:
    seen = chart(*(draft(n) for n in range(31)))
    assert seen.drafts == (0, 3, 7, 10, 13, 17, 20, 23, 27, 30)
    assert len(seen.description(CATALOGUE, of_ideas=False)) <= 1_000


def test_one_score_makes_no_chart() -> None:
    unjudged = replace(draft(1), judgement=None)
    assert chart_of(accepted(draft(0)), CATALOGUE) is None
    assert chart_of(accepted(draft(0), unjudged), CATALOGUE) is None
    assert chart_of(session(draft(0), draft(1)), CATALOGUE) is None


def test_the_final_card_alone_has_the_picture() -> None:
    seen = cards(accepted(draft(0), draft(1)))
    assert [key for key, card in seen.items() if card.picture is not None] == ["final1"]


def test_a_criterion_that_a_judge_left_out_is_drawn_as_a_gap() -> None:
    first, second = draft(0), draft(1)
    assert second.judgement is not None
    second = replace(second, judgement=replace(second.judgement, points=(("fit", 3.5),)))
    seen = chart(first, second)
    assert seen.points == ((3.0, 3.5), (4.0, None), (5.0, None))
    assert "clarity" not in seen.description(CATALOGUE, of_ideas=False)
    assert run(seen.as_json()).returncode == 0


@pytest.mark.parametrize("number", [2, 10])
def test_the_program_draws_a_png_of_its_size(number: int) -> None:
    done = run(chart(*(draft(n, 4.0 + n / 3) for n in range(number))).as_json())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"\x89PNG\r\n\x1a\n")
    assert done.stdout.endswith(b"IEND\xaeB`\x82")
    assert struct.unpack(">II", done.stdout[16:24]) == (WIDTH, HEIGHT)


def test_numbers_are_drawn_as_the_language_writes_them() -> None:
    final = accepted(draft(0), draft(1))
    english, german = (chart_of(final, Catalogue(language)) for language in ("en", "de"))
    assert english is not None
    assert german is not None
    assert (english.point, german.point) == (".", ",")
    mixed = replace(english, point=german.point)
    assert run(mixed.as_json()).stdout != run(english.as_json()).stdout


@pytest.mark.parametrize("nonsense", ["", "[]", '{"title": 1}'])
def test_nonsense_draws_nothing(nonsense: str) -> None:
    done = run(nonsense)
    assert done.returncode != 0
    assert done.stdout == b""


def test_to_draw_needs_no_discord() -> None:
    code = "import sys, cogs.refine.drawing; sys.exit('discord' in sys.modules)"
    assert python("-c", code).returncode == 0
