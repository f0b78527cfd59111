"""Messages, threads, reactions, files and cards, as the real client posts and reads them."""

from __future__ import annotations

import io

import discord
import pytest

from sandbox.server import DiscordServer
from sandbox.server.jsons import as_objects
from sandbox.server.people.invoking import NoSuchControl
from sandbox.server.state.entities import Channel
from tests.sandbox.server.bots import Bot, Panel, next_of, text_channel
from tests.sandbox.server.rest import Rest


async def open_thread(bot: Bot, server: DiscordServer) -> tuple[discord.Thread, Channel]:
    used = await server.member("ada").slash("say", server.general, text="a text")
    assert used.message is not None
    channel = await text_channel(bot, server.general.id)
    head = channel.get_partial_message(used.message.id)
    thread = await head.create_thread(name="Drafts", auto_archive_duration=10080)
    return thread, server.world.channels[thread.id]


async def test_a_command_opens_a_thread_with_posts_that_are_edited(
    server: DiscordServer, bot: Bot
) -> None:
    thread, room = await open_thread(bot, server)
    draft = await thread.send("draft 1")
    await draft.edit(content="draft 1, better")
    reply = await thread.send("draft 2", reference=draft.to_reference(fail_if_not_exists=False))

    assert thread.id == server.messages(server.general)[0].id
    starter, first, second = server.messages(room)
    assert first.content == "draft 1, better"
    assert first.edited_at is not None
    assert second.reference is not None
    assert second.reference.message_id == draft.id
    history = [message.id async for message in thread.history(oldest_first=True)]
    assert history == [starter.id, draft.id, reply.id]
    assert server.complaints == []


async def test_a_second_thread_from_a_message_is_refused(server: DiscordServer, bot: Bot) -> None:
    thread, _ = await open_thread(bot, server)
    channel = await text_channel(bot, server.general.id)

    with pytest.raises(discord.HTTPException) as refused:
        await channel.get_partial_message(thread.id).create_thread(name="Again")

    assert refused.value.code == 160004


async def test_a_repeated_nonce_makes_one_message(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)

    first = await channel.send("once", nonce="s1:draft:1")
    second = await channel.send("once", nonce="s1:draft:1")

    assert first.id == second.id
    assert len(server.messages(server.general)) == 1
    assert [message.nonce async for message in channel.history()] == [None]
    created = await server.wait_for(lambda h: h.kind == "MESSAGE_CREATE")
    assert created.payload["nonce"] == "s1:draft:1"


async def test_a_nonce_is_forgotten_after_some_minutes(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)

    first = await channel.send("once", nonce="n")
    server.clock.advance(600)
    second = await channel.send("twice", nonce="n")

    assert first.id != second.id


async def test_reactions_reach_a_bot_that_caches_no_messages(
    server: DiscordServer, bot: Bot
) -> None:
    channel = await text_channel(bot, server.general.id)
    sent = await channel.send("a draft")
    message = server.world.messages[sent.id]
    await sent.add_reaction("🔁")
    await next_of(bot.reactions)

    server.member("ben").react(message, "🔁")
    added = await next_of(bot.reactions)
    server.member("ben").unreact(message, "🔁")
    removed = await next_of(bot.reactions)

    assert (added.event_type, str(added.emoji)) == ("REACTION_ADD", "🔁")
    assert added.member is not None
    assert added.member.display_name == "Ben"
    assert (removed.event_type, removed.user_id) == ("REACTION_REMOVE", added.user_id)
    (counted,) = (await channel.fetch_message(sent.id)).reactions
    assert (counted.count, counted.me) == (1, True)
    assert [user.id async for user in counted.users()] == [server.world.bot_id]


async def test_a_button_works_without_its_view(server: DiscordServer, bot: Bot) -> None:
    used = await server.member("ada").slash("panel", server.general)
    assert used.message is not None

    pressed = await server.member("ben").press(used.message, "again:7")

    assert pressed.message is not None
    assert pressed.message.content == "again from 7"
    assert pressed.ephemeral
    with pytest.raises(NoSuchControl, match="pick, again:7"):
        server.member("ben").press(used.message, "again:8")


async def test_a_card_with_a_file_keeps_it_through_edits(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)
    file = discord.File(io.BytesIO(b"the whole text"), "draft.txt")

    sent = await channel.send(view=Panel("draft 1", "draft.txt"), file=file)
    edited = await channel.get_partial_message(sent.id).edit(
        view=Panel("draft 1: 8.2", "draft.txt"), allowed_mentions=discord.AllowedMentions.none()
    )

    assert edited.flags.components_v2
    assert edited.attachments == []
    container = edited.components[0]
    assert isinstance(container, discord.Container)
    text, shown, _ = container.children
    assert isinstance(text, discord.TextDisplay)
    assert text.content == "draft 1: 8.2"
    assert isinstance(shown, discord.FileComponent)
    assert (shown.name, shown.size) == ("draft.txt", 14)
    assert await bot.http.get_from_cdn(shown.media.url) == b"the whole text"
    assert server.complaints == []


async def test_an_attachment_is_served_under_its_url(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)

    sent = await channel.send("see", file=discord.File(io.BytesIO(b"\x89PNG"), "scores.png"))

    assert sent.attachments[0].content_type == "image/png"
    assert await sent.attachments[0].read() == b"\x89PNG"


async def test_an_embed_shows_its_uploaded_picture(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)
    embed = discord.Embed(title="Scores").set_image(url="attachment://scores.png")
    embed.add_field(name="best", value="8.2").set_footer(text="estimate")

    sent = await channel.send(embed=embed, file=discord.File(io.BytesIO(b"PNG"), "scores.png"))

    assert sent.embeds[0].image.url == sent.attachments[0].url
    assert server.complaints == []


async def test_only_what_concerns_the_bot_comes_with_its_text(
    server: DiscordServer, bot: Bot
) -> None:
    ada = server.member("ada")
    channel = await text_channel(bot, server.general.id)
    draft = server.world.messages[(await channel.send("a draft")).id]
    used = await ada.slash("say", server.general, text="an answer")
    assert used.message is not None

    ada.say(server.general, "private talk")
    ada.say(server.general, f"<@{server.world.bot_id}> hello")
    ada.reply(draft, "too long")
    ada.reply(draft, "unpinged", ping=False)
    ada.reply(used.message, "to an answer")
    ada.say(ada.direct, "just us")

    heard = [(await next_of(bot.heard)).content for _ in range(6)]
    assert heard == ["", f"<@{server.world.bot_id}> hello", "too long", "", "", "just us"]
    fetched = {m.content async for m in channel.history() if m.author.id == ada.id}
    assert fetched == {"", f"<@{server.world.bot_id}> hello", "too long"}


async def test_history_is_read_in_pages_both_ways(
    server: DiscordServer, bot: Bot, rest: Rest
) -> None:
    channel = await text_channel(bot, server.general.id)
    sent = [(await channel.send(str(number))).id for number in range(5)]

    async def ids(**where: int) -> list[int]:
        query = "&".join(["limit=2", *(f"{name}={value}" for name, value in where.items())])
        page = await rest.call("GET", f"/channels/{channel.id}/messages?{query}")
        return [int(str(message["id"])) for message in as_objects(page.body["items"])]

    assert await ids() == [sent[4], sent[3]]
    assert await ids(before=sent[3]) == [sent[2], sent[1]]
    assert await ids(after=sent[0]) == [sent[2], sent[1]]
    assert await ids(around=sent[2]) == [sent[2], sent[1]]


async def test_a_post_wakes_an_archived_thread_but_a_reaction_does_not(
    server: DiscordServer, bot: Bot
) -> None:
    thread, room = await open_thread(bot, server)
    draft = await thread.send("draft 1")
    await thread.edit(archived=True)

    with pytest.raises(discord.HTTPException) as refused:
        await draft.add_reaction("👍")
    await thread.send("draft 2")

    assert refused.value.code == 50083
    assert room.thread is not None
    assert not room.thread.archived


async def test_a_locked_thread_takes_nothing_from_the_bot(server: DiscordServer, bot: Bot) -> None:
    thread, room = await open_thread(bot, server)
    server.member("mod").archive(room, locked=True)

    with pytest.raises(discord.HTTPException) as refused:
        await thread.send("draft 2")

    assert refused.value.code == 160005


async def test_a_deleted_message_is_gone_and_told(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)
    sent = await channel.send("oops")

    await sent.delete()

    assert server.messages(server.general) == []
    with pytest.raises(discord.NotFound):
        await channel.fetch_message(sent.id)
    await server.wait_for(lambda h: h.kind == "MESSAGE_DELETE")


async def test_the_bot_writes_to_a_person_directly(server: DiscordServer, bot: Bot) -> None:
    ben = server.member("ben")

    opened = await bot.create_dm(discord.Object(ben.id))
    await opened.send("psst")

    assert opened.id == ben.direct.id
    assert [message.content for message in server.messages(ben.direct)] == ["psst"]
