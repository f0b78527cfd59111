"""Where a board can be, and who may have one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.server.people.options import BadOption, CommandMissing
from sandbox.server.people.speaker import NotAllowed
from sandbox.server.state.permissions import Permission
from tests.e2e.boards import board, fill_in, is_left, open_board
from tests.e2e.people import is_noted
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import stage


async def test_where_no_thread_can_be_made_the_board_is_in_the_channel(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        flat = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        await on.ada.slash("brainstorm", flat, topic="A party")
        await on.discord.wait_until(lambda: any("### 💡" in c for c in on.cards(flat)))
        on.ben.reply(on.message("### 💡", flat), "Free pizza")
        await on.until_last("**1.** Free pizza", flat)


async def test_inside_a_forum_post_it_is_in_the_post(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        post = on.ben.open_post(on.discord.forum, "Help", "What shall we do?")
        await on.ada.slash("brainstorm", post, topic="A party")
        await on.discord.wait_until(lambda: any("### 💡" in c for c in on.cards(post)))
        gather = on.message("### 💡", post)
        await fill_in(on.ben, gather, "Free pizza")
        await on.discord.wait_until(lambda: "**1.** Free pizza" in shown(gather))
        await on.ada.press(gather, custom_id(gather, "next"))
        await on.until_last("Refining starts", post)
        result = on.message("### 🏁", post)
        await on.ada.press(result, custom_id(result, "next"))
        await on.over()
        on.ben.say(post, f"<@{on.bot_id}> Name the day.")
        await on.over(2)
        assert [r.text for r in (await on.session(2)).requests] == ["Name the day."]


async def test_an_idea_is_given_to_a_board_that_stands_in_its_channel_by_naming_the_bot(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        flat = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        await on.ada.slash("brainstorm", flat, topic="A party")
        await on.discord.wait_until(lambda: any("### 💡" in c for c in on.cards(flat)))
        on.ben.say(flat, "What a day.")
        on.ben.say(flat, f"<@{on.bot_id}> Free pizza")
        await on.until_last("**1.** Free pizza", flat)
        assert (await board(on)).hints == ()


@pytest.mark.parametrize("is_own", [False, True], ids=["a post", "the thread of the text"])
async def test_where_a_text_and_a_board_share_a_place_each_word_is_for_one_of_them(
    tmp_path: Path, is_own: bool
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=600.0)
        post = on.ben.open_post(on.discord.forum, "Help", "What shall we do?")
        await on.ada.slash(
            "refine", on.discord.writing if is_own else post, text="We meet at 9.", rounds=1
        )
        await on.over()
        room = on.thread() if is_own else post
        await on.ada.slash("brainstorm", room, topic="A party")
        await on.discord.wait_until(lambda: any("### 💡" in c for c in on.cards(room)))
        gather, head = on.message("### 💡", room), on.message("🧠", room)
        on.ben.say(room, f"<@{on.bot_id}> Free pizza")
        await on.discord.wait_until(lambda: "**1.** Free pizza" in shown(gather))
        await on.restart()  # now every card is known to be whose it is
        on.ben.reply(gather, "A quiz")
        await on.discord.wait_until(lambda: "**2.** A quiz" in shown(gather))
        wish = on.ben.reply(on.message("### Draft 1 ·", room), "Name the room.")
        await on.discord.wait_until(lambda: is_noted(wish))
        await on.ada.press(head, custom_id(head, "close"))
        await is_left(on, 2)
        on.ben.say(room, f"<@{on.bot_id}> Name the day.")
        await on.until(lambda session: len(session.requests) > 1)
        session, found = await on.session(), await board(on, 2)
    assert [r.text for r in session.requests] == ["Name the room.", "Name the day."]
    assert [i.text for i in found.ideas] == ["Free pizza", "A quiz"]


async def test_a_reply_to_a_board_is_for_it_although_a_text_was_begun_there_later(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=600.0)
        post = on.ben.open_post(on.discord.forum, "Help", "What shall we do?")
        await on.ada.slash("brainstorm", post, topic="A party")
        await on.discord.wait_until(lambda: any("### 💡" in c for c in on.cards(post)))
        await on.ada.slash("refine", post, text="We meet at 9.", rounds=1)
        await on.over()
        gather = on.message("### 💡", post)
        await on.restart()  # now every card is known to be whose it is
        on.ben.reply(gather, "Free pizza")
        await on.discord.wait_until(lambda: "**1.** Free pizza" in shown(gather))
        on.ben.say(post, f"<@{on.bot_id}> Name the day.")
        await on.until(lambda session: session.requests, key=2)
        session, found = await on.session(2), await board(on)
    assert [r.text for r in session.requests] == ["Name the day."]
    assert [i.text for i in found.ideas] == ["Free pizza"]


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


async def test_an_answer_to_the_opening_message_gets_its_mark_in_the_channel(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        head = on.discord.messages(on.discord.writing)[0]
        given = on.ben.reply(head, f"<@{on.bot_id}> Free pizza")
        await on.discord.wait_until(lambda: "**1.** Free pizza" in str(on.cards()))
        await on.discord.wait_until(lambda: is_noted(given))


async def test_a_hint_is_given_where_the_answer_to_the_opening_message_was_said(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        place = on.discord.writing
        on.ben.reply(on.discord.messages(place)[0], "Free pizza")
        await on.until_last("could not read your reply", place)
        assert "could not read" not in str(on.cards())
