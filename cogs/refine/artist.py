"""The artist: has charts drawn by a short-lived process, one at a time."""

from __future__ import annotations

import asyncio
import logging
import sys
from asyncio.subprocess import PIPE
from dataclasses import replace

from cogs.refine.card import Card

logger = logging.getLogger(__name__)

_PROGRAM = (sys.executable, "-m", "cogs.refine.drawing")
_PATIENCE = 20.0
"""Seconds that a picture may take; the first on a machine takes the longest, it looks for fonts."""


class Artist:
    """Draws charts. One process at a time: each takes some 100 MB for a second."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def drawn(self, card: Card) -> tuple[Card, bytes | None]:
        """A card and its picture; the card without one where it could not be drawn."""
        png = None if card.picture is None else await self.draw(card.picture.chart)
        return (card if png is not None else replace(card, picture=None)), png

    async def draw(self, chart: str) -> bytes | None:
        """The PNG of a chart's JSON; None where it cannot be drawn, which the log tells."""
        async with self._turn:
            try:
                async with asyncio.timeout(_PATIENCE):
                    return await _drawn(chart)
            except (OSError, TimeoutError) as error:
                logger.warning("no picture of the scores: %s", str(error) or "it took too long")
                return None


async def _drawn(chart: str) -> bytes:
    """Run the program.

    Raises:
        OSError: it could not be started, or failed.
    """
    program = await asyncio.create_subprocess_exec(*_PROGRAM, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    try:
        png, complaint = await program.communicate(chart.encode())
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()
    if program.returncode != 0:
        lines = complaint.decode(errors="replace").split("\n")
        raise OSError(next((line for line in reversed(lines) if line.strip()), "it ended early"))
    return png
