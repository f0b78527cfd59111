"""What whoever runs the bot should know at its start, and not when somebody waits for it."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.model import Endpoint, is_priced, is_reached, shown_address
from bot.settings import Settings

logger = logging.getLogger(__name__)


async def advise(settings: Settings) -> None:
    """Look at the money and for the model; it may come later."""
    writer = writer_of(settings)
    _look_at_money(settings, writer)
    if not await is_reached(writer):
        logger.warning(
            "no model answers at %s: look at OPENAI_BASE_URL; sessions wait for it",
            shown_address(writer),
        )


def writer_of(settings: Settings) -> Endpoint:
    """Where the model is that answers unless a server chooses another one.

    Raises:
        SettingsError: a key is needed there, and is missing.
    """
    return Endpoint(settings.openai_base_url, settings.require_key(), settings.openai_model)


def _look_at_money(settings: Settings, writer: Endpoint) -> None:
    names = {writer.model, *settings.openai_models}
    if settings.review_model is not None:
        names.add(settings.review_model)
    priced = {name for name in names if is_priced(replace(writer, model=name))}
    if settings.money_a_month and names > priced:
        logger.warning(
            "MONEY_A_MONTH does not limit %s, whose price is unknown here; ROUNDS_A_DAY does",
            ", ".join(sorted(names - priced)),
        )
    elif priced and not settings.money_a_month and not settings.rounds_a_day:
        logger.warning("nothing limits what is spent: MONEY_A_MONTH and ROUNDS_A_DAY can")
