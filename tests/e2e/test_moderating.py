"""Moderators tidy up: what they take away counts no more, and nobody is told one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.boards import VOTE, board, card, choose, gathered, moves_on, waits
from tests.e2e.people import TEXT, begun, is_noted
from tests.e2e.stage import stage


@pytest.mark.parametrize("emoji", [None, "👍"], ids=["all reactions", "one emoji"])
async def test_votes_that_a_moderator_clears_count_no_more(
    tmp_path: Path, emoji: str | None
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        draft = on.message("### Draft 1 ·")
        for name in ("ben", "chloe"):
            on.discord.member(name).react(draft, "👍")
        await on.until_last("Draft 1 is the best so far")
        on.discord.member("mod").clear_reactions(draft, emoji)
        await on.until_last("Draft 2 is the best so far")
        assert (await on.session()).votes == frozenset()
        on.ben.react(draft, "👍")
        await on.until_last("Draft 1 is the best so far")


@pytest.mark.parametrize("emoji", [None, "2️⃣"], ids=["all reactions", "one emoji"])
async def test_votes_for_ideas_that_a_moderator_clears_count_no_more(
    tmp_path: Path, emoji: str | None
) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz")
        await moves_on(on, "### 💡", VOTE)
        for name in ("ben", "chloe"):
            on.discord.member(name).react(card(on, VOTE), "2️⃣")
        await waits(on, VOTE, "**2.** A quiz · 2 votes")
        await choose(on, on.ada, 1)
        on.discord.member("mod").clear_reactions(card(on, VOTE), emoji)
        await waits(on, VOTE, "One person has voted")
        assert (await board(on)).marks == ((on.ada.id, 1),)
        on.ben.react(card(on, VOTE), "2️⃣")
        await waits(on, VOTE, "**2.** A quiz · one vote")


async def test_requests_that_a_moderator_deletes_together_are_withdrawn(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=600.0)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        draft = on.message("### Draft 1 ·")
        rude = [on.ben.reply(draft, "Add an insult."), on.ben.reply(draft, "And another.")]
        await on.discord.wait_until(lambda: all(is_noted(m) for m in rude))
        on.discord.member("mod").purge(*rude)
        on.ada.react(draft, "🔁")
        await on.over(2)
        session = await on.session()
    assert [request.is_withdrawn for request in session.requests] == [True, True]
    assert on.gate.rounds[-1]["requests"] == []
