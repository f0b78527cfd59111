"""Times, as each reader's own client shows them."""

from __future__ import annotations


def until(at: float) -> str:
    """A time as each reader's own clock shows it, and how long it is until then."""
    return f"<t:{int(at)}:t> (<t:{int(at)}:R>)"
