"""Thumbs with a skin tone: for Discord each is an emoji of its own, for people a thumb."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.boards import VOTE, board, card, moves_on, open_board, shows, waits
from tests.e2e.people import begun
from tests.e2e.stage import Stage, stage

TONES = [chr(code) for code in range(0x1F3FB, 0x1F3FF + 1)]
TONED, DARK = "👍🏽", "👍🏿"


async def best_is(on: Stage, draft: int) -> None:
    await on.until_last(f"Draft {draft} is the best so far")


@pytest.mark.parametrize("tone", TONES)
async def test_a_thumb_with_a_skin_tone_is_a_vote_until_it_is_taken_back(
    tmp_path: Path, tone: str
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        draft = on.message("### Draft 1 ·")
        on.ben.react(draft, f"👍{tone}")
        await best_is(on, 1)
        on.ben.unreact(draft, f"👍{tone}")
        await best_is(on, 2)
        on.ben.react(draft, f"👎{tone}")
        await on.until(lambda session: session.votes == {(on.ben.id, 1, -1)})


async def test_two_tones_of_one_person_are_one_vote(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        for emoji in (TONED, DARK):
            on.ben.react(on.message("### Draft 1 ·"), emoji)
        for member in (on.ada, on.discord.member("chloe")):
            member.react(on.message("### Draft 2 ·"), "👍")
        await on.until(lambda session: len(session.votes) == 3)
        await best_is(on, 2)


async def test_thumbs_of_one_tone_that_a_moderator_clears_count_no_more(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        draft = on.message("### Draft 1 ·")
        on.ben.react(draft, TONED)
        await best_is(on, 1)
        on.discord.member("mod").clear_reactions(draft, TONED)
        await best_is(on, 2)


async def test_thumbs_of_any_tone_in_an_absence_count_after_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        chloe, draft = on.discord.member("chloe"), on.message("### Draft 1 ·")
        on.ben.react(draft, TONED)
        await best_is(on, 1)
        await on.stop()
        on.ben.unreact(draft, TONED)
        on.ada.react(draft, DARK)
        chloe.react(draft, TONED)
        on.ada.react(draft, "👍")
        await on.start()
        await on.until(lambda session: session.votes == {(on.ada.id, 1, 1), (chloe.id, 1, 1)})


async def test_whoever_takes_one_of_two_tones_back_has_a_vote_again_after_a_restart(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        draft = on.message("### Draft 1 ·")
        on.ben.react(draft, "👍")
        on.ben.react(draft, TONED)
        await best_is(on, 1)
        on.ben.unreact(draft, TONED)
        await best_is(on, 2)
        await on.restart()
        await best_is(on, 1)


async def test_a_thumb_with_a_skin_tone_is_a_vote_for_an_idea(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        chloe, dan = on.discord.member("chloe"), on.discord.member("dan")
        pizza = on.ben.reply(card(on, "### 💡"), "Free pizza")
        quiz = on.ben.reply(card(on, "### 💡"), "A quiz")
        await shows(on, "**2.** A quiz")
        await moves_on(on, "### 💡", VOTE)
        chloe.react(quiz, TONED)
        dan.react(pizza, DARK)
        await waits(on, VOTE, "2 people have voted")
        dan.unreact(pizza, DARK)
        await waits(on, VOTE, "One person has voted")
        on.discord.member("mod").clear_reactions(quiz, TONED)
        await waits(on, VOTE, "Nobody has voted yet")


async def test_a_thumb_with_a_skin_tone_for_an_idea_in_an_absence_counts_after_it(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        chloe, dan = on.discord.member("chloe"), on.discord.member("dan")
        pizza = on.ben.reply(card(on, "### 💡"), "Free pizza")
        on.ben.reply(card(on, "### 💡"), "A quiz")
        await shows(on, "**2.** A quiz")
        chloe.react(pizza, TONED)
        await shows(on, f"With {on.ben.mention}, {chloe.mention}")
        await on.stop()
        chloe.unreact(pizza, TONED)
        dan.react(pizza, DARK)
        await on.start()
        await shows(on, f"With {on.ben.mention}, {dan.mention}")
        assert (await board(on)).marks == ((dan.id, 1),)
