"""A person sees what is stored about them, takes it along, and is forgotten; the others go on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.story.forgetting import GONE
from sandbox.model.scripted import Script
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Channel, Message
from tests.e2e.boards import board, open_board
from tests.e2e.boards import card as board_card
from tests.e2e.boards import shows as board_shows
from tests.e2e.people import begun, meeting_requests
from tests.e2e.reading import custom_id, shown
from tests.e2e.shelves import begun as begun_by
from tests.e2e.stage import Stage, stage, until_so

WISH = "Mention the pineapples."
DONE = "### You are forgotten"


async def asked(who: Member, command: str, place: Channel, words: str, on: Stage) -> Message:
    """The private card of a command, once it says something."""
    invocation = await who.slash(f"privacy {command}", place)
    card = await invocation.answer(within=30)
    assert invocation.ephemeral
    await on.discord.wait_until(lambda: words in shown(card), within=30)
    return card


async def forget(on: Stage, who: Member, place: Channel) -> str:
    """Ask to be forgotten, and say yes; what is told then."""
    card = await asked(who, "forget", place, "Shall I forget you?", on)
    await who.press(card, "privacy:forget")
    await on.discord.wait_until(lambda: DONE in shown(card), within=30)
    return shown(card)


def files(on: Stage) -> bytes:
    """All that is in the files of the database."""
    folder = on.settings.database_path.parent
    return b"".join(file.read_bytes() for file in folder.glob("refine.db*"))


def traces(on: Stage, *needles: str) -> list[str]:
    """What of this is in any file of the database."""
    found = files(on)
    return [needle for needle in needles if needle.encode() in found]


async def without_traces(on: Stage, who: Member, *words: str) -> None:
    """Until nothing is left in the files: the WAL goes last."""
    await until_so(lambda: not traces(on, str(who.id), *words))


def everywhere(on: Stage) -> str:
    """All that the bot shows to all."""
    rooms = on.discord.world.channels.values()
    return "\n".join(card for room in rooms for card in on.cards(room))


async def steered(on: Stage) -> None:
    """Ben and Chloe take part in a text of Ada's: Ben's wish is met, both vote."""
    await begun(on, rounds=1)
    on.ben.reply(on.message("### Draft 1 ·"), WISH)
    await on.over(2)
    for member in (on.ben, on.discord.member("chloe")):
        member.react(on.message("### Draft 1 ·"), "👍")
    await on.until(lambda session: len(session.votes) == 2)
    await on.discord.wait_until(lambda: "by your votes" in everywhere(on), within=30)


async def test_a_member_is_forgotten_and_the_session_goes_on_as_it_was(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(meeting_requests)) as on:
        await steered(on)
        chloe = on.discord.member("chloe")
        before = await on.session()
        assert on.ben.mention in everywhere(on)
        told = await forget(on, on.ben, on.ben.direct)
        assert "sessions of yours that i deleted: 0." in told.lower()
        await on.discord.wait_until(lambda: on.ben.mention not in everywhere(on), within=30)
        await without_traces(on, on.ben, WISH)
        assert WISH not in everywhere(on)
        assert "(someone)" in shown(on.message("### Draft 2 ·"))
        await on.restart()
        after = await on.session()
        assert [r.text for r in after.requests] == [GONE]
        assert after.votes == {(-1, 1, 1), (chloe.id, 1, 1)}
        assert [d.text for d in after.drafts] == [d.text for d in before.drafts]
        assert (after.best, after.judged_best) == (before.best, before.judged_best)
        draft = on.message("### Draft 2 ·")
        await chloe.press(draft, custom_id(draft, "again"))
        await on.over(3)
        assert traces(on, str(on.ben.id)) == []


async def test_an_idea_goes_from_the_board_and_an_absence_does_not_bring_it_back(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        on.ben.reply(board_card(on, "### 💡"), "Pineapples for all")
        kayaks = on.ada.reply(board_card(on, "### 💡"), "Kayaks")
        await board_shows(on, "**2.** Kayaks")
        on.ben.react(kayaks, "👍")
        await until_so(lambda: f"vote:{on.ben.id}" in str(files(on)))
        await forget(on, on.ben, on.discord.general)
        await on.discord.wait_until(lambda: "ineapples" not in everywhere(on), within=30)
        assert on.ben.mention not in everywhere(on)
        await on.stop()
        on.ada.react(on.ada.reply(board_card(on, "### 💡"), "Museum"), "👍")
        await on.start()
        await board_shows(on, "**3.** Museum")
        await until_so(lambda: f"vote:{on.ada.id}" in str(files(on)))
        await without_traces(on, on.ben, "ineapples")
        assert "**2.** Kayaks" in everywhere(on)
        assert (await board(on)).marks == ((-1, 2), (on.ada.id, 3))


async def test_own_sessions_go_while_they_run_and_those_of_others_stay(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun_by(on, on.ben, on.discord.general, "We like pineapples.")
        await begun_by(on, on.ada, on.ada.direct)
        nth = len(on.gate.documents) + 1
        answer = on.gate.hold(nth)
        await on.ben.slash("refine", on.discord.writing, text="More pineapples.", rounds=3)
        await on.gate.asked(nth)
        told = await forget(on, on.ben, on.discord.general)
        answer.set()
        assert "Sessions of yours that I deleted: 2." in told
        (head,) = on.discord.messages(on.discord.writing)
        await on.discord.wait_until(
            lambda: shown(head).startswith("This session was deleted."), within=30
        )
        await without_traces(on, on.ben, "pineapples")
        assert (await on.session(2)).author == on.ada.id


async def test_what_is_stored_is_shown_and_given_to_whoever_asks_alone(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(meeting_requests)) as on:
        await asked(on.ben, "show", on.ben.direct, "Nothing.", on)
        await steered(on)
        card = await asked(on.ben, "show", on.discord.lounge, "What you did in a session", on)
        assert "requests 1, ideas 0, votes and reactions 1" in shown(card)
        given = await (await on.ben.press(card, "privacy:export")).answer(within=30)
        await on.discord.wait_until(lambda: bool(given.attachments), within=30)
        told = json.loads(given.attachments[0].data)
        assert told["person"] == str(on.ben.id)
        assert WISH in str(told["in_sessions_of_others"])
        assert str(on.ada.id) not in str(told)
        await on.ben.press(card, "privacy:ask")
        await on.discord.wait_until(lambda: "Shall I forget you?" in shown(card), within=30)
        await on.ben.press(card, "privacy:show")
        await on.discord.wait_until(lambda: "What you did in a session" in shown(card), within=30)


async def test_what_an_earlier_process_began_is_finished_by_the_next_on_old_cards_too(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, Script(meeting_requests)) as on:
        await steered(on)
        await on.stop()
        with closing(sqlite3.connect(on.settings.database_path)) as rows, rows:
            rows.execute("INSERT INTO notes VALUES (?, '')", (f"forget:{on.ben.id}",))
            rows.execute(
                "UPDATE events SET body = json_set(body, '$.at', json_extract(body, '$.at') - 9000)"
                " WHERE kind IN ('Announced', 'Posted')"
            )
        await on.start()
        await on.discord.wait_until(lambda: on.ben.mention not in everywhere(on), within=30)
        await without_traces(on, on.ben, WISH)


async def test_a_vote_that_stands_on_discord_does_not_bring_the_name_back(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(meeting_requests)) as on:
        await steered(on)
        await forget(on, on.ben, on.ben.direct)
        await on.stop()
        on.discord.member("chloe").unreact(on.message("### Draft 1 ·"), "👍")
        await on.start()
        await on.until(lambda session: session.votes == {(-1, 1, 1)})
        await without_traces(on, on.ben, WISH)


async def test_a_vote_under_the_endings_card_does_not_bring_the_name_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=1)
        on.ben.react(on.message("### Draft 1 is the best"), "👍")
        await on.until(lambda session: session.votes == {(on.ben.id, 1, 1)})
        await forget(on, on.ben, on.ben.direct)
        await on.stop()
        chloe = on.discord.member("chloe")
        chloe.react(on.message("### Original"), "👍")
        await on.start()
        await on.until(lambda session: session.votes == {(-1, 1, 1), (chloe.id, 0, 1)})
        await without_traces(on, on.ben)
