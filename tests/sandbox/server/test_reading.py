"""What the client can look up is there, and in a form it understands."""

from __future__ import annotations

import io

import discord
import pytest
from discord import ui

from sandbox.server import DiscordServer
from sandbox.server.jsons import as_object, as_objects
from sandbox.server.people.invoking import NoSuchControl
from tests.sandbox.server.bots import Bot, text_channel
from tests.sandbox.server.rest import Reply, Rest


async def test_the_client_reads_application_guild_and_members(
    server: DiscordServer, bot: Bot
) -> None:
    await bot.wait_until_ready()
    application = await bot.application_info()
    guild = await bot.fetch_guild(server.guild.id)
    member = await guild.fetch_member(server.member("chloe").id)

    assert application.id == server.world.application.id
    assert application.owner.name == "developer"
    assert guild.name == "The Writing Room"
    assert member.display_name == "Chloé"
    assert {channel.name for channel in await guild.fetch_channels()} == {
        "general",
        "writing",
        "drafts",
    }
    assert await bot.fetch_application_emojis() == []
    assert server.complaints == []


async def test_members_are_listed_in_pages(server: DiscordServer, rest: Rest) -> None:
    path = f"/guilds/{server.guild.id}/members"
    ids = sorted(server.guild.members)

    first = await rest.call("GET", f"{path}?limit=2")
    rest_of_them = await rest.call("GET", f"{path}?limit=100&after={ids[1]}")

    assert _user_ids(first) == ids[:2]
    assert _user_ids(rest_of_them) == ids[2:]


async def test_the_client_asks_the_gateway_for_members(server: DiscordServer, bot: Bot) -> None:
    await bot.wait_until_ready()

    found = await bot.guilds[0].query_members(user_ids=[server.member("ben").id])

    assert [member.display_name for member in found] == ["Ben"]


async def test_the_client_reads_threads_and_their_members(server: DiscordServer, bot: Bot) -> None:
    await bot.wait_until_ready()
    channel = await text_channel(bot, server.general.id)
    opened = await channel.create_thread(name="Aside", type=discord.ChannelType.public_thread)
    await opened.add_user(discord.Object(server.member("ben").id))

    active = await bot.guilds[0].active_threads()
    people = {member.id for member in await opened.fetch_members()}

    assert [thread.id for thread in active] == [opened.id]
    assert active[0].me is not None
    assert people == {server.world.bot_id, server.member("ben").id}
    assert server.complaints == []


async def test_the_client_reads_its_commands(server: DiscordServer, bot: Bot) -> None:
    names = {command.name for command in await bot.tree.fetch_commands()}
    before = {c["name"]: c["id"] for c in server.backend.commands.listed(None)}

    await bot.tree.sync()

    assert {"say", "shelf", "Look at this"} <= names
    assert {c["name"]: c["id"] for c in server.backend.commands.listed(None)} == before


async def test_every_kind_of_component_comes_back(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)
    card = ui.LayoutView(timeout=None)
    picture = "attachment://scores.png"
    again: ui.Button[ui.LayoutView] = ui.Button(emoji="🔁", custom_id="again")
    choice: ui.Select[ui.LayoutView] = ui.Select(
        custom_id="choice", options=[discord.SelectOption(label="Warm", emoji="🔥")]
    )
    items: list[ui.Item[ui.LayoutView]] = [
        ui.Section("a title", accessory=ui.Thumbnail(picture)),
        ui.Section("another", accessory=again),
        ui.Separator(spacing=discord.SeparatorSpacing.large),
        ui.MediaGallery(discord.MediaGalleryItem(picture, description="scores")),
        ui.File("attachment://draft.txt"),
        ui.ActionRow(choice),
        ui.ActionRow(ui.UserSelect[ui.LayoutView](custom_id="who")),
        ui.ActionRow(ui.Button[ui.LayoutView](label="Read", url="https://example.org/")),
    ]
    for item in items:
        card.add_item(item)
    files = [
        discord.File(io.BytesIO(b"PNG"), "scores.png", description="the scores"),
        discord.File(io.BytesIO(b"text"), "draft.txt"),
    ]

    sent = await channel.send(view=card, files=files)

    assert [type(component).__name__ for component in sent.components] == [
        "SectionComponent",
        "SectionComponent",
        "SeparatorComponent",
        "MediaGalleryComponent",
        "FileComponent",
        "ActionRow",
        "ActionRow",
        "ActionRow",
    ]
    assert server.complaints == []
    message = server.world.messages[sent.id]
    ben = server.member("ben")
    ben.select(message, "choice", "Warm")
    ben.select(message, "who", str(ben.id))
    chosen = [h.payload["data"] for h in server.happenings.past() if h.kind == "INTERACTION_CREATE"]
    assert "'values': ['Warm']" in str(chosen[0])
    assert "'global_name': 'Ben'" in str(chosen[1])


async def test_menus_of_roles_and_channels_offer_what_the_server_has(
    server: DiscordServer, bot: Bot
) -> None:
    channel = await text_channel(bot, server.general.id)
    moderator = next(r for r in server.guild.roles.values() if r.name == "Moderator")
    chosen = [discord.SelectDefaultValue.from_role(discord.Object(moderator.id))]
    roles: ui.RoleSelect[ui.LayoutView] = ui.RoleSelect(
        custom_id="roles", max_values=2, default_values=chosen
    )
    places: ui.ChannelSelect[ui.LayoutView] = ui.ChannelSelect(
        custom_id="places", channel_types=[discord.ChannelType.forum]
    )
    view = ui.LayoutView(timeout=None)
    for menu in (roles, places):
        view.add_item(ui.ActionRow(menu))
    message = server.world.messages[(await channel.send(view=view)).id]
    ada = server.member("ada")
    assert f"'id': '{moderator.id}'" in str(message.components)  # as a text, whatever was sent
    ada.select(message, "roles", str(moderator.id))
    ada.select(message, "places", str(server.forum.id))
    for custom_id, strange in (("roles", ada.id), ("places", server.general.id)):
        with pytest.raises(NoSuchControl):
            ada.select(message, custom_id, str(strange))
    told = [h.payload["data"] for h in server.happenings.past() if h.kind == "INTERACTION_CREATE"]
    assert "'name': 'Moderator'" in str(told[0])
    assert "'name': 'drafts'" in str(told[1])


async def test_who_watches_sees_everything_from_where_they_like(server: DiscordServer) -> None:
    start = server.happenings.count
    server.member("ada").say(server.general, "one")
    server.member("ada").say(server.general, "two")

    seen: list[object] = []
    async for happening in server.happenings.follow(start):
        seen.append(happening.payload["content"])
        if len(seen) == 2:
            break

    assert seen == ["one", "two"]


def _user_ids(listed: Reply) -> list[int]:
    users = [as_object(member["user"]) for member in as_objects(listed.body["items"])]
    return [int(str(user["id"])) for user in users]
