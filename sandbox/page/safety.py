"""Safety: the page is for this machine's person alone, not for other sites in their browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

_HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_NAMES = frozenset({"127.0.0.1", "localhost"})


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer only under this machine's own names and to the page itself.

    A name that another site's owner made point here (DNS rebinding) is not one of them.
    """
    origin = request.headers.get("Origin")
    if request.host not in {f"{name}:{_port(request)}" for name in _NAMES}:
        raise web.HTTPForbidden(text="This page is for this machine alone.")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="Another site may not use this page.")
    return await handler(request)


def _port(request: web.Request) -> int | None:
    """The port that the request came to."""
    address = request.get_extra_info("sockname")
    return address[1] if isinstance(address, tuple) else None


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """Nothing from elsewhere is loaded, nothing is guessed, nothing is kept."""
    response.headers.update(_HEADERS)
