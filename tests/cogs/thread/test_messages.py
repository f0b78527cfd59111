"""How many events may wait for a message that is on its way to the log."""

from __future__ import annotations

import asyncio
from itertools import islice
from pathlib import Path

from bot.refine.kind import REFINE
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from cogs.thread.messages import MOST_WAITING, Messages


async def test_no_flood_of_reactions_piles_up_behind_a_message(tmp_path: Path) -> None:
    async with SqliteStore.open(tmp_path / "refine.db") as store:
        messages = Messages(store, Ledger(store, REFINE))
        with messages.hearing(1):
            waiting = [asyncio.create_task(messages.find(1)) for _ in range(MOST_WAITING + 50)]
            for turned_away in islice(asyncio.as_completed(waiting), 50):
                assert await turned_away is None
            assert sum(task.done() for task in waiting) == 50
        assert await asyncio.gather(*waiting) == [None] * len(waiting)
