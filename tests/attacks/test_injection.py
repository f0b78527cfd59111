"""Prompt injection: a model that obeys every attempt of the corpus changes nothing but a text."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.brainstorm import events as e
from bot.brainstorm.events import Phase
from bot.documents.board import board_as_json, board_as_markdown
from bot.documents.session import as_json, as_markdown
from bot.refine.draft import ORIGINAL
from bot.refine.events import RequestMade
from bot.refine.limits import Limits
from bot.refine.session import Session
from bot.text import Catalogue
from cogs.brainstorm.cards import cards as board_cards
from cogs.refine.cards import Painter
from tests.attacks.obedient import Attempt, House, Obedient, attempts, house
from tests.brainstorm.build import ANN, BEN
from tests.refine.build import AUTHOR, MEMBER, started
from tests.runner.boards import NO_SPARKS, moved_on, voted

WORDS = Catalogue()
DATE, LINK = "March 3", "https://example.org/plan"
TEXT = f"We meet on {DATE} at {LINK}."
LIMITS = Limits(rounds=2, target=9.0, max_rounds=4, gather=0.0, is_private=True)
RUN = 12


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def assert_nothing_is_told(model: Obedient, shown: Iterable[str], attempt: str) -> None:
    secrets = set().union(*(runs(system) for system in model.told))
    leaked = [text for text in shown if runs(text) & secrets]
    assert not leaked, f"{attempt}: {leaked[0][:300]}"


async def begun(on: House, attempt: Attempt, nth: int) -> int:
    """A session in which the attempt stands where it belongs."""
    original = f"{TEXT} {attempt.text}" if attempt.where == "text" else TEXT
    brief = attempt.text if attempt.where == "brief" else ""
    event = replace(started(original, brief, limits=LIMITS), source=attempt.id, at=1_000.0)
    log = await on.sessions.start(event)
    if attempt.where == "request":
        asked = RequestMade(1_000.0, f"asked {nth}", AUTHOR, attempt.text, None)
        await on.sessions.record(log.key, asked)
    return log.key


def everything(session: Session) -> list[str]:
    """All that people can see of a session."""
    painted = [block for card in Painter(WORDS).cards(session) for block in card.blocks]
    document = json.dumps(as_json(1, session, WORDS), ensure_ascii=False)
    return [*painted, document, as_markdown(1, session, WORDS), session.title]


def test_the_corpus_is_large_and_tries_everything_everywhere() -> None:
    every = attempts()
    assert len({a.id for a in every}) == len({a.text for a in every}) == len(every) >= 60
    assert {a.where for a in every} == {"text", "brief", "request", "idea", "file name"}
    assert {a.tries for a in every} == {"reveal", "settings", "checks", "sessions"}


async def test_no_text_brief_or_request_reaches_beyond_its_own_drafts(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    corpus = attempts("text", "brief", "request")
    model = Obedient(corpus)
    async with house(path, model) as on:
        neighbour = await on.sessions.start(replace(started("The text of the neighbour."), at=1.0))
        await on.idle()
        before = await on.store.load(neighbour.key)
        begins = [(one, await begun(on, one, nth)) for nth, one in enumerate(corpus)]
        await on.idle()
        assert await on.store.load(neighbour.key) == before
        assert len(await on.store.sessions(1_000)) == len(corpus) + 1
        for attempt, key in begins:
            session = (await on.sessions.open(key)).session
            assert_nothing_is_told(model, everything(session), attempt.id)
            assert_settings_hold(session, attempt)
            assert_checks_hold(session, attempt)
        assert_nothing_is_told(model, [*on.readers.grown, *caplog.messages], "growing or logged")
    assert model.obeyed == {attempt.id for attempt in corpus}


def assert_settings_hold(session: Session, attempt: Attempt) -> None:
    first = started(TEXT)
    assert (session.limits, session.style, session.author) == (LIMITS, first.style, AUTHOR)
    assert (session.final, session.place.channel) == (None, first.channel)
    assert session.rounds_written <= LIMITS.max_rounds
    assert session.spending.calls <= 2 * (LIMITS.max_rounds + 1)
    assert not session.may_steer(MEMBER), attempt.id
    assert all(2 <= d.judgement.total <= 10 for d in session.drafts if d.judgement)


def assert_checks_hold(session: Session, attempt: Attempt) -> None:
    best = session.draft(session.best)
    assert best is not None, attempt.id
    if attempt.where == "text":
        assert DATE in best.text, attempt.id
        assert LINK in best.text, attempt.id
        assert "\u202e" not in best.text, attempt.id
    if attempt.tries == "reveal" and best.number != ORIGINAL:
        assert best.text.startswith(TEXT), attempt.id


@pytest.mark.parametrize("attempt", attempts("idea"), ids=lambda attempt: attempt.id)
async def test_an_idea_that_gives_orders_is_an_idea(path: Path, attempt: Attempt) -> None:
    model = Obedient([attempt])
    async with house(path, model) as on:
        log = await on.boards.start(NO_SPARKS)
        for event in (
            e.IdeaGiven(1.0, "idea 1", ANN, attempt.text, 101),
            e.IdeaGiven(1.0, "idea 2", BEN, "A quiz night", 102),
            e.SparkAsked(1.0, "spark", ANN),
            moved_on(Phase.GATHER),
            voted(BEN, 2),
            voted(ANN, 1),
            moved_on(Phase.VOTE),
            moved_on(Phase.SHAPE),
        ):
            await on.boards.record(log.key, replace(event, at=on.boards.now()))
            await on.idle()
        board = log.session
        assert board.session is not None
        session = (await on.sessions.open(board.session)).session
    assert board.limits == NO_SPARKS.limits
    assert board.phases == (Phase.GATHER, Phase.VOTE, Phase.SHAPE, Phase.REFINE)
    assert len(board.live_ideas) <= 3
    assert {p for c in session.credits for p in c.people} <= {ANN, BEN}
    assert (session.author, session.limits) == (NO_SPARKS.host, NO_SPARKS.refine)
    shown = [block for card in board_cards(board, WORDS) for block in card.blocks]
    refined = (board.session, session)
    document = json.dumps(board_as_json(1, board, refined, WORDS), ensure_ascii=False)
    text = board_as_markdown(1, board, refined, WORDS)
    assert_nothing_is_told(model, [*shown, document, text, *everything(session)], attempt.id)
    assert model.obeyed == {attempt.id}
