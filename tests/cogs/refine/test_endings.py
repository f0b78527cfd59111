"""The card of an ending: why, how to go on, and what it used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import errors
from bot.refine.limits import Limits, Stop
from bot.story.spending import Spending
from cogs.refine.scene import RefineScene
from cogs.thread.card import NEUTRAL, REJECTED, Card
from cogs.thread.controls import Verb
from cogs.thread.scene import Offer
from tests.cogs.refine.sessions import (
    CATALOGUE,
    cards,
    draft,
    ended,
    session,
    shown,
)


def is_offered(card: Card, verb: Verb) -> bool:
    return any(button.verb is verb and button.is_enabled for button in card.buttons)


KINDS: list[type[errors.RefineError]] = [errors.RefineError, errors.ModelError]
FAILURES = [kind.code for kind in KINDS + errors.ModelError.__subclasses__()]


@pytest.mark.parametrize("code", FAILURES)
def test_every_failure_is_explained_and_keeps_what_was_there(code: str) -> None:
    card = cards(ended(session(draft(0, 4.0), draft(1, 4.8)), Stop.FAILED, code))["end1"]
    first, gain, _choice, why, *rest = shown(card).splitlines()
    assert first == "### Draft 1 is the best so far · 4.8/10"
    assert gain == "-# 4.0 → 4.8 out of 10, one draft"
    assert why.endswith(".")
    assert rest[0].startswith("React 🔁 to any draft")
    assert card.accent == REJECTED


@pytest.mark.parametrize(
    ("stop", "sentence"),
    [
        (Stop.TARGET, "The target is reached."),
        (Stop.ROUNDS, "All rounds are done."),
        (Stop.REJECTS, "Two drafts in a row were kept out, so I stopped."),
        (Stop.NOTHING_LEFT, "There is nothing left that would clearly make it better."),
        (Stop.STOPPED, "Stopped. Everything written so far stays."),
    ],
)
def test_every_ending_says_why_and_how_to_go_on(stop: Stop, sentence: str) -> None:
    card = cards(ended(session(draft(0), draft(1)), stop))["end1"]
    assert sentence in shown(card)
    assert "press Another round" in shown(card)
    assert is_offered(card, Verb.AGAIN)
    assert (card.reply_to, card.accent) == ("1", NEUTRAL)


def test_the_words_of_a_model_that_leaves_nothing_are_quoted_and_few() -> None:
    done = ended(session(draft(0)), Stop.NOTHING_LEFT, f"It is **good**.\n# {'so ' * 500}")
    words = next(line for line in shown(cards(done)["end1"]).splitlines() if "model says" in line)
    assert words.startswith(r"-# The model says: “It is \*\*good\*\*. # so so")
    assert len(words) < 250


@pytest.mark.parametrize(
    ("stop", "sentence"),
    [
        (Stop.LIMIT, None),
        (Stop.ROUNDS, None),  # there are more rounds, but not for this session
        (Stop.TARGET, "The target is reached."),
        (Stop.REJECTS, "Two drafts in a row were kept out, so I stopped."),
        (Stop.STOPPED, "Stopped. Everything written so far stays."),
    ],
)
def test_a_session_at_its_limit_offers_no_round_that_it_would_refuse(
    stop: Stop, sentence: str | None
) -> None:
    last = replace(session(draft(0), draft(1)), limits=Limits(rounds=1, max_rounds=1))
    card = cards(ended(last, stop))["end1"]
    lines = shown(card).splitlines()
    *said, limit = [line for line in lines if not line.startswith(("#", "-#"))]
    assert limit.endswith("To go on, start a new one with the best draft.")
    assert said == ([] if sentence is None else [sentence])
    assert not is_offered(card, Verb.AGAIN)
    assert RefineScene(CATALOGUE).offer(ended(last, stop)) == Offer(1)


def test_a_session_that_failed_before_its_first_draft_has_no_best() -> None:
    empty = replace(session(draft(0)), drafts=(), judged_best=None)
    card = cards(ended(empty, Stop.FAILED, "error-model-busy"))["end1"]
    assert shown(card).splitlines()[0] == "### No draft yet"
    assert card.reply_to is None
    assert card.buttons, "a card without a control could not be found again after a crash"


def test_an_ending_tells_what_the_session_had_used_by_then() -> None:
    text = shown(cards(ended(session(draft(0), draft(1)), Stop.ROUNDS))["end1"])
    assert (
        "-# Scores are estimates by some-model · 4 calls, 4,234 tokens · $0.0012"
        in text.splitlines()
    )


@pytest.mark.parametrize(
    ("spending", "end"),
    [
        (Spending(("m",), 1, 10, 20, None), "one call, 30 tokens · cost unknown"),
        (Spending(("m",), 2, 10, 20, 0.5, estimated=True), "30 tokens (estimated) · $0.5000"),
        (Spending(("judge", "writer"), 2, 10, 20, 0.5), "by judge, writer · 2 calls, 30 tokens"),
    ],
)
def test_what_was_used_is_told_as_exactly_as_it_is_known(spending: Spending, end: str) -> None:
    done = ended(session(draft(0), draft(1)), Stop.ROUNDS, spent=spending)
    assert end in shown(cards(done)["end1"])
