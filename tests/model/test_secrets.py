"""No key, no word of a provider and no word of a person in an error or a log line."""

from __future__ import annotations

import json
import logging
import traceback

import pytest

from bot.errors import ModelError, ModelRefused
from bot.model import Endpoint
from sandbox.model import ModelServer, Script
from sandbox.model.faults import (
    BrokenStream,
    Fault,
    HiddenError,
    Page,
    Refused,
    Wrapped,
)
from tests.model.examples import REPLY, answers, model_at, task

KEY = "sk-planted-key"
WORD = "planted-word"


@pytest.mark.parametrize(
    "fault",
    [
        *[Refused(status, f"{WORD} {KEY}", code=WORD) for status in (400, 401, 404, 429, 500)],
        HiddenError(f"{WORD} {KEY}"),
        BrokenStream(40, f"{WORD} {KEY}"),
        Page(html=f"<p>{WORD} {KEY}</p>"),
        Wrapped("{}", f"{WORD} {KEY}"),
    ],
    ids=str,
)
async def test_nothing_planted_comes_out(fault: Fault, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    bad = json.dumps(REPLY | {"draft": [WORD, KEY]})
    async with ModelServer(Script(lambda _: bad), api_key=KEY) as server:
        server.faults.order(fault, times=3)
        with pytest.raises(ModelError) as caught:
            await answers(model_at(server, api_key=KEY), task(brief=WORD))
    error = caught.value
    said = [str(error), repr(error), *traceback.format_exception(error)]
    said += [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert not [text for text in said if WORD in text or KEY in text]
    assert not [line for line in caplog.messages if KEY in line]


async def test_a_key_that_no_header_can_carry_is_refused_unseen() -> None:
    with pytest.raises(ModelRefused) as caught:
        await answers(model_at("http://127.0.0.1:9/v1", api_key=f"{KEY}…"))
    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_an_endpoint_does_not_show_its_key() -> None:
    assert KEY not in repr(Endpoint(None, KEY, "gpt-5-mini"))


async def test_a_call_leaves_one_line_with_what_it_took(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="bot.model")
    with Script([REPLY]) as script:
        async with ModelServer(script) as server:
            await answers(model_at(server))
    (line,) = [r.getMessage() for r in caplog.records if r.name.startswith("bot.model")]
    assert line.startswith("test-model: judge and write in ")
    assert "tokens counted: " in line
