"""The way to an endpoint: aiohttp's connections under the SDK's client.

The SDK's own parses each chunk in Python, hands chunks on one by one, and searches its whole pool
for each request.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import aiohttp
import httpx2
from yarl import URL

_KEEP = 30.0
"""Seconds that a connection is kept for the next request."""


class AiohttpTransport(httpx2.AsyncBaseTransport):
    """Connections as many as are asked for: the settings bound how many sessions run at once.

    `connect` is how long one may take to open, in seconds; reading has no limit here.
    """

    def __init__(self, connect: float) -> None:
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=connect)
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the body of its answer is read as it comes.

        Raises:
            httpx2.TransportError: there is no answer to be had.
        """
        if self._session is None:  # not before there is a loop
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_KEEP),
                timeout=self._timeout,
                auto_decompress=False,  # the client does it
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=True,
            )
        with _reported():
            answer = await self._session.request(
                request.method,
                URL(str(request.url), encoded=True),
                headers=request.headers.multi_items(),
                data=await request.aread(),
                allow_redirects=False,
            )
        headers = list(answer.raw_headers)
        return httpx2.Response(answer.status, headers=headers, stream=_Body(answer))

    async def aclose(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()


class _Body(httpx2.AsyncByteStream):
    """What is left of an answer; each piece is all that has arrived."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _reported():
            async for piece in self._answer.content.iter_any():
                yield piece

    async def aclose(self) -> None:
        self._answer.close()  # a connection whose answer was read to its end is kept


@contextmanager
def _reported() -> Iterator[None]:
    """aiohttp's errors in the words that the SDK knows."""
    try:
        yield
    except aiohttp.ServerTimeoutError as error:
        raise httpx2.ConnectTimeout(str(error)) from error
    except aiohttp.ClientConnectorError as error:
        raise httpx2.ConnectError(str(error)) from error
    except (aiohttp.ClientError, OSError) as error:
        raise httpx2.NetworkError(str(error)) from error
