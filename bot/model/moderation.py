"""OpenAIModerator, the port `Moderator` over OpenAI's moderation endpoint."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self

import openai
from pydantic import BaseModel

from bot.errors import ModelError, ModelNonsense, ModerationDown
from bot.model.breaker import Breaker
from bot.model.endpoint import Endpoint, connect
from bot.model.failures import ERRORS, Passing, of_code, of_error, of_status
from bot.model.patience import Patience, retry_after
from bot.story.rulings import CATEGORIES, OTHER, Flagged, Passed, Ruling, Unavailable

MODEL = "omni-moderation-latest"
PATIENCE = Patience(whole=10.0, connect=5.0, tries=3, longest_wait=5.0, down_after=1)
"""People wait for it: what does not answer soon is down, and left alone for a while."""

_PIECE, _OVERLAP = 2_000, 200
"""Characters of a piece, and those that it shares with the next: the service sees less in long
texts, and no words are to be torn apart."""
_MOST_BYTES = 1_000_000

logger = logging.getLogger(__name__)


class OpenAIModerator:
    """Asks with a client of its own; build one a process. `base_url` None is OpenAI's."""

    def __init__(self, base_url: str | None, api_key: str, patience: Patience = PATIENCE) -> None:
        self._client = connect(Endpoint(base_url, api_key, MODEL), patience)
        self._patience = patience
        self._breaker = Breaker(patience)

    async def check(self, texts: Sequence[str]) -> Ruling:
        """One ruling on all texts, at least one; whatever keeps it from being had: Unavailable."""
        try:
            async with self._breaker.passage():
                return await self._ruling(list(_pieces(texts)))
        except ModerationDown as error:
            return Unavailable(error.after)

    async def aclose(self) -> None:
        """Close the client and its connections."""
        await self._client.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _ruling(self, pieces: list[str]) -> Ruling:
        """The service's answer, after a few tries."""
        failures = 0
        while True:
            try:
                return await self._ask(pieces)
            except Passing as failure:
                failures += 1
                error, after = failure.error, failure.after
                pause = self._patience.delay(failures, after)
            except ModelError as lasting:
                error, after, pause = lasting, None, None
            if pause is None:
                if self._breaker.is_closed:  # said once an outage
                    logger.warning("%s: %s", MODEL, error.code)
                raise ModerationDown(model=MODEL, after=after or 0.0) from None
            await asyncio.sleep(pause)

    async def _ask(self, pieces: list[str]) -> Ruling:
        """One request.

        Raises:
            Passing: it may succeed when it is made again.
            ModelError: it would not.
        """
        try:
            async with (
                asyncio.timeout(self._patience.whole),
                self._client.moderations.with_streaming_response.create(
                    model=MODEL, input=pieces
                ) as response,
            ):
                body = await _body(response.iter_bytes())
            return _read(body, len(pieces))
        except openai.APIStatusError as error:
            status, after = error.status_code, retry_after(error.response.headers)
            known = of_code(MODEL, status, error.code, error.type)
            raise known or of_status(MODEL, status, after) from None
        except ERRORS as error:
            raise of_error(error, MODEL) from None


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    """The texts in pieces that the service takes; half a surrogate pair becomes a question mark."""
    for text in texts:
        whole = text.encode(errors="replace").decode()
        for start in range(0, max(1, len(whole) - _OVERLAP), _PIECE - _OVERLAP):
            yield whole[start : start + _PIECE]


async def _body(reads: AsyncIterator[bytes]) -> bytes:
    """A body up to where no ruling goes on; what is cut off there cannot be read."""
    body = b""
    async for read in reads:
        body += read
        if len(body) > _MOST_BYTES:
            break
    return body


class _Result(BaseModel):
    flagged: bool
    categories: dict[str, bool | None]


class _Answer(BaseModel):
    results: list[_Result]


def _read(body: bytes, pieces: int) -> Ruling:
    """What an answer comes to; of its words none but known categories.

    Raises:
        ValidationError: it is no answer.
        Passing: it does not rule on every piece.
    """
    results = _Answer.model_validate_json(body).results
    if len(results) != pieces:
        raise Passing(ModelNonsense(model=MODEL))
    found = {name for result in results for name, is_found in result.categories.items() if is_found}
    if not found and not any(result.flagged for result in results):
        return Passed()
    known = tuple(category for category in CATEGORIES if category in found)
    return Flagged(known or (OTHER,))
