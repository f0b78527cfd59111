"""Reactions that were set or taken back while the bot was away."""

from __future__ import annotations

from pathlib import Path

import pytest

from cogs.thread import card
from sandbox.server.faults import FaultKind
from sandbox.server.gateway.mishaps import Mishap
from sandbox.server.gateway.session import CloseCode
from tests.e2e.absences import TESTED, away, begun_both, events
from tests.e2e.people import TEXT, begun
from tests.e2e.reading import starts
from tests.e2e.stage import stage
from tests.e2e.threads import appears


async def test_votes_of_an_absence_count_after_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        await on.stop()
        on.ben.react(on.message("### Draft 1 ·"), "👍")
        await on.start()
        await on.until_last("Draft 1 is the best so far")
        session = await on.session()
    assert session.votes == {(on.ben.id, 1, 1)}


async def test_a_vote_that_is_taken_back_in_an_absence_no_longer_counts(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        on.ben.react(on.message("### Draft 1 ·"), "👍")
        await on.until_last("Draft 1 is the best so far")
        await on.stop()
        on.ben.unreact(on.message("### Draft 1 ·"), "👍")
        await on.start()
        await on.until_last("Draft 2 is the best so far")
        session = await on.session()
    assert session.votes == frozenset()


async def test_a_vote_that_took_the_place_of_anothers_in_an_absence_counts_for_its_giver(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        draft, chloe = on.message("### Original"), on.discord.member("chloe")
        on.ben.react(draft, "👍")
        await on.until_last("The original is the best so far")
        async with away(on):
            on.ben.unreact(draft, "👍")
            chloe.react(draft, "👍")
        session = await on.session(TESTED)
    assert session.votes == {(chloe.id, 0, 1)}


async def test_a_round_that_was_asked_for_in_an_absence_comes_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        await on.stop()
        on.ben.react(on.message("### Draft 1 ·"), "🔁")
        await on.start()
        await on.over(3)
        async with away(on):
            pass
        session = await on.session(TESTED)
    assert (session.bursts, session.rounds_written) == (2, 2)


async def test_votes_of_a_lost_connection_count_when_there_is_a_new_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        on.discord.gateway.sessions.clear()  # from here on nothing is told, and none can resume
        on.ben.react(on.message("### Draft 1 ·"), "👍")
        await on.discord.gateway.close(CloseCode.SESSION_TIMED_OUT)
        await on.until_last("Draft 1 is the best so far")


async def test_where_nothing_changed_nothing_is_recorded(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        on.ben.react(on.message("### Original"), "👍")
        await on.until_last("The original is the best so far")
        on.ada.react(on.message("### The original is the best"), "📌")
        await on.until_last("by its author's pick")
        async with away(on):
            before = events(on)
        after = events(on)
    assert after == before


async def test_what_was_set_under_a_status_card_stays_over_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        monkeypatch.setattr(card, "SEALED_AFTER", -1.0)
        on.ben.react(on.message("### Original"), "👍")
        told = await appears(on, "### The original is the best so far")
        on.discord.member("chloe").react(told, "👍")
        on.ada.react(told, "📌")
        await on.until(lambda session: session.pick == 0, TESTED)
        before = await on.session(TESTED)
        async with away(on):
            pass
        after = await on.session(TESTED)
    assert len(before.votes) == 2
    assert (after.votes, after.pick) == (before.votes, 0)


async def test_only_people_who_may_steer_are_counted(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on, open_to="me")
        on.discord.member("chloe").user.bot = True
        async with away(on):
            for name in ("ada", "ben", "chloe"):
                on.discord.member(name).react(on.message("### Draft 1 ·"), "👍")
        session = await on.session(TESTED)
    assert session.votes == {(on.ada.id, 1, 1)}


async def test_an_old_stop_sign_does_not_stop_what_began_later(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        draft, head = on.message("### Draft 1 ·"), on.discord.messages(on.discord.writing)[0]
        nth = len(on.gate.documents) + 1
        hold = on.gate.hold(nth)
        on.ada.react(draft, "🔁")
        await on.gate.asked(nth)
        on.ben.react(head, "🛑")  # recorded as one to the original, as under a card that grows
        await on.over(3)
        hold.set()
        async with away(on):
            on.ben.react(draft, "🛑")
            on.discord.member("chloe").react(draft, "🔁")
        await on.over(4)
        session = await on.session(TESTED)
    assert session.rounds_written == 2


async def test_a_room_that_is_gone_keeps_no_other_from_being_counted(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        del on.discord.world.channels[on.thread().id]
        async with away(on):
            pass
        assert on.failed(404) == 1


async def test_a_vote_for_a_draft_whose_post_was_not_recorded_counts_once_it_is_found(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.DROP_AFTER, "POST", "/messages$")
        on.discord.gateway.mishaps.order(Mishap.LOST, "MESSAGE_CREATE", times=9)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        everything = on.discord.world.messages
        await on.discord.wait_until(
            lambda: any(starts(m, "### Original") for m in everything.values())
        )
        on.ben.react(on.message("### Original"), "👍")
        await on.until_last("The original is the best so far")
