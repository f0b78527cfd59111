"""What people say and do while the bot is away is heard when it is back."""

from __future__ import annotations

from pathlib import Path

from sandbox.server.people.member import Member
from sandbox.server.state.permissions import Permission
from tests.e2e.boards import board, card, choose, open_board, shows, waits
from tests.e2e.people import begun, is_noted
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage


async def test_a_reply_that_came_in_an_absence_is_a_request(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        await on.stop()
        said = on.ben.reply(on.message("### Draft 1 ·"), "Name the room.")
        on.ben.say(on.thread(), f"<@{on.bot_id}> And the day.")
        await on.start()
        await on.over(2)
        session = await on.session()
        assert is_noted(said)
    assert [(r.person, r.text, r.about) for r in session.requests] == [
        (on.ben.id, "Name the room.", 1),
        (on.ben.id, "And the day.", None),
    ]


async def test_what_was_heard_already_is_not_heard_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        on.ben.reply(on.message("### Draft 1 ·"), "Name the room.")
        await on.over(2)
        before = on.cards()
        await on.restart()
        on.ben.reply(on.message("### Draft 2 ·"), "Name the day.")
        await on.over(3)
        session = await on.session()
    assert [r.text for r in session.requests] == ["Name the room.", "Name the day."]
    assert on.cards()[: len(before)] == before


async def test_in_a_shared_channel_only_answers_to_the_cards_are_heard(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=0.05)
        flat = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        await on.ada.slash("refine", flat, text="We meet at 9.", rounds=1)
        await on.over()
        await on.stop()
        on.ben.say(flat, "What a day.")
        on.ben.reply(on.message("### Draft 1 ·", flat), "Name the room.")
        await on.start()
        await on.over(2)
        session = await on.session()
    assert [r.text for r in session.requests] == ["Name the room."]
    assert session.hints == ()


async def test_ideas_and_votes_of_an_absence_are_on_the_board(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        first = on.ben.reply(card(on, "### 💡"), "Free pizza")
        await shows(on, "**1.** Free pizza")
        await on.stop()
        second = on.discord.member("chloe").reply(card(on, "### 💡"), "A quiz")
        on.discord.member("dan").react(first, "👍")
        await on.start()
        await shows(on, "**2.** A quiz")
        await on.discord.wait_until(lambda: is_noted(second))
        await _vote_opens(on, on.ada)
        await shows(on, "**1.** Free pizza · one vote")
        await choose(on, on.ada, 2)
        await on.stop()
        on.ben.react(card(on, "### 🗳️ Vote ·"), "2️⃣")
        await on.start()
        await waits(on, "### 🗳️ Vote ·", "**2.** A quiz · 2 votes")
        state = await board(on)
    assert len(state.ideas) == 2


async def at_the_vote(on: Stage) -> None:
    """Ben has voted for the first of two ideas by a reaction."""
    await open_board(on)
    for number, text in enumerate(("Free pizza", "A quiz"), 1):
        on.ben.reply(card(on, "### 💡"), text)
        await shows(on, f"**{number}.** {text}")
    await _vote_opens(on, on.ada)
    on.ben.react(card(on, "### 🗳️ Vote ·"), "1️⃣")
    await shows(on, "**1.** Free pizza · one vote")


async def voted_for_2(on: Stage) -> None:
    """Chloe votes for the second idea in an absence, and that is on the board after it."""
    await on.stop()
    on.discord.member("chloe").react(card(on, "### 🗳️ Vote ·"), "2️⃣")
    await on.start()
    await waits(on, "### 🗳️ Vote ·", "**2.** A quiz · one vote")


async def test_a_vote_that_was_taken_back_in_the_ballot_does_not_come_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await at_the_vote(on)
        await choose(on, on.ben)
        await waits(on, "### 🗳️ Vote ·", "Nobody has voted yet")
        await voted_for_2(on)
        assert (await board(on)).marks == ((on.discord.member("chloe").id, 2),)
        vote = card(on, "### 🗳️ Vote ·")
        on.ben.unreact(vote, "1️⃣")
        on.ben.react(vote, "1️⃣")
        await waits(on, "### 🗳️ Vote ·", "**1.** Free pizza · one vote")


async def test_a_vote_by_reaction_that_is_taken_back_in_an_absence_counts_no_more(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await at_the_vote(on)
        await choose(on, on.ada, 2)
        await waits(on, "### 🗳️ Vote ·", "2 people have voted")
        await on.stop()
        on.ben.unreact(card(on, "### 🗳️ Vote ·"), "1️⃣")
        await on.start()
        await waits(on, "### 🗳️ Vote ·", "One person has voted")
        assert (await board(on)).marks == ((on.ada.id, 2),)


async def _vote_opens(on: Stage, host: Member) -> None:
    gather = card(on, "### 💡")
    await host.press(gather, custom_id(gather, "next"))
    await shows(on, "### 🗳️ Vote ·")


async def test_wishes_that_were_edited_or_deleted_in_an_absence_are_taken_so(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        draft = on.message("### Draft 1 ·")
        kept, edited, deleted = (on.ben.reply(draft, text) for text in ("Hi!", "Short.", "A joke."))
        await on.discord.wait_until(lambda: is_noted(deleted))
        await on.stop()
        on.ben.edit(edited, f"<@{on.bot_id}> Much shorter.")
        on.ben.delete(deleted)
        last = on.ben.reply(draft, "Name the room.")
        await on.start()
        await on.discord.wait_until(lambda: is_noted(last))
        on.ada.react(draft, "🔁")
        await on.over(2)
    assert is_noted(kept)
    (requests,) = {tuple(r["text"] for r in d["requests"]) for d in on.gate.rounds[2:]}
    assert requests == ("Hi!", "Much shorter.", "Name the room.")


async def test_a_wish_that_is_older_than_what_is_read_again_still_stands(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        draft = on.message("### Draft 1 ·")
        kept, deleted = (on.ben.reply(draft, text) for text in ("Short.", "A joke."))
        await on.discord.wait_until(lambda: is_noted(deleted))
        await on.stop()
        on.ben.delete(deleted)
        for number in range(100):
            on.ben.say(on.thread(), f"I think of {number}.")
        last = on.ben.reply(draft, "Name the room.")
        await on.start()
        await on.discord.wait_until(lambda: is_noted(last))
        session = await on.session()
    assert [r.text for r in session.open_requests] == ["Short.", "Name the room."]
    assert is_noted(kept)


async def test_ideas_that_were_edited_or_deleted_in_an_absence_are_taken_so(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        ideas = [on.ben.reply(card(on, "### 💡"), text) for text in ("Songs", "Speeches", "A quiz")]
        await on.discord.wait_until(lambda: all(map(is_noted, ideas)))
        await on.stop()
        on.ben.edit(ideas[0], f"<@{on.bot_id}> Songs around a fire")
        on.ben.delete(ideas[1])
        await on.start()
        await shows(on, "Songs around a fire")
        await shows(on, "2 ideas")
        assert "Speeches" not in shown(card(on, "### 💡"))
