"""A draft that goes in circles, or is in another script, is kept out; a text that was so is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.refine.acceptance import check
from bot.refine.draft import Why
from bot.refine.language import is_circular, script_of
from bot.refine.session import Request, Session
from tests.refine.build import session_with

ENGLISH = "We meet this evening in the big hall behind the station, and everybody is welcome."
RUSSIAN = "Мы встречаемся сегодня вечером в большом зале за вокзалом, и мы рады каждому гостю."
JAPANESE = (
    "今夜八時に、駅の裏の大きなホールで集まります。どなたでも大歓迎ですので、ぜひお越しください。"
)
CHINESE = (
    "我们今天晚上八点钟在车站后面的大厅里见面，欢迎每一位朋友来参加，也请告诉你们的邻居和同事们。"
)
LOOP = "The doors open at six and everyone is welcome. " * 20
SONG = """Row, row, row your boat, gently down the stream,
Merrily, merrily, merrily, merrily, life is but a dream.
Row, row, row your boat, gently up the creek,
If you see a little mouse, don't forget to squeak.
Row, row, row your boat, gently round the lake,
Don't stand up and rock the boat, that's a big mistake.
Row, row, row your boat, gently to the shore,
If you see a lion there, don't forget to roar.
Row, row, row your boat, merrily we go,
If you see a polar bear, tell it of the snow."""


def found(session: Session) -> list[Why]:
    original, draft = session.drafts
    return [finding.why for finding in check(session, draft, original)]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (ENGLISH, "LATIN"),
        (RUSSIAN, "CYRILLIC"),
        (JAPANESE, "CJK"),
        (CHINESE, "CJK"),
        (ENGLISH + RUSSIAN, None),
        (f"{ENGLISH} ({RUSSIAN[:10]})", "LATIN"),
        ("Привет", None),
        ("1234 5678 " * 20, None),
    ],
)
def test_a_text_has_the_script_of_most_of_its_letters(text: str, script: str | None) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "circles"),
    [
        (LOOP, True),
        ("very " * 200, True),
        (CHINESE * 20, True),
        (
            "\n".join(f"{n}. Bring a friend along to the meeting of the club." for n in range(30)),
            True,
        ),
        (SONG, False),
        (ENGLISH * 3, False),
        ("\n".join(f"| {n} | {n * 7919 % 1000} | {n * 104729 % 997} |" for n in range(80)), False),
        ("-" * 2_000, False),
    ],
)
def test_a_text_goes_in_circles_when_most_of_it_was_said_before(text: str, circles: bool) -> None:
    assert is_circular(text) is circles


def test_a_draft_that_goes_in_circles_is_kept_out_unless_the_text_did_so() -> None:
    assert found(session_with(LOOP, original=ENGLISH)) == [Why.CIRCULAR]
    assert found(session_with(LOOP + "Come!", original=LOOP)) == []


def test_a_draft_in_another_script_is_kept_out_where_nobody_can_have_asked_for_it() -> None:
    session = session_with(RUSSIAN, original=ENGLISH)
    assert found(session) == [Why.SCRIPT]
    assert found(replace(session, brief="на русском")) == []
    asked = Request("r1", 2, "translate it", None, 0.0)
    assert found(replace(session, requests=(asked,))) == []
    assert found(session_with(JAPANESE, original=CHINESE)) == []
