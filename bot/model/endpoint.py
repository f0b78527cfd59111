"""Where a model is reached, and the client that reaches it."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx2
from openai import AsyncOpenAI, DefaultAsyncHttpxClient

from bot.model.breaker import Breaker
from bot.model.dialect import Dialect
from bot.model.patience import Patience
from bot.model.transport import AiohttpTransport

OPENAI = "https://api.openai.com/v1"


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
    """An endpoint with its client, what its server has been found to support, and its breaker;
    `was_reached` says that a server has answered there since the start."""

    def __init__(self, endpoint: Endpoint, client: AsyncOpenAI, patience: Patience) -> None:
        self.endpoint = endpoint
        self.client = client
        self.dialect = Dialect()
        self.was_reached = False
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
        http_client=DefaultAsyncHttpxClient(
            transport=AiohttpTransport(patience.connect), timeout=timeout
        ),
    )
