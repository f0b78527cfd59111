"""Places where the bot is no member: a guild, and people among themselves."""

from __future__ import annotations

from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from sandbox.server import DiscordServer
from sandbox.server.people.options import CommandMissing
from sandbox.server.state.entities import Channel
from tests.sandbox.server.bots import Bot, Interaction, Panel, running

MISSING_ACCESS, TOO_MANY, INVALID_TOKEN = 50001, 40094, 50027


@app_commands.command(description="Come along")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def along(interaction: Interaction) -> None:
    await interaction.response.send_message(view=Panel("here"))


class Guest(Bot):
    """A bot with one command that people may bring along; it keeps what it was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[Interaction] = []

    async def setup_hook(self) -> None:
        self.tree.add_command(along)
        await super().setup_hook()

    async def on_interaction(self, interaction: Interaction) -> None:
        self.met.append(interaction)
        if interaction.type is discord.InteractionType.component:
            await interaction.response.edit_message(view=Panel("pressed"))


@pytest.fixture
async def guest(server: DiscordServer) -> AsyncIterator[Guest]:
    bot = Guest()
    async with running(server, bot):
        yield bot


def place(server: DiscordServer, name: str) -> Channel:
    return {"club": server.lounge, "group": server.group}[name]


@pytest.mark.parametrize("name", ["club", "group"])
async def test_a_person_brings_the_bot_along(
    server: DiscordServer, guest: Guest, name: str
) -> None:
    ada, ben = server.member("ada"), server.member("ben")
    used = await ada.slash("along", place(server, name))
    assert used.message is not None
    await ben.press(used.message, "pick")
    command, press = guest.met
    assert command.is_user_integration()
    assert not command.is_guild_integration()
    assert guest.get_guild(command.guild_id or 0) is None
    assert command.context.private_channel is (name == "group")
    assert (press.user.id, press.message and press.message.id) == (ben.id, used.message.id)
    assert "pressed" in str(used.message.components)


async def test_only_commands_that_may_come_along_are_offered(
    server: DiscordServer, guest: Guest
) -> None:
    with pytest.raises(CommandMissing, match="nobody installed"):
        server.member("ada").slash("say", server.lounge, text="x")
    with pytest.raises(CommandMissing, match="nobody installed"):
        server.member("mod").slash("along", server.lounge)


async def test_the_bot_hears_and_reaches_nothing_else_there(
    server: DiscordServer, guest: Guest
) -> None:
    used = await server.member("ada").slash("along", server.lounge)
    assert used.message is not None
    server.member("ben").react(used.message, "👍")
    server.member("ben").reply(used.message, "hello")
    partial = guest.get_partial_messageable(server.lounge.id)
    with pytest.raises(discord.Forbidden) as refused:
        await partial.send("hello", allowed_mentions=discord.AllowedMentions.none())
    assert refused.value.code == MISSING_ACCESS
    assert (guest.reactions.empty(), guest.heard.empty()) == (True, True)


async def test_five_follow_ups_and_fifteen_minutes_are_all_there_is(
    server: DiscordServer, guest: Guest
) -> None:
    await server.member("ada").slash("along", server.lounge)
    (interaction,) = guest.met
    none = discord.AllowedMentions.none()
    for _ in range(5):
        await interaction.followup.send("more", allowed_mentions=none)
    with pytest.raises(discord.HTTPException) as refused:
        await interaction.followup.send("too much", allowed_mentions=none)
    assert refused.value.code == TOO_MANY
    server.clock.advance(15 * 60 + 1)
    with pytest.raises(discord.HTTPException) as dead:
        await interaction.edit_original_response(view=Panel("late"), allowed_mentions=none)
    assert dead.value.code == INVALID_TOKEN
