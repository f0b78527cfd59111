"""A member refines a text, from the command to the last card."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

TEXT = "We meet on Friday at 18:30."


async def refine(on: Stage, **options: str | float) -> None:
    invocation = await on.ada.slash("refine", on.discord.writing, **{"text": TEXT, **options})
    assert not invocation.ephemeral
    await on.over()


async def test_drafts_appear_in_a_thread_one_after_another_with_scores(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await refine(on, rounds=3)
        head, *_ = on.cards(on.discord.writing)
        cards = on.cards()
    assert "We meet on Friday" in head
    titles = [card.splitlines()[0] for card in cards]
    assert titles == [
        "### Original · 4.0/10",
        "### Draft 1 · 4.4/10 (+0.4)",
        "### Draft 2 · 4.8/10 (+0.4)",
        "### Draft 3 · 5.2/10 (+0.4)",
        "### Draft 3 is the best so far · 5.2/10",
    ]
    assert f"{TEXT} v2" in cards[2]
    assert "kept: the judge prefers it" in cards[2]


async def test_each_draft_replies_to_the_draft_it_came_from(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await refine(on, rounds=2)
        messages = [m for m in on.discord.messages(on.thread()) if shown(m)]
        targets = [m.reference.message_id if m.reference else None for m in messages]
    original, first, second, _ = (m.id for m in messages)
    assert targets == [None, original, first, second]


@pytest.mark.parametrize("rounds", [1, 3, 6])
async def test_n_rounds_cost_n_plus_1_calls_and_two_requests_each(
    tmp_path: Path, rounds: int
) -> None:
    async with stage(tmp_path) as on:
        await refine(on, rounds=rounds)
        await on.answered()
        calls = len(on.model.requests)
        posts = on.sent("POST", r".*/messages")
        edits = on.sent("PATCH", r".*/messages/.*")
        sizes = [len(str(body["messages"])) for body in on.model.requests]
    assert calls == rounds + 1
    assert posts == rounds + 2  # the original's card, each draft's, and the last one
    assert edits <= rounds + 1  # one verdict each; the original's may be posted with its own
    assert max(sizes[1:-1], default=0) <= max(sizes[1:2], default=0) + 8


async def test_the_cards_never_ping_anyone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await refine(on, text="Hello @everyone and <@1>", rounds=1)
        messages = on.discord.messages(on.thread())
    assert all(not m.mention_ids for m in messages)


async def test_a_session_can_be_read_with_sqlite(tmp_path: Path) -> None:
    import sqlite3

    async with stage(tmp_path) as on:
        await refine(on, rounds=2)
        path = on.settings.database_path
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT number, based_on, score, verdict FROM drafts").fetchall()
    assert rows == [(0, None, 4.0, "first"), (1, 0, 4.4, "kept"), (2, 1, 4.8, "kept")]


async def test_the_target_ends_the_rounds_early(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await refine(on, rounds=9, target=4.7)
        last = on.cards()[-1]
    assert "Draft 2 is the best so far · 4.8/10" in last
    assert "The target is reached." in last


async def test_another_round_from_any_draft_by_reaction_and_by_button(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await refine(on, rounds=2)
        on.ben.react(on.message("### Draft 2 ·"), "🔁")
        await on.over(2)
        third = on.message("### Draft 3 ·")
        pressed = on.ben.press(third, custom_id(third, "again"))
        await pressed
        await on.over(3)
        assert pressed.ephemeral
        titles = [card.splitlines()[0] for card in on.cards()]
        session = await on.session()
    assert "from draft 3 is on its way" in shown(await pressed.answer())
    assert "### Draft 4 · 5.6/10 (+0.4)" in titles
    assert session.best == 4
    assert [d.based_on for d in session.drafts] == [None, 0, 1, 2, 3]


async def test_a_reaction_counts_after_a_restart_on_a_message_nobody_has_in_memory(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await refine(on, rounds=1)
        await on.restart()
        on.ben.react(on.message("### Original"), "🔁")
        await on.over(2)
        session = await on.session()
    assert session.drafts[2].based_on == 0
