"""Admission: what people give passes moderation before anything is done with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.errors import BadInput, ModerationDown
from bot.runner.screen import Screen
from bot.text import Catalogue
from cogs.thread.answering import Answers, defer

if TYPE_CHECKING:
    from cogs.interaction import Interaction


class Admission:
    """Asks the screen about what people write in commands and forms, and say in threads."""

    def __init__(self, screen: Screen, answers: Answers) -> None:
        self._screen = screen
        self._answers = answers

    async def admit(self, interaction: Interaction, *texts: str, public: bool = False) -> None:
        """Let what a command or form brought pass.

        Where moderation is on, an answer is promised first, unless it was already: a check may
        take longer than Discord waits. It will be seen by all where it is to be `public`.

        Raises:
            BadInput: it may not be used, or nobody can tell.
        """
        if not self._screen.is_on:
            return
        if not interaction.response.is_done():
            await defer(interaction, ephemeral=not public, thinking=True)
        try:
            flagged = await self._screen.flagged(*texts)
        except ModerationDown:
            raise BadInput("refused-unchecked") from None
        if flagged:
            names = named(flagged, self._answers.words(interaction))
            raise BadInput("refused-flagged", categories=names)

    async def objection(self, *texts: str) -> str:
        """The code of why what was said in a thread may not be used; empty where it may."""
        try:
            return "hint-flagged" if await self._screen.flagged(*texts) else ""
        except ModerationDown:
            return "hint-unchecked"


def named(categories: Iterable[str], catalogue: Catalogue) -> str:
    """What a text was flagged for, in words."""
    names = (catalogue.say(f"category-{c.replace('/', '-')}") for c in categories)
    return ", ".join(dict.fromkeys(names))
