"""What the log tells whoever starts the bot about money, before any of it is spent."""

from __future__ import annotations

import logging

import pytest

from bot.advice import advise
from bot.settings import Settings

NOBODY = "http://127.0.0.1:9/v1"


async def advice(caplog: pytest.LogCaptureFixture, **settings: object) -> str:
    """The lines of a start with these settings."""
    caplog.set_level(logging.WARNING, "bot.advice")
    caplog.clear()
    await advise(Settings.model_validate({"openai_api_key": "key", **settings}))
    return caplog.text


@pytest.fixture
def _nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody answers where this goes; its prices are known all the same."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")


@pytest.mark.usefixtures("_nobody_there")
async def test_spending_without_any_limit_is_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    assert "nothing limits what is spent" in await advice(caplog, openai_model="gpt-4o-mini")


@pytest.mark.usefixtures("_nobody_there")
@pytest.mark.parametrize("limit", ["money_a_month", "rounds_a_day"])
async def test_a_limit_of_either_kind_is_enough(
    caplog: pytest.LogCaptureFixture, limit: str
) -> None:
    assert "limit" not in await advice(caplog, openai_model="gpt-4o-mini", **{limit: 5})


@pytest.mark.usefixtures("_nobody_there")
async def test_a_model_without_a_price_is_named_where_money_is_to_limit_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    models = {"openai_model": "gpt-4o-mini", "openai_models": ["brandnew"]}
    said = await advice(caplog, **models, money_a_month=5)
    assert "MONEY_A_MONTH does not limit brandnew, whose price is unknown" in said


async def test_a_model_of_ones_own_needs_no_limit(caplog: pytest.LogCaptureFixture) -> None:
    said = await advice(caplog, openai_base_url=NOBODY, openai_model="mine")
    assert "limit" not in said
    assert f"no model answers at {NOBODY}" in said
