"""What a call used: tokens, counted or estimated, and their price by an offline table."""

from __future__ import annotations

import math

import genai_prices.data  # noqa: F401 -- else the table, 0.1 s to read, is read in the first call
from genai_prices import Usage as Quantities
from genai_prices import calc_price

from bot.model.chunk import Tokens
from bot.model.endpoint import Endpoint
from bot.refine.replies import Usage

_FRAME = 64
"""Tokens that a server puts around the messages."""


def counted(endpoint: Endpoint, tokens: Tokens) -> Usage:
    """The usage by the server's own count."""
    used, written = tokens.prompt_tokens, tokens.completion_tokens
    cost = _cost(endpoint, used, written, min(tokens.cached, used))
    return Usage(endpoint.model, used, written, cost, estimated=False)


def estimated(endpoint: Endpoint, prompt: str, output: str) -> Usage:
    """The usage as far as the texts tell."""
    used, written = estimated_tokens(prompt), estimated_tokens(output)
    return Usage(endpoint.model, used, written, _cost(endpoint, used, written, 0), estimated=True)


def bound(endpoint: Endpoint, prompt: str, further_tokens: int, output_tokens: int) -> float | None:
    """What a call costs at most, in US dollars: no token is shorter than a byte. The prompt has
    `further_tokens` that are not written yet."""
    used = len(prompt.encode()) + further_tokens + _FRAME
    return _cost(endpoint, used, output_tokens, 0)


def is_priced(endpoint: Endpoint) -> bool:
    """Whether it is known what an answer costs there."""
    return _cost(endpoint, 1, 1, 0) is not None


def estimated_tokens(text: str) -> int:
    """Roughly how many tokens a text has.

    About four letters make a token in Latin script, two in the alphabets beyond it; a Chinese,
    Japanese or Korean character (from U+2E80 on) or an emoji is about one.
    """
    latin = sum(character < "\u0250" for character in text)
    wide = sum(character >= "\u2e80" for character in text)
    return math.ceil(latin / 4 + (len(text) - latin - wide) / 2 + wide)


def _cost(endpoint: Endpoint, used: int, written: int, cached: int) -> float | None:
    """US dollars, or None where the table knows no price of this model at this address.

    The address decides, for the same model costs different prices at different providers.
    """
    quantities = Quantities(input_tokens=used, output_tokens=written, cache_read_tokens=cached)
    try:
        price = calc_price(quantities, endpoint.model, provider_api_url=endpoint.url)
    except LookupError:
        return None
    return float(price.total_price)
