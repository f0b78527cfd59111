"""The application, its commands and the gateway's greeting as JSON."""

from __future__ import annotations

from sandbox.server.jsons import JsonObject
from sandbox.server.shapes.guild import own_user_json, user_json
from sandbox.server.state.world import World


def application_json(world: World) -> JsonObject:
    """PrivateApplicationResponse."""
    application = world.application
    return {
        "id": str(application.id),
        "name": application.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": user_json(world.users[application.id]),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user_json(world.users[application.owner_id]),
        "approximate_guild_count": sum(1 for _ in world.bot_guilds()),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
        "integration_types_config": {"0": {}, "1": {}},
    }


def ready_json(
    world: World, session_id: str, shard: tuple[int, int], guild_ids: list[int], resume_url: str
) -> JsonObject:
    """The payload of READY: guilds come as unavailable and follow as GUILD_CREATE."""
    return {
        "v": 10,
        "user": own_user_json(world.users[world.bot_id]),
        "guilds": [{"id": str(guild_id), "unavailable": True} for guild_id in guild_ids],
        "session_id": session_id,
        "session_type": "normal",
        "resume_gateway_url": resume_url,
        "shard": list(shard),
        "application": {"id": str(world.application.id), "flags": 0},
        "user_settings": {},
        "relationships": [],
        "private_channels": [],
        "presences": [],
        "_trace": [],
    }
