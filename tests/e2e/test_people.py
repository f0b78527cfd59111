"""People in the loop: votes, picks, stops and the final, by several members."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.refine.events import Reacted
from sandbox.server.state.entities import Overwrite
from sandbox.server.state.permissions import Permission
from tests.e2e.people import TEXT, begun
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import stage


async def test_votes_outrank_the_judge_and_a_pick_outranks_votes(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=3)
        chloe = on.discord.member("chloe")
        for member in (on.ben, chloe):
            member.react(on.message("### Draft 1 ·"), "👍")
        await on.until_last("Draft 1 is the best so far")
        assert "The best by your votes" in on.cards()[-1]
        on.ada.react(on.message("### Draft 2 ·"), "📌")
        await on.until_last("Draft 2 is the best so far")
        assert "by its author's pick" in on.cards()[-1]
        on.ada.unreact(on.message("### Draft 2 ·"), "📌")
        on.ben.unreact(on.message("### Draft 1 ·"), "👍")
        chloe.unreact(on.message("### Draft 1 ·"), "👍")
        await on.until_last("Draft 3 is the best so far")


async def test_the_author_accepts_and_the_final_can_be_copied(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        end = on.message("### Draft 2 is the best")
        declined = await on.ben.press(end, custom_id(end, "accept"))
        assert "Only the author" in shown(await declined.answer())
        await on.ada.press(end, custom_id(end, "accept"))
        await on.until_last("### ✅ Accepted")
        final = on.cards()[-1]
        session = await on.session()
        on.ben.react(on.message("### Draft 1 ·"), "🔁")
        await on.over(2)
        reopened = await on.session()
    assert f"```\n{TEXT} v2\n```" in final
    assert "2 drafts were written" in final
    assert "4.0 → 4.8 out of 10" in final
    assert session.final == 2
    assert reopened.final is None


async def test_a_check_mark_by_the_author_accepts_that_draft(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        on.ben.react(on.message("### Draft 2 ·"), "✅")
        on.ada.react(on.message("### Draft 1 ·"), "✅")
        await on.until_last("### ✅ Accepted: draft 1")
        assert f"```\n{TEXT} v1\n```" in on.cards()[-1]


async def test_a_stop_sign_stops(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=3)
        await on.gate.asked(2)
        await on.discord.wait_until(lambda: "### Original · 4.0/10" in str(on.cards()))
        on.ben.react(on.message("### Original"), "🛑")
        await on.over()
        hold.set()
        assert "Stopped." in on.cards()[-1]


async def test_a_session_for_oneself_is_steered_by_its_author_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=0.05)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1, open_to="me")
        await on.over()
        draft = on.message("### Draft 1 ·")
        on.ben.react(draft, "🔁")
        on.ben.react(draft, "👍")
        on.ben.reply(draft, "shorter")
        pressed = await on.ben.press(draft, custom_id(draft, "again"))
        assert "for themselves alone" in shown(await pressed.answer())
        on.ada.react(draft, "🔁")
        await on.over(2)
        session = await on.session()
    assert (session.bursts, session.requests, session.votes) == (2, (), frozenset())


async def test_a_moderator_may_stop_what_they_may_not_steer(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=3, open_to="me")
        await on.gate.asked(2)
        (head,) = on.discord.messages(on.discord.writing)
        declined = await on.ben.press(head, custom_id(head, "stop"))
        assert "for themselves alone" in shown(await declined.answer())
        moderator = on.discord.member("mod")
        await moderator.press(head, custom_id(head, "stop"))
        await on.over()
        hold.set()
        assert "Stopped." in on.cards()[-1]


@pytest.mark.parametrize("in_a_thread", [False, True], ids=["a channel", "a member's thread"])
async def test_a_stop_sign_counts_of_whoever_manages_the_threads_of_that_channel(
    tmp_path: Path, in_a_thread: bool
) -> None:
    async with stage(tmp_path) as on:
        room, allowed = on.discord.writing, int(Permission.MANAGE_THREADS)
        room.overwrites.append(Overwrite(on.ben.id, for_member=True, allow=allowed))
        mod = on.discord.member("mod")
        room.overwrites.append(Overwrite(mod.id, for_member=True, deny=allowed))
        await on.restart()
        place = on.ada.open_thread(room, "Ada's corner") if in_a_thread else room
        hold = on.gate.hold(2)
        await on.ada.slash("refine", place, text=TEXT, rounds=3, open_to="me")
        await on.gate.asked(2)
        await on.discord.wait_until(lambda: in_a_thread or bool(on.threads()))
        thread = place if in_a_thread else on.thread()
        await on.discord.wait_until(lambda: "### Original · 4.0/10" in str(on.cards(thread)))
        original = on.message("### Original", thread)
        mod.react(original, "🛑")
        on.ben.react(original, "🛑")
        await on.over()
        hold.set()
        assert "Stopped." in on.cards(thread)[-1]
        stops = [event for event in await on.events() if isinstance(event, Reacted)]
    assert [event.person for event in stops] == [on.ben.id]


async def test_two_people_pressing_at_once_get_one_round_and_are_both_told(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        draft = on.message("### Draft 1 ·")
        again = custom_id(draft, "again")
        presses = [on.ada.press(draft, again), on.ben.press(draft, again)]
        told = sorted([shown(await (await press).answer()) for press in presses])
        await on.over(2)
        session = await on.session()
    assert [t.split(" draft 1 ")[1] for t in told] == [
        "is on its way.",
        "was asked for already; yours joins it.",
    ]
    assert session.rounds_written == 2


async def test_the_author_picks_by_button_and_others_are_told_to_vote(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        first = on.message("### Draft 1 ·")
        declined = await on.ben.press(first, custom_id(first, "pick"))
        assert "Your vote counts" in shown(await declined.answer())
        picked = await on.ada.press(first, custom_id(first, "pick"))
        assert "From now on draft 1 is the best." in shown(await picked.answer())
        await on.until_last("Draft 1 is the best so far")
        await on.restart()
        on.ben.react(first, "🔁")
        await on.over(2)
        assert (await on.session()).pick == 1


async def test_a_pick_after_accepting_leaves_the_final_and_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        on.ada.react(on.message("### Draft 2 ·"), "✅")
        await on.until_last("### ✅ Accepted: draft 2")
        original, first = on.message("### Original"), on.message("### Draft 1 ·")
        on.ada.react(original, "📌")
        await on.until(lambda session: session.pick == 0)
        picked = await on.ada.press(first, custom_id(first, "pick"))
        assert shown(await picked.answer()).startswith("The final stays draft 2.")
        session = await on.session()
        on.ada.react(first, "🔁")
        await on.over(2)
        assert "Draft 1 is the best so far" in on.cards()[-1]
    assert (session.final, session.best, session.pick) == (2, 2, 1)
