"""One HTTP call: a streamed chat completion as the pieces of text it brings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, aclosing

import httpx2
import openai
from openai.types.chat import ChatCompletionMessageParam
from pydantic import ValidationError

from bot.errors import ModelDeclined, ModelEndless, ModelError, ModelNeverReached, ModelUnreachable
from bot.model.chunk import Choice, Chunk, EventLines, Problem, Tokens
from bot.model.dialect import Dialect
from bot.model.endpoint import Service
from bot.model.failures import (
    ERRORS,
    CutShort,
    Failure,
    Passing,
    of_code,
    of_error,
    of_response,
    of_status,
)
from bot.model.patience import Patience

Message = ChatCompletionMessageParam

_BYTES = 12
"""The most bytes of JSON that one character takes: half a surrogate pair is six."""

_UNCONNECTED = (httpx2.ConnectError, httpx2.ConnectTimeout)

_DRAIN = 1.0
"""Seconds for the end of a response after `[DONE]`; read to its end, a connection is used again."""


class Call:
    """A request and, once `pieces` has ended (however it did), what it brought.

    `began` says that an event arrived, `output` is all text, hidden reasoning included, and
    `tokens` is the server's count, if it gave one. The SDK's own stream would build a model with
    every field for each event, at 4 to 5 times the CPU; this one reads the same bytes.
    """

    def __init__(
        self,
        service: Service,
        messages: list[Message],
        options: dict[str, object],
        most_characters: int,
        patience: Patience,
    ) -> None:
        self.began = False
        self.output = ""
        self.tokens: Tokens | None = None
        self._service = service
        self._model = service.endpoint.model
        self._messages = messages
        self._options = options
        self._most_characters = most_characters
        self._patience = patience
        self._end = 0.0  # when there is no more time, by the loop's clock
        self._finish: str | None = None
        self._refused = False
        self._done = False

    async def pieces(self, dialect: Dialect, most_tokens: int) -> AsyncGenerator[str, None]:
        """The content, at most one piece for each read from the network.

        Raises:
            Failure: the call can be mended or repeated.
            ModelError: it cannot.
        """
        try:
            async with aclosing(self._payloads()) as reads:
                async for payloads in reads:
                    piece, bad = self._taken(payloads)
                    if piece:
                        yield piece
                    if bad is not None:
                        raise bad
        except openai.APIStatusError as error:
            self._service.was_reached = True
            raise of_response(error, self._model, dialect, most_tokens) from None
        except ERRORS as error:
            raise self._told_by(error) from None
        self._check_end()

    def _told_by(self, error: Exception) -> Exception:
        """What an error means, by whether there is time left and whether there ever was a
        connection."""
        if isinstance(error, TimeoutError) and asyncio.get_running_loop().time() >= self._end:
            return ModelEndless(model=self._model)
        if not self._service.was_reached and isinstance(error.__cause__, _UNCONNECTED):
            return Passing(ModelNeverReached(model=self._model))
        return of_error(error, self._model)

    async def _payloads(self) -> AsyncGenerator[list[bytes], None]:
        """What each read from the network brought, until `[DONE]` or the end."""
        clock = asyncio.get_running_loop().time
        due = clock() + self._patience.first_token
        self._end = clock() + self._patience.whole
        async with AsyncExitStack() as stack:
            async with asyncio.timeout_at(due):
                response = await stack.enter_async_context(
                    self._service.client.chat.completions.with_streaming_response.create(
                        model=self._model,
                        messages=self._messages,
                        stream=True,
                        extra_body=self._options,
                    )
                )
            self._service.was_reached = True
            if _is_page(response.headers.get("content-type", "")):
                async with asyncio.timeout_at(due):
                    page = await self._page(response.iter_bytes())
                yield [page]  # outside: what is done with it takes its own time
                return
            lines, data = EventLines(), response.iter_bytes()
            while not self._done:
                async with asyncio.timeout_at(due):
                    read = await anext(data, None)
                yield lines.feed(b"\n" if read is None else read)
                if read is None:
                    return
                if max(len(self.output), lines.waiting // _BYTES) > self._most_characters:
                    raise ModelEndless(model=self._model)
                if self.output:
                    due = min(clock() + self._patience.stall, self._end)
            await _drain(data)

    async def _page(self, data: AsyncIterator[bytes]) -> bytes:
        """A body that is one document."""
        page = b""
        async for read in data:
            page += read
            if len(page) // _BYTES > self._most_characters:
                raise ModelEndless(model=self._model)
        return page

    def _taken(self, payloads: list[bytes]) -> tuple[str, Exception | None]:
        """The content of one read, and what was wrong after it: an answer that is complete counts,
        whatever comes with its last words."""
        piece = ""
        for payload in payloads:
            try:
                piece += self._take(payload)
            except (Failure, ModelError, ValidationError) as error:
                return piece, error
        return piece, None

    def _take(self, payload: bytes) -> str:
        """Note what an event says; returns the content that it adds."""
        if payload == b"[DONE]":
            self._done = True
            return ""
        chunk = Chunk.model_validate_json(payload)
        if chunk.error is not None:
            raise self._meaning(chunk.error)
        self.began = True
        self.tokens = chunk.usage or self.tokens
        return self._hear(chunk.choices[0]) if chunk.choices else ""

    def _hear(self, choice: Choice) -> str:
        said = choice.said
        content = said.content or ""
        self.output += content + (said.reasoning_content or said.reasoning or "")
        self._refused = self._refused or bool(said.refusal)
        self._finish = choice.finish_reason or self._finish
        return content

    def _meaning(self, error: Problem | str) -> Exception:
        """What an error event, or an error with status 200, means."""
        problem = Problem() if isinstance(error, str) else error
        known = of_code(self._model, problem.status, str(problem.code), problem.type)
        return known or of_status(self._model, problem.status)

    def _check_end(self) -> None:
        if self._refused or self._finish == "content_filter":
            raise ModelDeclined(model=self._model)
        if self._finish == "length":
            raise CutShort
        if self._finish is None and not self._done:  # the stream was truncated
            raise Passing(ModelUnreachable(model=self._model))


def _is_page(content_type: str) -> bool:
    """Whether a body is one document and not a stream: an error, or a page of a proxy."""
    return "json" in content_type or "html" in content_type


async def _drain(data: AsyncIterator[bytes]) -> None:
    try:
        async with asyncio.timeout(_DRAIN):
            async for _ in data:
                pass
    except TimeoutError:
        return  # the connection is closed instead of being used again
