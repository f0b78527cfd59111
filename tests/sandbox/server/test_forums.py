"""Forums, people's own threads, and threads that are closed."""

from __future__ import annotations

import discord
import pytest

from sandbox.server import DiscordServer
from tests.sandbox.server.bots import Bot

NO_TEXT_CHANNEL, LOCKED = 50008, 160005


async def test_a_post_is_a_thread_that_begins_with_its_message(
    server: DiscordServer, bot: Bot
) -> None:
    post = server.member("ada").open_post(server.forum, "A poem", "Roses are red")
    used = await server.member("ben").slash("say", post, text="nice")
    thread = bot.get_channel(post.id)
    assert isinstance(thread, discord.Thread)
    assert isinstance(thread.parent, discord.ForumChannel)
    assert [m.content for m in server.messages(post)] == ["Roses are red", "nice"]
    assert used.message is not None
    sent = await thread.send("and mine", allowed_mentions=discord.AllowedMentions.none())
    assert server.messages(post)[-1].id == sent.id
    assert server.complaints == []


async def test_nothing_is_posted_to_a_forum_itself(server: DiscordServer, bot: Bot) -> None:
    partial = bot.get_partial_messageable(server.forum.id)
    with pytest.raises(discord.HTTPException) as refused:
        await partial.send("hello", allowed_mentions=discord.AllowedMentions.none())
    assert refused.value.code == NO_TEXT_CHANNEL


async def test_a_locked_thread_is_closed_to_the_bot(server: DiscordServer, bot: Bot) -> None:
    thread = server.member("ada").open_thread(server.writing, "Mine")
    server.member("mod").archive(thread, locked=True)
    partial = bot.get_partial_messageable(thread.id)
    with pytest.raises(discord.HTTPException) as refused:
        await partial.send("hello", allowed_mentions=discord.AllowedMentions.none())
    assert refused.value.code == LOCKED
