"""The bot itself: its user, its application, and where the gateway is."""

from __future__ import annotations

from sandbox.server.rest.call import Answer, Call, Route
from sandbox.server.shapes.application import application_json
from sandbox.server.shapes.guild import channel_json, own_user_json

STARTS_A_DAY = 1_000


def own_user(call: Call) -> Answer:
    """GET /users/@me."""
    return Answer(own_user_json(call.world.users[call.world.bot_id]))


def application(call: Call) -> Answer:
    """GET /applications/@me."""
    return Answer(application_json(call.world))


def emojis(_: Call) -> Answer:
    """GET the application's own emojis: it has none."""
    return Answer({"items": []})


def gateway(call: Call) -> Answer:
    """GET /gateway."""
    return Answer({"url": call.backend.gateway.url})


def gateway_for_bot(call: Call) -> Answer:
    """GET /gateway/bot: with the number of shards to use."""
    limit = {
        "total": STARTS_A_DAY,
        "remaining": STARTS_A_DAY - 1,
        "reset_after": 86_400_000,
        "max_concurrency": 1,
    }
    url = call.backend.gateway.url
    shards = call.backend.gateway.shards
    return Answer({"url": url, "shards": shards, "session_start_limit": limit})


def open_direct_channel(call: Call) -> Answer:
    """POST /users/@me/channels."""
    user = call.user(call.body.snowflake("recipient_id") or 0)
    return Answer(channel_json(call.world, call.world.direct_channel(user.id)))


ROUTES = (
    Route("GET", "/users/@me", own_user),
    Route("POST", "/users/@me/channels", open_direct_channel),
    Route("GET", "/applications/@me", application),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/applications/{application_id}/emojis", emojis),
    Route("GET", "/gateway", gateway),
    Route("GET", "/gateway/bot", gateway_for_bot),
)
