"""What permissions allow the bot and people."""

from __future__ import annotations

import pytest

from sandbox.server import DiscordServer
from sandbox.server.people.speaker import NotAllowed
from sandbox.server.state.permissions import Permission
from tests.sandbox.server.bots import Bot, text_channel
from tests.sandbox.server.rest import Rest


@pytest.mark.parametrize(
    ("forbidden", "message"),
    [
        (Permission.SEND_MESSAGES, {"content": "x"}),
        (Permission.EMBED_LINKS, {"embeds": [{"title": "x"}]}),
    ],
)
async def test_what_the_channel_forbids_is_refused(
    server: DiscordServer, rest: Rest, forbidden: Permission, message: dict[str, object]
) -> None:
    quiet = server.add_channel("quiet", forbid=forbidden)

    assert (await rest.post(quiet.id, **message)).code == 50013


async def test_a_hidden_channel_is_out_of_reach(server: DiscordServer, rest: Rest) -> None:
    hidden = server.add_channel("hidden", forbid=Permission.VIEW_CHANNEL)

    assert (await rest.post(hidden.id, content="x")).code == 50001
    assert (await rest.call("GET", f"/channels/{hidden.id}")).code == 50001


async def test_threads_and_reactions_need_their_permissions(
    server: DiscordServer, rest: Rest
) -> None:
    mute = server.add_channel(
        "mute", forbid=Permission.CREATE_PUBLIC_THREADS | Permission.ADD_REACTIONS
    )
    said = server.member("ada").say(mute, "hello")
    path = f"/channels/{mute.id}/messages/{said.id}"

    opened = await rest.call("POST", f"{path}/threads", {"name": "Drafts"})
    first = await rest.call("PUT", f"{path}/reactions/%F0%9F%91%8D/@me")
    server.member("ben").react(said, "👍")
    joined = await rest.call("PUT", f"{path}/reactions/%F0%9F%91%8D/@me")

    assert (opened.code, first.code, joined.status) == (50013, 50013, 204)


async def test_history_that_may_not_be_read_is_empty(server: DiscordServer, rest: Rest) -> None:
    shy = server.add_channel("shy", forbid=Permission.READ_MESSAGE_HISTORY)
    said = server.member("ada").say(shy, "hello")

    listed = await rest.call("GET", f"/channels/{shy.id}/messages")

    assert listed.body["items"] == []
    assert (await rest.call("GET", f"/channels/{shy.id}/messages/{said.id}")).code == 50013


async def test_the_client_computes_the_same_permissions(server: DiscordServer, bot: Bot) -> None:
    await bot.wait_until_ready()
    forbid = Permission.SEND_MESSAGES_IN_THREADS | Permission.ATTACH_FILES
    quiet = server.add_channel("quiet", forbid=forbid)
    await server.wait_for(lambda h: h.kind == "CHANNEL_CREATE" and h.payload["name"] == "quiet")
    seen = await text_channel(bot, quiet.id)

    granted = seen.permissions_for(bot.guilds[0].me)

    assert granted.send_messages
    assert not granted.send_messages_in_threads
    assert not granted.attach_files


async def test_people_are_held_to_their_permissions_too(server: DiscordServer) -> None:
    ada, ben = server.member("ada"), server.member("ben")
    said = ada.say(server.general, "mine")

    with pytest.raises(NotAllowed):
        ben.edit(said, "yours")
    with pytest.raises(NotAllowed):
        ben.delete(said)
    server.member("mod").delete(said)
    assert server.messages(server.general) == []
