"""What a person takes along is theirs: it unmasks no board, and has no text of others."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from bot.store.holdings import Holdings
from bot.store.privacy import Privacy
from cogs.privacy import cog
from sandbox.server.faults import FaultKind
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Message
from tests.e2e.boards import (
    VOTE,
    board,
    card,
    choose,
    fill_in,
    gathered,
    is_left,
    moves_on,
    shows,
)
from tests.e2e.reading import shown
from tests.e2e.shelves import begun
from tests.e2e.stage import stage

ANSWER = r"/messages/@original$"
TWICE = "I am putting your file together already."
Events = list[dict[str, Any]]


async def asked(who: Member) -> Message:
    """What a person is answered who wants all that is theirs."""
    return await (await who.slash("privacy export", who.direct)).answer(within=30)


async def exported(who: Member) -> dict[str, Any]:
    """All that is theirs."""
    told: dict[str, Any] = json.loads((await asked(who)).attachments[0].data)
    return told


async def own_board(who: Member) -> Events:
    """What a host is given of their only board."""
    told = await exported(who)
    events: Events = told["sessions"][0]["events"]
    return events


async def in_others(who: Member) -> Events:
    """What a person is given of the sessions of others."""
    found: Events = (await exported(who))["in_sessions_of_others"]
    return found


def those(events: Events, kind: str) -> Events:
    """The events of a kind."""
    return [event for event in events if event["kind"] == kind]


async def test_the_host_of_an_anonymous_board_is_told_nobodys_name_and_no_hidden_vote(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Pineapples for all", anonymous=True, hidden=True)
        kayaks = on.ben.reply(card(on, "### 💡"), "Kayaks")
        await shows(on, "**2.** Kayaks")
        await moves_on(on, "### 💡", VOTE)
        await choose(on, on.ben, 1)
        await choose(on, on.ada, 2)
        events = await own_board(on.ada)
        assert [e["text"] for e in those(events, "IdeaGiven")] == ["Pineapples for all", "Kayaks"]
        assert [e["person"] for e in those(events, "Voted")] == [on.ada.id]
        await moves_on(on, VOTE, "Refining starts by itself")
        later = await own_board(on.ada)
        assert [e["chosen"] for e in those(later, "Voted")] == [[1], [2]]
        for found in (str(events), str(later)):
            assert str(on.ben.id) not in found
            assert str(kayaks.id) not in found


async def test_a_board_with_names_is_given_whole_but_for_votes_that_are_hidden(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Pineapples for all", "Kayaks", hidden=True)
        await moves_on(on, "### 💡", VOTE)
        await choose(on, on.ben, 1)
        events = await own_board(on.ada)
        assert [e["person"] for e in those(events, "IdeaGiven")] == [on.ben.id, on.ben.id]
        assert those(events, "Voted") == []
        await moves_on(on, VOTE, "Refining starts by itself")
        assert [e["person"] for e in those(await own_board(on.ada), "Voted")] == [on.ben.id]


async def test_whose_idea_won_gets_its_credit_and_neither_the_text_nor_the_ideas_of_others(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Pineapples for all")
        chloe = on.discord.member("chloe")
        await fill_in(chloe, card(on, "### 💡"), "Kayaks")
        await shows(on, "**2.** Kayaks")
        await moves_on(on, "### 💡", VOTE)
        await moves_on(on, VOTE, "Refining starts by itself")
        await moves_on(on, "### 🏁", "Refining goes on below")
        await is_left(on)
        refined = (await board(on)).session
        theirs = {s["session"]: s["events"] for s in await in_others(on.ben)}
        assert {*theirs} == {1, refined}
        credits_ = [credit for event in theirs[refined] for credit in event["credits"]]
        assert [(c["text"], c["people"]) for c in credits_] == [("Pineapples for all", [on.ben.id])]
        for foreign in ("Kayaks", str(chloe.id), str(on.ada.id), "A party for newcomers"):
            assert foreign not in str(theirs)
        told = shown(await (await on.ben.slash("privacy show", on.ben.direct)).answer(within=30))
        assert "What you did in 2 sessions of others: requests 0, ideas 1" in told
        assert "everything else that you pressed 0" in told


async def test_one_file_is_made_for_a_person_at_a_time(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.general)
        on.discord.faults.order(FaultKind.HOLD_BEFORE, "PATCH", ANSWER)
        first = await on.ada.slash("privacy export", on.ada.direct)
        await on.held()
        again = await asked(on.ada)
        assert shown(again).startswith(TWICE)
        assert again.attachments == []
        assert "sessions" in await exported(on.ben)  # others are not kept waiting
        on.discord.faults.release()
        assert (await first.answer(within=30)).attachments
        async with asyncio.timeout(30):  # the bot knows later than Ada that she has it
            while not (last := await asked(on.ada)).attachments:
                assert shown(last).startswith(TWICE)


async def test_one_look_is_taken_for_a_person_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, look = asyncio.Event(), Privacy.holdings

    async def held(privacy: Privacy, person: int) -> Holdings:
        await go_on.wait()
        return await look(privacy, person)

    monkeypatch.setattr(Privacy, "holdings", held)
    async with stage(tmp_path) as on:
        first = await on.ada.slash("privacy show", on.ada.direct)
        again = await on.ada.slash("privacy show", on.ada.direct)
        assert shown(await again.answer(within=30)).startswith("I am looking through")
        go_on.set()
        assert "stored about you" in shown(await first.answer(within=30))


async def test_what_is_too_much_for_a_file_is_said_and_not_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cog, "MOST", 500)
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.general)
        refused = await asked(on.ada)
        assert shown(refused).startswith("What I have stored about you is too much for one file.")
        assert refused.attachments == []
        monkeypatch.setattr(cog, "MOST", 500_000)
        assert (await asked(on.ada)).attachments
