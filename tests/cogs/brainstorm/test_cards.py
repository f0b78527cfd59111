"""What a board's thread shows, phase by phase."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard

import discord
import pytest
from discord import ui

from bot import errors
from bot.brainstorm.board import Board
from bot.brainstorm.events import (
    CallFailed,
    CallStarted,
    Do,
    MovedOn,
    Phase,
    SparkAsked,
)
from bot.brainstorm.limits import BoardLimits
from bot.story.events import Posted
from bot.text import Catalogue
from cogs.brainstorm.cards import cards, head
from cogs.thread.card import SEALED_AFTER, Card
from cogs.thread.controls import Verb
from cogs.thread.layout import layout
from tests.cogs.brainstorm.boards import (
    BEN,
    CHLOE,
    HOST,
    WORDS,
    after,
    gathering,
    shaped,
    shown,
    sparked,
    text,
    vote,
    voting,
)


def enabled(card: Card) -> set[Verb]:
    return {button.verb for button in card.buttons if button.is_enabled}


def test_the_head_tells_what_is_asked_and_until_when() -> None:
    board = gathering(limits=BoardLimits(gather=600.0, votes=1))
    told = text(head(board, WORDS))
    assert "**Brainstorm** “A party”" in told
    assert "To become: an announcement" in told
    assert "<t:600:R>" in told
    assert "one vote each" in told
    assert f"<@{HOST}>" in told
    later = after(board, SparkAsked(500.0, "s", BEN))
    assert head(later, WORDS).digest == head(board, WORDS).digest  # it is never edited


def test_ideas_are_credited_and_the_models_are_marked() -> None:
    (told,) = shown(sparked(gathering(), "Ask whom it leaves out"))
    assert f"**1.** Pizza · <@{CHLOE}>" in told
    assert f"**2.** A quiz · <@{BEN}>" in told
    assert "**3.** Ask whom it leaves out · 🤖 mine" in told


def test_on_an_anonymous_board_nobody_is_named() -> None:
    board = gathering(limits=BoardLimits(is_anonymous=True))
    board = shaped(after(voting(board), vote(HOST, 1)))
    told = text(head(board, WORDS)) + "\n".join(shown(board))
    assert f"<@{BEN}>" not in told
    assert f"<@{CHLOE}>" not in told
    assert f"<@{HOST}>" in told  # who hosts is no secret


def test_like_ideas_stand_under_one_heading_with_everybody_who_had_them() -> None:
    board = voting(gathering(("Pizza", "A quiz", "Pizza night")), (1, 3), (2,))
    told = shown(board)[1]
    assert f"**1.** Pizza · <@{CHLOE}>" in told
    assert "together with idea 3" in told
    assert "**3.**" not in told


def test_votes_show_as_they_come_unless_they_are_hidden() -> None:
    open_board = after(voting(gathering()), vote(HOST, 1), vote(BEN, 1))
    assert "**1.** Pizza · 2 votes" in shown(open_board)[1]
    board = voting(gathering(limits=BoardLimits(is_hidden=True)))
    board = after(board, vote(HOST, 1), vote(BEN, 1))
    told = shown(board)[1]
    assert "2 votes" not in told
    assert "2 people have voted; the votes show when it is over" in told
    assert "**1.** Pizza · 2 votes" in shown(shaped(board))[2]


def test_a_board_without_ideas_says_so_where_they_were_gathered() -> None:
    over = after(gathering(()), MovedOn(9.0, "n", HOST, Phase.GATHER))
    assert shown(over)[0].startswith("### 💡 No ideas gathered")
    (german, _) = cards(over, Catalogue("de"))
    assert text(german).startswith("### 💡 Keine Ideen gesammelt")


def test_a_vote_says_how_many_places_win_where_not_all_can() -> None:
    every = [f"Idea {n}" for n in range(1, 5)]
    assert "The first 3 places go into the brief." in shown(voting(gathering(every)))[-1]
    assert "places" not in shown(voting(gathering(every[:3])))[-1]


@pytest.mark.parametrize(
    ("board", "verbs"),
    [
        pytest.param(gathering(()), {Verb.IDEA, Verb.SPARK, Verb.NEXT}, id="no ideas yet"),
        pytest.param(
            gathering(), {Verb.IDEA, Verb.SPARK, Verb.IDEAS, Verb.NEXT}, id="ideas are gathered"
        ),
        pytest.param(
            after(gathering(), MovedOn(9.0, "n", HOST, Phase.GATHER)), {Verb.IDEAS}, id="grouping"
        ),
        pytest.param(voting(gathering()), {Verb.BALLOT, Verb.IDEAS, Verb.NEXT}, id="a vote"),
        pytest.param(
            after(voting(gathering()), MovedOn(400.0, "n", HOST, Phase.VOTE)),
            {Verb.IDEAS, Verb.EXPORT},
            id="shaping",
        ),
        pytest.param(
            shaped(voting(gathering())),
            {Verb.NEXT, Verb.BRIEF, Verb.IDEAS, Verb.EXPORT},
            id="a brief",
        ),
        pytest.param(
            after(gathering(()), MovedOn(9.0, "n", HOST, Phase.GATHER)), {Verb.NEXT}, id="nothing"
        ),
    ],
)
def test_a_phase_offers_what_can_be_done_in_it(board: Board, verbs: set[Verb]) -> None:
    *before, present = cards(board, WORDS)
    assert enabled(present) == verbs
    assert all(enabled(card) <= {Verb.IDEAS, Verb.EXPORT} for card in before)


def test_a_model_that_fails_is_told_of_and_the_board_goes_on() -> None:
    board = after(
        gathering(),
        SparkAsked(5.0, "s", BEN),
        CallStarted(6.0, 1, Do.SPARK),
        CallFailed(7.0, 1, "error-model-unreachable"),
    )
    assert "The model cannot be reached right now" in shown(board)[0]
    voted = voting(gathering())
    failed = after(
        voted,
        MovedOn(400.0, "n", HOST, Phase.VOTE),
        CallStarted(401.0, 2, Do.SHAPE),
        CallFailed(402.0, 2, "error-model-busy"),
    )
    told = shown(failed)[-1]
    assert "lists the winners as they stand" in told
    assert "- Pizza" in told


MODEL_ERRORS = [
    kind.code
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.ModelError)
]
FAILURES = ["budget-person", "budget-server", "budget-bot", "error-unknown", *MODEL_ERRORS]


@pytest.mark.parametrize("code", FAILURES)
def test_a_board_says_what_the_model_lacks_and_that_it_goes_on_without(code: str) -> None:
    asked = after(gathering(), SparkAsked(3.0, "s", BEN), CallStarted(4.0, 1, Do.SPARK))
    (told,) = shown(after(asked, CallFailed(5.0, 1, code)))
    (line,) = [line for line in told.splitlines() if "goes on without" in line]
    assert line.endswith(". The board goes on without the model.")
    assert "round" not in line
    assert line.startswith("-# The model gave no usable") == (code == "error-model")


def test_a_board_that_outlasts_its_card_goes_on_as_a_new_one() -> None:
    board = gathering()
    (first,) = cards(board, WORDS)
    assert first.key == "board1"
    board = after(board, Posted(3.0, "board1", 99, first.digest))
    late = replace(board, now=SEALED_AFTER + 10)
    assert cards(late, WORDS)[0].key == "board1"  # nothing has changed
    changed = after(late, SparkAsked(late.now, "s", BEN))
    assert cards(changed, WORDS)[0].key == "board1n2"


@pytest.mark.parametrize(
    ("board", "main"),
    [
        (gathering(), {"Add an idea"}),
        (voting(gathering()), {"Vote"}),
        (shaped(voting(gathering())), {"Start refining"}),
    ],
    ids=["gathering", "voting", "the brief"],
)
def test_what_people_come_to_do_stands_out(board: Board, main: set[str]) -> None:
    buttons = [b for b in layout(1, cards(board, WORDS)[-1]).walk_children() if is_button(b)]
    assert {b.label for b in buttons if b.style is discord.ButtonStyle.primary} == main


def is_button(item: object) -> TypeGuard[ui.Button[ui.LayoutView]]:
    return isinstance(item, ui.Button)
