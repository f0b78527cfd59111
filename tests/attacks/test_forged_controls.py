"""Custom ids that a person made up: of another place's session, or with options nobody offers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.story.events import Event, Seeded
from cogs.refine.box import Box
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Channel, Message
from tests.e2e.boards import board, open_board
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

TEXT = "We meet on Friday at 18:30."
GONE = "This session is no longer here. /refine and /brainstorm begin a new one."
REFINE = [
    *(f"refine:{verb}:1:1" for verb in ("again", "stop", "say", "pick", "accept", "compare", "up")),
    "refine:down:1:1",
    "refine:refresh:1:1",
]
BOARD = [
    *(
        f"refine:{verb}:1:board1"
        for verb in ("idea", "spark", "ideas", "ballot", "brief", "next", "export")
    ),
    "board:list:1:0:0",
    "board:turn:1:0:0",
]


async def forged(on: Stage, who: Member, custom_ids: list[str], place: Channel) -> list[str]:
    """Press controls that somebody put under a message of the bot's in that place."""
    await who.slash("refine", place, text="Another text.", rounds=1)
    await on.discord.wait_until(lambda: _bearer(on, place) is not None)
    found = _bearer(on, place)
    assert found is not None
    plain, own = json.dumps(found.components), custom_id(found, "stop")
    answers = []
    for one in custom_ids:
        found.components = json.loads(plain.replace(own, one))
        answers.append(shown(await (await who.press(found, one)).answer()))
    return answers


async def told(on: Stage) -> list[Event]:
    """What people did to the first session, and what came of it."""
    return [event for event in await on.events() if not isinstance(event, Seeded)]


def _bearer(on: Stage, place: Channel) -> Message | None:
    messages = on.discord.messages(place)
    return next((m for m in messages if "refine:stop:2" in json.dumps(m.components)), None)


def other_place(on: Stage, kind: str) -> Channel:
    if kind == "channel":
        return on.discord.general
    if kind == "direct":
        return on.ben.direct
    return on.discord.lounge  # of a server where the bot is no member


@pytest.mark.parametrize("kind", ["channel", "direct", "server"])
async def test_a_session_of_another_place_cannot_be_steered(tmp_path: Path, kind: str) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        before = await told(on)
        place = other_place(on, kind)
        assert set(await forged(on, on.ben, REFINE, place)) == {GONE}
        sent = on.ben.submit_modal("refine:tell:1:1", place, {"text": "Add a link."})
        answer = await (await sent).answer()
        assert shown(answer) == GONE
        assert [a.data for a in answer.attachments] == [b"Add a link."]
        assert await told(on) == before


async def test_a_board_of_another_place_cannot_be_read_or_moved(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        assert set(await forged(on, on.ada, BOARD, on.discord.general)) == {GONE}
        for slip in ("idea", "brief"):
            name = f"board:{slip}:1:0:0"
            sent = on.ben.submit_modal(name, on.discord.general, {"text": "From outside"})
            assert shown(await (await sent).answer()) == GONE
        assert not (await board(on)).ideas


async def test_a_card_that_is_forwarded_takes_no_words_along(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=0.05)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        on.ben.forward(on.message("### Draft 1 ·"), on.discord.general)
        on.ben.reply(on.message("### Draft 1 ·"), "Warmer.")
        await on.over(2)
        session = await on.session()
    assert ([r.text for r in session.requests], session.hints) == (["Warmer."], ())


@pytest.mark.parametrize(
    "made_up",
    [
        "refine:new:free:99:-:all",
        "refine:new:free:0:-:all",
        f"refine:new:free:3:{'9' * 60}:all",
        "refine:new:free:3:1.9:all",
        "refine:new:admin:free:3:-:all",
        "refine:new:free:3:nan:all",
        "refine:new:free:3:-:everyone",
    ],
)
def test_a_box_carries_only_options_that_the_command_offers(made_up: str) -> None:
    assert Box.parse(made_up) is None
