"""The server's own objects against Discord's official document."""

from __future__ import annotations

from sandbox.server import DiscordServer
from sandbox.server.jsons import JsonObject, as_object, as_objects
from sandbox.server.shapes.application import application_json, ready_json
from sandbox.server.spec import Specification
from tests.sandbox.server.bots import Bot, Panel, text_channel


async def test_every_event_carries_objects_of_the_official_form(
    server: DiscordServer, bot: Bot, openapi: Specification
) -> None:
    ada, ben = server.member("ada"), server.member("ben")
    channel = await text_channel(bot, server.general.id)
    used = await ada.slash("say", server.general, text="hello")
    assert used.message is not None
    thread = await channel.get_partial_message(used.message.id).create_thread(name="Drafts")
    draft = await thread.send(view=Panel("a card"))
    message = server.world.messages[draft.id]
    ben.react(message, "👍")
    ben.reply(message, "shorter", ping=True)
    ada.say(ada.direct, "psst")
    await ben.press(message, "again:7")
    shown = await ada.slash("form", server.general)
    await ada.submit(shown, {"wish": "shorter"})
    await thread.edit(archived=True)

    faults = [
        (happening.kind, fault)
        for happening in server.happenings.past()
        for schema, value in _objects(happening.kind, happening.payload)
        if (fault := openapi.check_object(schema, value)) is not None
    ]
    seen = {happening.kind for happening in server.happenings.past()}

    assert faults == []
    assert server.complaints == []
    assert seen >= {
        "GUILD_CREATE",
        "INTERACTION_CREATE",
        "MESSAGE_CREATE",
        "MESSAGE_REACTION_ADD",
        "MESSAGE_UPDATE",
        "THREAD_CREATE",
        "THREAD_UPDATE",
    }


def test_the_application_has_the_official_form(openapi: Specification) -> None:
    application = application_json(DiscordServer().world)

    assert openapi.check_object("PrivateApplicationResponse", application) is None


def test_a_wrong_object_is_found_out(openapi: Specification) -> None:

    assert "a required property" in str(openapi.check_object("UserResponse", {}))
    path = "/channels/{channel_id}/messages"
    assert openapi.check_request("POST", path, {"nonce": "n" * 26}) is not None
    assert openapi.check_request("POST", path, {"message_reference": {"message_id": 1}}) is None


async def test_the_greeting_has_the_official_form(openapi: Specification) -> None:
    world = DiscordServer().world

    ready = ready_json(world, "session", (0, 1), [1], "ws://127.0.0.1/")

    assert openapi.check_object("UserPIIResponse", ready["user"]) is None
    assert ready["shard"] == [0, 1]
    assert ready["guilds"] == [{"id": "1", "unavailable": True}]


def _objects(kind: str, payload: JsonObject) -> list[tuple[str, object]]:
    """The objects inside an event's payload, with their schema's name."""
    if kind in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
        return [("MessageResponse", payload)]
    if kind in ("THREAD_CREATE", "THREAD_UPDATE"):
        return [("ThreadResponse", payload)]
    if kind == "CHANNEL_CREATE":
        return [("GuildChannelResponse", payload)]
    if kind == "MESSAGE_REACTION_ADD":
        return [("GuildMemberResponse", payload["member"])]
    if kind == "GUILD_CREATE":
        channels = [("GuildChannelResponse", c) for c in as_objects(payload["channels"])]
        members = [("GuildMemberResponse", m) for m in as_objects(payload["members"])]
        return [("GuildResponse", payload), *channels, *members]
    if kind == "INTERACTION_CREATE":
        found: list[tuple[str, object]] = []
        channel = as_object(payload["channel"])
        if "member" in payload:
            found.append(("GuildMemberResponse", payload["member"]))
            schema = "ThreadResponse" if "thread_metadata" in channel else "GuildChannelResponse"
            found.append((schema, channel))
        if "message" in payload:
            found.append(("MessageResponse", payload["message"]))
        return found
    return []
