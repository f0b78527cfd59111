"""/sessions: found again, opened, gone on with and exported, by those who may see them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bot.story.events import Event, Seeded
from cogs.sessions.ids import MOST_SEARCHED
from cogs.thread import handing
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Channel, ChannelType, Message, Overwrite
from sandbox.server.state.permissions import Permission
from tests.e2e.boards import VOTE, card, choose, gathered, is_left, moves_on, open_board, shows
from tests.e2e.reading import custom_id, shown
from tests.e2e.shelves import TEXT, acts, begun, chosen, control, forged, listed, press
from tests.e2e.stage import Stage, stage

GONE = "This session is no longer here. /refine and /brainstorm begin a new one."
EVERY_ACT = ("show", "resume", "md", "json", "delete", "erase")


async def test_what_a_person_began_is_listed_with_a_link_to_its_thread(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing)
        card = await listed(on.ada, on.discord.general)
        link = f"https://discord.com/channels/{on.discord.guild.id}/{on.thread().id}"
        assert card.ephemeral
        assert f"**1.** [{TEXT}]({link})" in shown(card)
        assert "-# Refine · " in shown(card)
        assert " · best 4.4 · moved <t:" in shown(card)
        assert "There are none." in shown(await listed(on.ben, on.discord.general))
        assert TEXT in shown(await listed(on.ada, on.ada.direct))


async def test_a_title_is_found_and_offered_while_it_is_typed(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing, "Élan for the whole crew, on Friday.")
        await begun(on, on.ada, on.discord.general, "Other words.")
        found = shown(await listed(on.ada, on.discord.general, search="ELAN"))
        assert "Élan for the whole crew" in found
        assert "Other words" not in found
        offer = await on.ada.autocomplete("sessions", on.discord.general, "search", search="elan")
        assert [c["name"] for c in offer.choices] == ["Élan for the whole crew, on Friday."]
        value = str(offer.choices[0]["value"])
        assert len(value) <= MOST_SEARCHED
        assert "Élan for" in shown(await listed(on.ada, on.discord.general, search=value))


async def test_a_servers_sessions_are_listed_for_those_who_can_read_their_place(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        secret = on.discord.add_channel("secret", hidden_from=(on.ben,))
        await begun(on, on.ada, secret, "A secret text.")
        await begun(on, on.ada, on.discord.writing)
        await begun(on, on.ada, on.ada.direct, "A direct text.")
        for who, sees_secret in ((on.ben, False), (on.discord.member("chloe"), True)):
            card = shown(await listed(who, on.discord.general, whose="server"))
            assert TEXT in card
            assert ("A secret text." in card) is sees_secret
            assert "A direct text." not in card
        direct = shown(await listed(on.ada, on.ada.direct, whose="server"))
        assert direct.startswith("### Your sessions")
        assert "A secret text." in direct
        assert "There are none." in shown(await listed(on.ben, on.ben.direct, whose="server"))
        assert "There are none." in shown(await listed(on.ben, on.discord.lounge, whose="server"))


async def told(on: Stage) -> list[Event]:
    """What people did to the first session, and what came of it."""
    return [event for event in await on.events() if not isinstance(event, Seeded)]


async def test_a_private_threads_session_is_for_those_who_are_in_it_and_moderators(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        public = on.ada.open_thread(on.discord.general, "open")
        private = on.ada.open_thread(on.discord.general, "private", private=True)
        on.ada.say(private, f"<@{on.bot_id}> {on.ben.mention}")
        await begun(on, on.ada, public, "An open text.")
        await begun(on, on.ada, private, "A private text.")
        for who, place, sees in (
            (on.ben, on.discord.writing, False),
            (on.ben, private, True),
            (on.discord.member("mod"), on.discord.writing, True),
        ):
            card = shown(await listed(who, place, whose="server"))
            assert "An open text." in card
            assert ("A private text." in card) is sees


async def test_a_voice_channels_session_is_for_those_who_may_connect(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        voice = on.discord.stage.add_channel("staff", kind=ChannelType.VOICE)
        no_entry = Overwrite(on.ben.id, for_member=True, deny=int(Permission.CONNECT))
        voice.overwrites.append(no_entry)
        await on.restart()
        await begun(on, on.ada, voice, "A text of the staff's.")
        before = await told(on)
        for who, sees in ((on.ben, False), (on.discord.member("chloe"), True)):
            card = shown(await listed(who, on.discord.general, whose="server"))
            assert ("A text of the staff's." in card) is sees
        for act in EVERY_ACT:
            assert await forged(on.ben, on.discord.general, act, 1) == GONE
        assert await told(on) == before


def hidden(on: Stage, kind: str) -> Channel:
    """A place from where Ben sees nothing of what Ada began in a channel that he cannot see."""
    return {
        "channel": on.discord.general,
        "direct": on.ben.direct,
        "server": on.discord.lounge,
    }[kind]


@pytest.mark.parametrize("kind", ["channel", "direct", "server"])
async def test_what_a_person_may_not_see_is_gone_for_every_control(
    tmp_path: Path, kind: str
) -> None:
    async with stage(tmp_path) as on:
        secret = on.discord.add_channel("secret", hidden_from=(on.ben,))
        await begun(on, on.ada, secret)
        before = await told(on)
        for act in EVERY_ACT:
            assert await forged(on.ben, hidden(on, kind), act, 1) == GONE
        assert await forged(on.ben, hidden(on, kind), "show", 999_999_999_999) == GONE
        assert await told(on) == before


async def test_who_may_read_a_session_exports_it_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing)
        card = await chosen(on.ben, on.discord.general, 1, whose="server")
        assert acts(card) == {"resume", "md", "json", "list"}
        files = {}
        for act in ("md", "json"):
            answer = await (await on.ben.press(card, f"sessions:{act}:1:server:0:")).answer()
            assert answer.ephemeral
            files[answer.attachments[0].filename] = answer.attachments[0].data.decode()
        assert "## Draft 1" in files["refine-1.md"]
        assert json.loads(files["refine-1.json"])["original"] == TEXT


@pytest.mark.parametrize("act", ["md", "json"])
async def test_a_long_session_is_exported_compressed_and_its_answer_promised_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    monkeypatch.setattr(handing, "_PLAIN", 100)
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing)
        card = await chosen(on.ada, on.discord.general, 1)
        export = await on.ada.press(card, control(card, act))
        (file,) = (await export.answer()).attachments
        assert export.deferred
        assert export.ephemeral
    assert file.filename == f"refine-1.{act}.gz"
    assert f"{TEXT} v1" in gzip.decompress(file.data).decode()


async def test_who_exports_what_no_file_can_hold_is_told_whom_to_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "_LARGEST", 100)
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing)
        card = await chosen(on.ada, on.discord.general, 1)
        said = await press(on.ada, card, "md")
    assert said.startswith("This does not fit into a file that Discord takes")


async def test_a_session_goes_on_with_one_more_round_from_its_best(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing)
        card = await chosen(on.ada, on.discord.general, 1)
        await on.restart()
        link = f"https://discord.com/channels/{on.discord.guild.id}/{on.thread().id}"
        assert await press(on.ada, card, "resume") == f"It goes on: {link}"
        await on.over(2)
        assert "from draft 1" in shown(on.message("### Draft 2 ·"))


async def test_why_a_session_does_not_go_on_is_said(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.gate.hold(1)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.gate.asked(1)
        here = on.discord.general
        assert "It is under way already" in await forged(on.ada, here, "resume", 1)
        assert "only from where it stands" in await forged(on.ada, on.ada.direct, "resume", 1)


async def test_a_private_session_is_listed_but_others_cannot_make_it_go_on(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1, open_to="me")
        await on.over()
        card = await chosen(on.ben, on.discord.general, 1, whose="server")
        assert "for themselves alone" in await press(on.ben, card, "resume")
        assert "sessions:delete" not in json.dumps(card.components)


async def test_a_board_is_listed_and_exported_and_goes_on_by_its_own_buttons(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        card = await chosen(on.ada, on.discord.writing, 1)
        assert "Brainstorm · under way" in shown(card)
        assert "goes on by its own buttons" in await press(on.ada, card, "resume")
        answer = await (await on.ada.press(card, "sessions:md:1:mine:0:")).answer()
        assert answer.attachments[0].filename == "brainstorm-1.md"


async def test_a_closed_board_waits_for_nobody(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        head = on.message("🧠 **Brainstorm**", on.discord.writing)
        await on.ada.press(head, custom_id(head, "close"))
        await is_left(on)
        card = await chosen(on.ada, on.discord.writing, 1)
        assert "Brainstorm · closed" in shown(card)
        assert "This board is closed; its ideas stay." in await press(on.ada, card, "resume")


async def exported(who: Member, card: Message) -> tuple[str, dict[str, object]]:
    """The session of a card, to read and for programs."""
    pressed = [await who.press(card, control(card, act)) for act in ("md", "json")]
    answers = [await one.answer() for one in pressed]
    text, data = (answer.attachments[0].data.decode() for answer in answers)
    return text, json.loads(data)


async def test_hidden_votes_are_in_no_export_before_the_vote_is_over(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz", hidden=True)
        on_list = await chosen(on.ada, on.discord.general, 1, whose="server")
        chloe = on.discord.member("chloe")
        chloe.react(card(on, "### 💡"), "2️⃣")
        await shows(on, chloe.mention)
        assert (await exported(on.ada, on_list))[1]["votes"] is None
        await moves_on(on, "### 💡", VOTE)
        await choose(on, on.ben, 2)
        await shows(on, "2 people have voted; the votes show when it is over")
        text, data = await exported(on.ada, on_list)
        assert "2 votes" not in text
        assert "Hidden until the vote is over." in text
        assert (data["votes"], data["voters"]) == (None, 2)
        await moves_on(on, VOTE, "**1.** A quiz · 2 votes")
        assert "**1.** A quiz · 2 votes" in (await exported(on.ada, on_list))[0]


async def test_a_guests_session_is_its_authors_and_goes_on_under_its_message(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.lounge, text=TEXT, rounds=1)
        (sheet,) = on.discord.messages(on.discord.lounge)
        await on.discord.wait_until(lambda: "All rounds are done." in shown(sheet), within=30)
        card = await chosen(on.ada, on.discord.lounge, 1)
        assert f"{on.discord.lounge.id}/{sheet.id}" in await press(on.ada, card, "resume")
