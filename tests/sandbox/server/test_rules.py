"""What the server refuses, as Discord does, and what the house refuses on top."""

from __future__ import annotations

import pytest

from sandbox.server import DiscordServer
from sandbox.server.limits import RELAXED
from tests.sandbox.server.rest import NO_PINGS, Rest, rest_of

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


async def test_a_garbled_query_is_an_invalid_form(server: DiscordServer, rest: Rest) -> None:
    path = f"/channels/{server.general.id}/messages"

    assert (await rest.call("GET", f"{path}?limit=many")).code == 50035
    assert (await rest.call("GET", f"{path}?limit=101")).code == 50035
