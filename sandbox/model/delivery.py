"""Sends one completion, whole or streamed, up to its end or to the fault it shall meet."""

import asyncio
import json
from typing import TypeAlias

from aiohttp import web

from sandbox.model.completion import Completion, JsonObject, pieces
from sandbox.model.faults import BrokenStream, Dropped, Stalled, Truncated

Interruption: TypeAlias = Dropped | Truncated | Stalled | BrokenStream


class Delivery:
    """The way of one completion to one client; `pace` is the pause between chunks in seconds.

    `closing` is set when the server ends, and ends a stall with it.
    """

    def __init__(
        self,
        request: web.Request,
        completion: Completion,
        interruption: Interruption | None,
        *,
        pace: float,
        closing: asyncio.Event,
    ) -> None:
        self._request = request
        self._completion = completion
        self._interruption = interruption
        self._pace = pace
        self._closing = closing

    async def stream(self, *, include_usage: bool) -> web.StreamResponse:
        """Send server-sent events."""
        if self._interruption == Dropped(0):
            return self._drop(web.StreamResponse())
        response = await self._prepared("text/event-stream")
        await _send(response, self._completion.opening())
        content = self._completion.content
        if self._interruption is not None:
            content = content[: self._interruption.after]
        for piece in pieces(content):
            await _send(response, self._completion.delta(piece))
            await asyncio.sleep(self._pace)
        if self._interruption is not None:
            return await self._interrupt(response, self._interruption)
        for chunk in self._completion.closing(include_usage=include_usage):
            await _send(response, chunk)
        await response.write(b"data: [DONE]\n\n")
        await response.write_eof()
        return response

    async def whole(self) -> web.StreamResponse:
        """Send one JSON object."""
        if self._interruption == Dropped(0):
            return self._drop(web.StreamResponse())
        response = await self._prepared("application/json")
        body = json.dumps(self._completion.whole(), ensure_ascii=False)
        if self._interruption is None:
            await response.write(body.encode())
            await response.write_eof()
            return response
        # Inside the body, so that the cut falls into the content and not into its envelope.
        start = body.index('"content": ') + len('"content": ')
        await response.write(body[: start + self._interruption.after].encode())
        return await self._interrupt(response, self._interruption)

    async def _prepared(self, content_type: str) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Cache-Control": "no-cache"})
        response.content_type = content_type
        response.charset = "utf-8"
        await response.prepare(self._request)
        return response

    async def _interrupt(
        self, response: web.StreamResponse, interruption: Interruption
    ) -> web.StreamResponse:
        match interruption:
            case Dropped():
                return self._drop(response)
            case Stalled():
                await self._closing.wait()
                return self._drop(response)
            case BrokenStream(_, message):
                error = {"message": message, "type": "server_error", "param": None, "code": None}
                await _send(response, {"error": error})
            case Truncated():
                pass  # the end without an ending is the fault
        await response.write_eof()
        return response

    def _drop(self, response: web.StreamResponse) -> web.StreamResponse:
        if self._request.transport is not None:
            self._request.transport.abort()
        return response


async def _send(response: web.StreamResponse, event: JsonObject) -> None:
    data = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    await response.write(f"data: {data}\n\n".encode())
