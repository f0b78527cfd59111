"""Where a board can be, and who may have one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.server.people.options import BadOption, CommandMissing
from sandbox.server.people.speaker import NotAllowed
from sandbox.server.state.permissions import Permission
from tests.e2e.boards import fill_in, open_board
from tests.e2e.stage import custom_id, shown, stage


async def test_where_no_thread_can_be_made_the_board_is_in_the_channel(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        flat = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        await on.ada.slash("brainstorm", flat, topic="A party")
        await on.discord.wait_until(lambda: any("### 💡" in c for c in on.cards(flat)))
        on.ben.reply(on.message("### 💡", flat), "Free pizza")
        await on.discord.wait_until(lambda: "**1.** Free pizza" in on.cards(flat)[-1])


async def test_inside_a_forum_post_it_is_in_the_post(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        post = on.ben.open_post(on.discord.forum, "Help", "What shall we do?")
        await on.ada.slash("brainstorm", post, topic="A party")
        await on.discord.wait_until(lambda: any("### 💡" in c for c in on.cards(post)))
        gather = on.message("### 💡", post)
        await fill_in(on.ben, gather, "Free pizza")
        await on.discord.wait_until(lambda: "**1.** Free pizza" in shown(gather))
        await on.ada.press(gather, custom_id(gather, "next"))
        await on.discord.wait_until(lambda: "Refining starts" in on.cards(post)[-1], within=20)
        result = on.message("### 🏁", post)
        await on.ada.press(result, custom_id(result, "next"))
        await on.over()
        on.ben.say(post, f"<@{on.bot_id}> Name the day.")
        await on.over(2)
        assert [r.text for r in (await on.session(2)).requests] == ["Name the day."]


async def test_it_is_not_offered_where_the_bot_is_no_member(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for place in (on.discord.lounge, on.ada.direct):
            with pytest.raises((CommandMissing, NotAllowed, BadOption)):
                on.ada.slash("brainstorm", place, topic="A party")


async def test_one_person_hosts_only_so_many_at_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(max_running=1)
        await open_board(on)
        told = await (await on.ada.slash("brainstorm", on.discord.general, topic="More")).answer()
        assert "You host one brainstorm already" in shown(told)
        await on.ben.slash("brainstorm", on.discord.general, topic="Mine")
