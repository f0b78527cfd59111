"""Where a model is reached, and the client that reaches it."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx2
from openai import AsyncOpenAI, DefaultAsyncHttpxClient

from bot.model.breaker import Breaker
from bot.model.dialect import Dialect
from bot.model.patience import Patience

OPENAI = "https://api.openai.com/v1"

_LIMITS = httpx2.Limits(max_connections=None, max_keepalive_connections=64, keepalive_expiry=30.0)
"""A stream holds its connection for as long as a draft takes to write: how many sessions run at
once is bounded by the settings, and a bound here would keep one of them waiting unseen."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model at an OpenAI-compatible server; `base_url` None is OpenAI itself."""

    base_url: str | None
    api_key: str = field(repr=False)
    model: str

    @property
    def url(self) -> str:
        """The base URL in use."""
        return self.base_url or OPENAI


class Service:
    """An endpoint with its client, what its server has been found to support, and its breaker."""

    def __init__(self, endpoint: Endpoint, client: AsyncOpenAI, patience: Patience) -> None:
        self.endpoint = endpoint
        self.client = client
        self.dialect = Dialect()
        self.breaker = Breaker(patience)


def connect(endpoint: Endpoint, patience: Patience) -> AsyncOpenAI:
    """A client that never repeats a request by itself.

    Reading has no time limit here: `Call` has two, one for the first token and one for the rest.
    """
    timeout = httpx2.Timeout(None, connect=patience.connect)
    return AsyncOpenAI(
        base_url=endpoint.url,
        api_key=endpoint.api_key,
        max_retries=0,
        timeout=timeout,
        http_client=DefaultAsyncHttpxClient(limits=_LIMITS, timeout=timeout),
    )
