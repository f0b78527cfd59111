"""What the server refuses, as Discord does, and what the house refuses on top."""

from __future__ import annotations

import pytest

from sandbox.server import DiscordServer
from sandbox.server.limits import RELAXED
from sandbox.server.people.member import NotAllowed
from sandbox.server.state.permissions import Permission
from tests.sandbox.server.bots import Bot, text_channel
from tests.sandbox.server.rest import NO_PINGS, Reply, Rest, rest_of

LAYOUT = 1 << 15
BAD_NAME = {"name_localizations": {"de": "Groß"}}
BAD_CHOICE = {"name": "a", "value": "a", "name_localizations": {"de": "x" * 101}}
BUTTON = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}


def text(content: str) -> dict[str, object]:
    return {"type": 10, "content": content}


def row(*children: dict[str, object]) -> dict[str, object]:
    return {"type": 1, "components": list(children)}


@pytest.mark.parametrize(
    "message",
    [
        pytest.param({"content": "x" * 2001}, id="content too long"),
        pytest.param({"content": "x", "nonce": "n" * 26}, id="nonce too long"),
        pytest.param({"content": "x", "flags": LAYOUT, "components": [text("y")]}, id="both kinds"),
        pytest.param({"flags": LAYOUT, "components": [text("x")] * 41}, id="41 components"),
        pytest.param(
            {"flags": LAYOUT, "components": [text("x" * 2001), text("y" * 2000)]}, id="4001 chars"
        ),
        pytest.param({"components": [text("x")]}, id="a layout without its flag"),
        pytest.param({"content": "x", "components": [row(BUTTON, BUTTON)]}, id="one id twice"),
        pytest.param(
            {"content": "x", "components": [row(BUTTON | {"custom_id": "c" * 101})]},
            id="custom_id too long",
        ),
        pytest.param(
            {"content": "x", "components": [row(BUTTON | {"url": "https://a.example"})]},
            id="a button with id and link",
        ),
        pytest.param({"embeds": [{"description": "x" * 4097}]}, id="embed too long"),
        pytest.param({"embeds": [{"description": "x" * 3001}] * 2}, id="embeds too long together"),
        pytest.param(
            {"flags": LAYOUT, "components": [{"type": 13, "file": {"url": "attachment://a.txt"}}]},
            id="a file that was not sent",
        ),
        pytest.param(
            {"content": "x", "message_reference": {"message_id": "1"}}, id="reply to none"
        ),
    ],
)
async def test_a_message_discord_would_refuse_is_an_invalid_form(
    server: DiscordServer, rest: Rest, message: dict[str, object]
) -> None:
    refused = await rest.post(server.general.id, **message)

    assert (refused.status, refused.code) == (400, 50035)
    assert server.messages(server.general) == []


@pytest.mark.parametrize(
    "words",
    [
        {"name_localizations": {"de": "Wir feiern"}},
        {"name_localizations": {"de": "x" * 33}},
        {"description_localizations": {"de": "x" * 101}},
        {"description_localizations": {"de": ""}},
        {"options": [{"type": 3, "name": "a", "description": "b", **BAD_NAME}]},
        {"options": [{"type": 3, "name": "a", "description": "b", "choices": [BAD_CHOICE]}]},
        {"type": 3, "description": "", "name_localizations": {"de": "x" * 33}},
    ],
)
async def test_a_command_has_to_fit_in_every_language(
    server: DiscordServer, rest: Rest, words: dict[str, object]
) -> None:
    path = f"/applications/{server.world.application.id}/commands"
    fitting = {"name": "party", "description": "A party", "name_localizations": {"de": "fest"}}
    assert (await rest.call("PUT", path, [fitting])).status == 200
    refused = await rest.call("PUT", path, [fitting | words])
    assert (refused.status, refused.code) == (400, 50035)


async def test_an_empty_message_is_refused(server: DiscordServer, rest: Rest) -> None:
    assert (await rest.post(server.general.id, content="")).code == 50006


async def test_too_many_bytes_of_text_bring_discords_own_fault(
    server: DiscordServer, rest: Rest
) -> None:
    wide = [text("\N{GRINNING FACE}" * 2600)]

    assert (await rest.post(server.general.id, flags=LAYOUT, components=wide)).status == 500


async def test_a_layout_stays_a_layout(server: DiscordServer, rest: Rest) -> None:
    sent = await rest.post(server.general.id, flags=LAYOUT, components=[text("a card")])
    path = f"/channels/{server.general.id}/messages/{sent.body['id']}"

    without_flag = await rest.call("PATCH", path, NO_PINGS | {"flags": 0})
    with_content = await rest.call("PATCH", path, NO_PINGS | {"content": "plain"})

    assert (without_flag.code, with_content.code) == (50035, 50035)


async def test_a_message_that_could_ping_is_refused_by_the_house(
    server: DiscordServer, rest: Rest
) -> None:
    path = f"/channels/{server.general.id}/messages"
    unsaid = await rest.call("POST", path, {"content": "hi"})
    everyone = await rest.call(
        "POST", path, {"content": "hi", "allowed_mentions": {"parse": ["users"]}}
    )
    sent = await rest.post(server.general.id, content="hi")
    edited = await rest.call("PATCH", f"{path}/{sent.body['id']}", {"content": "ho"})

    assert [unsaid.status, everyone.status, edited.status] == [400, 400, 400]
    assert len(server.complaints) == 3


async def test_the_house_rule_can_be_switched_off() -> None:
    async with DiscordServer(strict_mentions=False, limits=RELAXED) as server:
        ben = server.member("ben")
        async with rest_of(server) as rest:
            path = f"/channels/{server.general.id}/messages"
            sent = await rest.call("POST", path, {"content": f"hi {ben.mention}"})

        assert sent.status == 200
        assert server.messages(server.general)[0].mention_ids == (ben.id,)


async def test_an_unknown_field_is_noted_but_not_refused(server: DiscordServer, rest: Rest) -> None:
    sent = await rest.post(server.general.id, content="hi", colour="red")

    assert sent.status == 200
    assert server.complaints == ["unknown field 'colour' in a request body"]


async def test_an_unknown_route_is_noted(server: DiscordServer, rest: Rest) -> None:
    assert (await rest.call("GET", "/guilds/1/bans")).status == 404
    assert "/guilds/1/bans" in server.complaints[0]


@pytest.mark.usefixtures("openapi")
async def test_a_body_against_the_official_document_is_refused(
    server: DiscordServer, rest: Rest
) -> None:
    refused = await rest.post(server.general.id, content=["a", "list"])

    assert refused.code == 50035
    assert "POST /channels/{channel_id}/messages" in server.complaints[0]


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


async def test_a_late_answer_finds_no_interaction(server: DiscordServer, bot: Bot) -> None:
    async with rest_of(server) as rest:
        late = server.member("ada").slash("say", server.general, text="hello")
        await late
        twice = await _answer(rest, late.interaction.id, late.interaction.token)
        server.gateway.sessions.clear()
        slow = server.member("ada").slash("say", server.general, text="hello")
        server.clock.advance(3.5)
        too_late = await _answer(rest, slow.interaction.id, slow.interaction.token)

    assert (twice.status, twice.code) == (400, 40060)
    assert (too_late.status, too_late.code) == (404, 10062)


async def test_an_interactions_token_ends_after_a_quarter_of_an_hour(
    server: DiscordServer, bot: Bot
) -> None:
    used = await server.member("ada").slash("say", server.general, text="hello")
    hook = f"/webhooks/{server.world.application.id}/{used.interaction.token}"
    async with rest_of(server) as rest:
        in_time = await rest.call(
            "PATCH", f"{hook}/messages/@original", NO_PINGS | {"content": "b"}
        )
        server.clock.advance(15 * 60)
        expired = await rest.call(
            "PATCH", f"{hook}/messages/@original", NO_PINGS | {"content": "c"}
        )

    assert (in_time.status, expired.code) == (200, 50027)
    assert used.message is not None
    assert used.message.content == "b"


async def test_a_modal_does_not_answer_a_modal(server: DiscordServer, bot: Bot) -> None:
    shown = await server.member("ada").slash("form", server.general)
    server.gateway.sessions.clear()
    submitted = server.member("ada").submit(shown, {"wish": "x"})
    modal = {
        "custom_id": "m",
        "title": "t",
        "components": [
            {"type": 18, "label": "l", "component": {"type": 4, "custom_id": "i", "style": 1}}
        ],
    }
    async with rest_of(server) as rest:
        token = submitted.interaction.token
        path = f"/interactions/{submitted.interaction.id}/{token}/callback"
        refused = await rest.call("POST", path, {"type": 9, "data": modal})

    assert refused.code == 50035


async def test_a_button_press_updates_its_message(server: DiscordServer, bot: Bot) -> None:
    used = await server.member("ada").slash("panel", server.general)
    assert used.message is not None
    server.gateway.sessions.clear()
    pressed = server.member("ada").press(used.message, "pick")
    async with rest_of(server) as rest:
        path = f"/interactions/{pressed.interaction.id}/{pressed.interaction.token}/callback"
        data = NO_PINGS | {"flags": LAYOUT, "components": [text("picked")]}
        answer = await rest.call("POST", f"{path}?with_response=1", {"type": 7, "data": data})

    assert answer.status == 200
    assert pressed.message is used.message
    assert "picked" in str(used.message.components)


async def test_a_modal_of_unknown_origin_can_be_answered(server: DiscordServer, rest: Rest) -> None:
    submitted = server.member("ada").submit_modal("feedback:1", server.general, {"wish": "x"})

    answered = await _answer(rest, submitted.interaction.id, submitted.interaction.token)

    assert answered.status == 200
    assert submitted.message is not None
    assert server.complaints == []


async def test_a_garbled_query_is_an_invalid_form(server: DiscordServer, rest: Rest) -> None:
    path = f"/channels/{server.general.id}/messages"

    assert (await rest.call("GET", f"{path}?limit=many")).code == 50035
    assert (await rest.call("GET", f"{path}?limit=101")).code == 50035


async def _answer(rest: Rest, interaction_id: int, token: str) -> Reply:
    data = NO_PINGS | {"content": "late"}
    path = f"/interactions/{interaction_id}/{token}/callback?with_response=true"
    return await rest.call("POST", path, {"type": 4, "data": data})
