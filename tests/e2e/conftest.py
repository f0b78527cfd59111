"""What scenarios ask for by name."""

from __future__ import annotations

import pytest

from bot.client import RefineBot


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py waits five seconds before it begins anew, for Discord's sake."""

    async def no_wait(_bot: RefineBot, _shard: int | None, *, initial: bool = False) -> None:
        return None

    monkeypatch.setattr(RefineBot, "before_identify_hook", no_wait)
