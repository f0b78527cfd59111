"""A server whose every byte a test decides."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[str]:
    """Answer chat completions with a handler; the base URL is for the SDK."""
    app = web.Application()
    app.router.add_post("/v1/chat/completions", handler)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}/v1"
    finally:
        await runner.cleanup()


async def stream(request: web.Request) -> web.StreamResponse:
    """Begin a stream of events."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    return response


async def say(response: web.StreamResponse, **event: object) -> None:
    """Send one event."""
    await response.write(f"data: {json.dumps(event)}\n\n".encode())


async def say_content(response: web.StreamResponse, content: str) -> None:
    """Send one event that adds content."""
    await say(response, choices=[{"index": 0, "delta": {"content": content}}])


async def finish(response: web.StreamResponse, reason: str = "stop") -> web.StreamResponse:
    """End a stream as OpenAI does."""
    await say(response, choices=[{"index": 0, "delta": {}, "finish_reason": reason}])
    await response.write(b"data: [DONE]\n\n")
    return response
