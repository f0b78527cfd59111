"""The room, wired: /rubric, its form and its files."""

from __future__ import annotations

from bot.store.rubrics import Rubrics
from cogs.rubrics.cog import RubricsCog
from cogs.rubrics.desk import RubricDesk
from cogs.rubrics.shelf import Shelf
from cogs.thread.parts import Parts
from cogs.thread.room import Room


def rubrics_room(parts: Parts, shelf: Shelf) -> Room:
    """What is done to the rubrics that stand on the shelf."""
    desk = RubricDesk(parts, Rubrics(parts.store), shelf)
    return Room((RubricsCog(parts.bot, desk, shelf, parts.answers, parts.languages),))
