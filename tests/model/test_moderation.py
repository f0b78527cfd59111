"""What the moderation service says, in the house's own words, whatever it does wrong."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema_rs import Draft202012Validator, Registry

from bot.model import OpenAIModerator
from bot.model.moderation import PATIENCE, _read
from bot.story.rulings import Flagged, Passed, Unavailable
from sandbox.model import ModelServer, Script
from sandbox.model.faults import (
    NO_QUOTA,
    RATE_LIMITED,
    Dropped,
    Fault,
    HiddenError,
    Page,
    Refused,
    SlowStart,
    Stalled,
    Truncated,
    Wrapped,
)

SPEC = Path(__file__).parents[2] / ".." / "shared" / "specs" / "openai-openapi.json"
HASTY = replace(PATIENCE, base_delay=0.001)
KEY, WORD = "sk-planted-key", "planted-word"
SHORT_BUSY = replace(RATE_LIMITED, retry_after=0.001)
DOWN = Refused(503, "Overloaded", type="server_error")


@asynccontextmanager
async def moderator(
    api_key: str = KEY, patience: float | None = None
) -> AsyncIterator[tuple[ModelServer, OpenAIModerator]]:
    """The service and who asks it; `patience` is the seconds that an answer may take."""
    hasty = HASTY if patience is None else replace(HASTY, whole=patience)
    async with (
        ModelServer(Script(), api_key=KEY) as server,
        OpenAIModerator(server.base_url, api_key, hasty) as asking,
    ):
        yield server, asking


async def test_a_harmless_text_passes_and_a_marked_one_does_not() -> None:
    async with moderator() as (_, asking):
        assert await asking.check(["We meet on Friday.", "Bring cake."]) == Passed()
        marked = ["We meet.", "flag:violence/graphic and flag:hate"]
        assert await asking.check(marked) == Flagged(("hate", "violence/graphic"))


@pytest.mark.parametrize("place", [0, 1_990, 17_995, 39_980])
async def test_a_long_text_is_read_to_its_end_and_no_words_are_torn(place: int) -> None:
    long = "word " * 8_000
    text = long[:place] + " flag:harassment/threatening " + long[place:]
    async with moderator() as (server, asking):
        assert await asking.check([text]) == Flagged(("harassment/threatening",))
        (body,) = server.moderation.requests
    pieces = body["input"]
    assert isinstance(pieces, list)
    assert all(len(piece) <= 2_000 for piece in pieces)


def test_a_category_that_nobody_knows_has_a_name_all_the_same() -> None:
    body = b'{"results": [{"flagged": true, "categories": {"planted/word": true}}]}'
    assert _read(body, 1) == Flagged(("other",))


async def test_half_a_character_is_no_reason_to_fail() -> None:
    async with moderator() as (_, asking):
        assert await asking.check(["a \ud800 b"]) == Passed()


@pytest.mark.parametrize(
    "fault", [SHORT_BUSY, DOWN, Dropped(), Truncated(40), Page(), HiddenError()], ids=str
)
async def test_what_goes_wrong_twice_is_asked_again(fault: Fault) -> None:
    async with moderator() as (server, asking):
        server.moderation.faults.order(fault, times=2)
        assert await asking.check(["flag:hate"]) == Flagged(("hate",))
        assert not server.moderation.faults.pending


@pytest.mark.parametrize(
    "fault",
    [
        *[Refused(status, f"{WORD} {KEY}", code=WORD) for status in (400, 401, 404, 500)],
        replace(SHORT_BUSY, message=f"{WORD} {KEY}"),
        NO_QUOTA,
        Dropped(),
        Page(html=f"<p>{WORD} {KEY}</p>"),
        HiddenError(f"{WORD} {KEY}"),
        Wrapped(f"{WORD} {KEY}"),
        Wrapped(json.dumps({"results": [], "more": f"{WORD} {KEY}"}) + " " * 10**6),
    ],
    ids=lambda fault: str(fault)[:40],
)
async def test_what_goes_wrong_for_good_is_no_ruling_and_shows_nobodys_words(
    fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with moderator() as (server, asking):
        server.moderation.faults.order(fault, times=None)
        assert isinstance(await asking.check([WORD]), Unavailable)
    said = [r.getMessage() for r in caplog.records if r.name.startswith("bot")]
    assert not [line for line in said if WORD in line or KEY in line]
    assert not [line for line in caplog.messages if KEY in line]


async def test_a_key_that_no_header_can_carry_is_no_ruling() -> None:
    async with moderator(f"{KEY}…") as (_, asking):
        assert isinstance(await asking.check([WORD]), Unavailable)


@pytest.mark.parametrize("fault", [Stalled(), SlowStart(seconds=600)], ids=str)
async def test_what_does_not_come_in_time_is_no_ruling(fault: Fault) -> None:
    async with moderator(patience=0.05) as (server, asking):
        server.moderation.faults.order(fault, times=None)
        assert isinstance(await asking.check([WORD]), Unavailable)


async def test_a_service_that_is_down_is_left_alone_and_said_to_be_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with moderator() as (server, asking):
        server.moderation.faults.order(DOWN, times=None)
        assert isinstance(await asking.check([WORD]), Unavailable)
        before = len(server.moderation.requests)
        rulings = await asyncio.gather(*(asking.check([WORD]) for _ in range(20)))
        assert len(server.moderation.requests) == before
        assert all(isinstance(ruling, Unavailable) and ruling.after > 0 for ruling in rulings)
        for _ in range(3):
            asking._breaker._retry_at = 0.0  # the pause is over
            assert isinstance(await asking.check([WORD]), Unavailable)
        server.moderation.faults.clear()
        asking._breaker._retry_at = 0.0
        assert await asking.check([WORD]) == Passed()
    said = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert said == [
        "omni-moderation-latest: error-model-busy",
        "omni-moderation-latest: down, left alone for 30 s",
    ]


async def test_cancelling_a_check_leaves_the_next_one_free() -> None:
    release = asyncio.Event()
    async with moderator() as (server, asking):
        server.moderation.faults.order(DOWN, times=3)
        assert isinstance(await asking.check([WORD]), Unavailable)
        server.moderation.faults.order(SlowStart(release=release))
        asking._breaker._retry_at = 0.0
        trying = asyncio.create_task(asking.check([WORD]))
        async with asyncio.timeout(10):
            while len(server.moderation.requests) < 4:  # noqa: ASYNC110 -- the server tells nobody
                await asyncio.sleep(0)
        trying.cancel()
        await asyncio.wait([trying])
        assert await asking.check([WORD]) == Passed()


async def test_requests_and_answers_fit_openais_document() -> None:
    if not SPEC.exists():
        pytest.skip("OpenAI's OpenAPI document is not at hand")
    registry = Registry([("urn:openai", json.loads(SPEC.read_text()))])
    async with moderator() as (server, asking):
        await asking.check(["We meet.", "flag:hate"])
        (body,) = server.moderation.requests
        answer = await asking._client.moderations.with_raw_response.create(input="flag:hate")
    for name, value in (("Request", body), ("Response", json.loads(answer.text))):
        reference = f"urn:openai#/components/schemas/CreateModeration{name}"
        validator = Draft202012Validator({"$ref": reference}, registry=registry)
        assert [error.message for error in validator.iter_errors(value)] == []
