"""The REST API, one file a resource; `ROUTES` is all of it."""

from __future__ import annotations

from sandbox.server.rest import (
    account,
    channels,
    commands,
    guilds,
    interactions,
    messages,
    reactions,
    threads,
    webhooks,
)
from sandbox.server.rest.call import Route

ROUTES: tuple[Route, ...] = (
    *account.ROUTES,
    *channels.ROUTES,
    *commands.ROUTES,
    *guilds.ROUTES,
    *interactions.ROUTES,
    *messages.ROUTES,
    *reactions.ROUTES,
    *threads.ROUTES,
    *webhooks.ROUTES,
)
