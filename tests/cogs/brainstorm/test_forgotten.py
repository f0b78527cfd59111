"""A board's cards name nobody who was forgotten, those that later ones replaced included."""

from __future__ import annotations

from dataclasses import replace

from bot.brainstorm.fold import fold
from bot.brainstorm.forgetting import overwritten
from bot.story.events import Event, Forgotten, Posted
from cogs.brainstorm.cards import cards
from cogs.thread.card import SEALED_AFTER
from tests.cogs.brainstorm.boards import BEN, CHLOE, HOST, WORDS, given, opened

LATE = SEALED_AFTER + 10.0
LOG: list[Event] = [
    opened(),
    given(1, BEN, "Pizza"),
    given(2, CHLOE, "A quiz"),
    Posted(3.0, "board1", 101, "as it was"),
    replace(given(4, CHLOE, "Kayaks"), at=LATE),
    Posted(LATE, "board1n2", 102, "as it went on"),
]


def test_a_card_that_another_took_the_place_of_is_shown_anew() -> None:
    assert [card.key for card in cards(fold(LOG), WORDS)] == ["board1n2"]
    log = [*overwritten(LOG, BEN, -1, frozenset()), Forgotten(LATE + 1, -1)]
    shown = {card.key: "\n".join(card.blocks) for card in cards(fold(log), WORDS)}
    assert shown.keys() == {"board1", "board1n2"}
    for text in shown.values():
        assert f"<@{BEN}>" not in text
        assert "Pizza" not in text
        assert f"<@{CHLOE}>" in text


def test_whoever_is_forgotten_is_somebody_while_their_votes_stand() -> None:
    log = overwritten(LOG, CHLOE, -1, frozenset())
    text = "\n".join(cards(fold(log), WORDS)[0].blocks)
    assert "**2.** … · someone" in text
    assert f"<@{CHLOE}>" not in text
    assert f"<@{BEN}>" in text
    assert fold(log).host == HOST
