"""Voice channels: each has a chat, for those who could join it."""

from __future__ import annotations

import discord
import pytest

from sandbox.server import DiscordServer
from sandbox.server.people.speaker import NotAllowed
from sandbox.server.state.entities import ChannelType, Overwrite
from sandbox.server.state.permissions import Permission
from tests.sandbox.server.bots import Bot
from tests.sandbox.server.rest import Rest


async def test_a_voice_channel_has_a_chat(server: DiscordServer, bot: Bot) -> None:
    voice = server.stage.add_channel("stage", kind=ChannelType.VOICE)
    used = await server.member("ada").slash("say", voice, text="hello")
    seen = bot.get_channel(voice.id)
    assert used.message is not None
    assert isinstance(seen, discord.VoiceChannel)
    await seen.send("hello", allowed_mentions=discord.AllowedMentions.none())
    assert [m.content async for m in seen.history()] == ["hello", "hello"]
    assert server.complaints == []


async def test_who_may_not_connect_sees_the_channel_and_not_its_chat(
    server: DiscordServer, rest: Rest
) -> None:
    voice = server.stage.add_channel("stage", kind=ChannelType.VOICE, forbid=Permission.CONNECT)
    ben = server.member("ben")
    voice.overwrites.append(Overwrite(ben.id, for_member=True, deny=int(Permission.CONNECT)))
    with pytest.raises(NotAllowed):
        ben.say(voice, "hello")
    assert (await rest.call("GET", f"/channels/{voice.id}")).status == 200
    assert (await rest.call("GET", f"/channels/{voice.id}/messages")).status == 403
    assert (await rest.post(voice.id, content="hello")).status == 403
