"""The artist: has charts drawn by a short-lived process, one at a time."""

from __future__ import annotations

import asyncio
import logging
import sys
from asyncio.subprocess import PIPE
from dataclasses import replace

from cogs.thread.card import Card, Picture

logger = logging.getLogger(__name__)

_PATIENCE = 20.0
"""Seconds that a picture may take; the first on a machine takes the longest, it looks for fonts."""


class Artist:
    """Draws charts. One process at a time: each takes some 100 MB for a second."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def drawn(self, card: Card, *, waits: bool = True) -> tuple[Card, bytes | None]:
        """A card and its picture; the card without one where it could not be drawn, or where it
        does not wait for those that others come for."""
        is_drawn = card.picture is not None and (waits or not self._turn.locked())
        png = await self.draw(card.picture) if card.picture and is_drawn else None
        return (card if png is not None else replace(card, picture=None)), png

    async def draw(self, picture: Picture) -> bytes | None:
        """The PNG of a picture; None where it cannot be drawn, which the log tells."""
        async with self._turn:
            try:
                async with asyncio.timeout(_PATIENCE):
                    return await _drawn(picture)
            except (OSError, TimeoutError) as error:
                logger.warning("no picture: %s", str(error) or "it took too long")
                return None


async def _drawn(picture: Picture) -> bytes:
    """Run the program.

    Raises:
        OSError: it could not be started, or failed.
    """
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", picture.program, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    try:
        png, complaint = await program.communicate(picture.chart.encode())
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()
    if program.returncode != 0:
        lines = complaint.decode(errors="replace").split("\n")
        raise OSError(next((line for line in reversed(lines) if line.strip()), "it ended early"))
    return png
