"""The way to an endpoint: aiohttp's connections under the SDK's client.

The SDK's own parses each chunk in Python, hands chunks on one by one, and searches its whole pool
for each request.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from urllib.request import getproxies, proxy_bypass

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
        url = URL(str(request.url), encoded=True)
        if self._session is None:  # not before there is a loop
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_KEEP),
                timeout=self._timeout,
                auto_decompress=False,  # the client does it
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        proxy, login = _proxy(url)
        headers = request.headers.multi_items()
        if url.scheme == "http":  # a proxy gets the request itself, and not one for a tunnel
            headers += login.items()
        with _reported():
            answer = await self._session.request(
                request.method,
                url,
                headers=headers,
                data=await request.aread(),
                allow_redirects=False,
                proxy=proxy,
                proxy_headers=login,
            )
        return httpx2.Response(
            answer.status, headers=list(answer.raw_headers), stream=_Body(answer)
        )

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


def _proxy(url: URL) -> tuple[URL | None, dict[str, str]]:
    """The proxy that the environment names, and the header that opens it. aiohttp's own way reads
    a file of passwords in a thread for each request, and stumbles over one for this host."""
    found = getproxies().get(url.scheme)
    if not found or proxy_bypass(url.host or ""):
        return None, {}
    proxy = URL(found)
    if proxy.user is None:
        return proxy, {}
    login = aiohttp.encode_basic_auth(proxy.user, proxy.password or "")
    return proxy.with_user(None), {"Proxy-Authorization": login}


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
