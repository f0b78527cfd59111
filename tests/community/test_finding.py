"""A rubric is found by the beginning of its name, of a word of it, or by its words."""

from __future__ import annotations

import pytest

from bot.community.finding import Offer, fitting, found, near

OFFERS = [
    Offer("free", "Free"),
    Offer("email", "Email", "A letter to one person"),
    Offer("Release news", "Release news", "What we post when something is new"),
    Offer("News letter", "News letter"),
    Offer("Event e-mails", "Event e-mails"),
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["Free", "Email", "Release news", "News letter", "Event e-mails"]),
        ("E", ["Email", "Event e-mails"]),
        ("news", ["News letter", "Release news"]),
        ("letter", ["News letter", "Email"]),
        ("something rel", ["Release news"]),
        ("zzz", []),
    ],
)
def test_what_is_typed_is_completed(typed: str, names: list[str]) -> None:
    assert [offer.name for offer in fitting(typed, OFFERS, 25)] == names


def test_no_more_are_offered_than_there_is_room_for() -> None:
    assert len(fitting("", [Offer(str(n), f"n{n}") for n in range(60)], 25)) == 25


@pytest.mark.parametrize(
    ("typed", "value"),
    [("FREE", "free"), ("release  NEWS", "Release news"), ("Email", "email"), ("emails", None)],
)
def test_a_name_or_a_value_is_meant_whatever_its_case(typed: str, value: str | None) -> None:
    offer = found(typed, OFFERS)
    assert (offer.value if offer else None) == value


@pytest.mark.parametrize(
    ("typed", "names"),
    [("emial", ["Email"]), ("relaese news", ["Release news"]), ("zzzz", ["Free", "Email"])],
)
def test_what_is_near_is_told(typed: str, names: list[str]) -> None:
    assert [offer.name for offer in near(typed, OFFERS, 2)][: len(names)] == names
