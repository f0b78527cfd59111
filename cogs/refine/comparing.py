"""Comparing: *Compare* and the choices in its answer, which only the person who asked sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.errors import BadInput
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.text import Catalogue
from cogs.refine.comparison import Pair, Side, comparison, first_pair, parse_picker
from cogs.thread.answering import Answers, show, turn
from cogs.thread.given import choice, pressed
from cogs.thread.here import check_here

if TYPE_CHECKING:
    from cogs.interaction import Interaction


class ComparingCog(commands.Cog):
    """Takes choices by custom id: they may be from before a restart."""

    def __init__(self, ledger: Ledger[Session], answers: Answers) -> None:
        self._ledger = ledger
        self._answers = answers

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A draft was chosen on one side."""
        if (picked := parse_picker(pressed(interaction))) is not None:
            await self._answers.guard(interaction, self._chosen(interaction, *picked))

    async def _chosen(self, interaction: Interaction, pair: Pair, side: Side) -> None:
        session = (await self._ledger.open(pair.session)).session
        check_here(interaction, session.place)
        catalogue = self._answers.words(interaction)
        view = comparison(pair.choose(side, choice(interaction)), session, catalogue)
        if view is None:
            raise BadInput("refused-gone")
        await turn(interaction, view)


async def open_comparison(
    interaction: Interaction, key: int, session: Session, catalogue: Catalogue
) -> None:
    """Answer with the first draft beside the best, for this person alone.

    Raises:
        BadInput: there is nothing to compare.
    """
    pair = first_pair(key, session)
    view = None if pair is None else comparison(pair, session, catalogue)
    if view is None:
        raise BadInput("refused-gone")
    await show(interaction, view)
