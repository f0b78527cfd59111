"""What may answer an interaction, and when it is too late."""

from __future__ import annotations

from sandbox.server import DiscordServer
from tests.sandbox.server.bots import Bot
from tests.sandbox.server.rest import NO_PINGS, Reply, Rest, rest_of
from tests.sandbox.server.test_rules import LAYOUT, text


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


async def _answer(rest: Rest, interaction_id: int, token: str) -> Reply:
    data = NO_PINGS | {"content": "late"}
    path = f"/interactions/{interaction_id}/{token}/callback?with_response=true"
    return await rest.call("POST", path, {"type": 4, "data": data})
