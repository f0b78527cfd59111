"""The command: its name, options and words, as Discord shows them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from discord import app_commands

from bot.story.hidden import seen
from bot.text import Catalogue
from cogs.interaction import Interaction
from cogs.sessions.ids import MOST_SEARCHED, Shelf, Whose
from cogs.translation import phrase

if TYPE_CHECKING:
    from discord.ext import commands

Search = app_commands.Range[str, 1, MOST_SEARCHED]
Open = Callable[[Interaction, Shelf], Awaitable[None]]
Offer = Callable[[Interaction, Shelf], Awaitable[Sequence[str]]]


def sessions_command(
    catalogue: Catalogue, open_list: Open, offer: Offer
) -> app_commands.Command[commands.Cog, ..., None]:
    """Build the command in the words of a catalogue."""
    say = partial(phrase, catalogue)
    people = [
        app_commands.Choice(name=say("whose-mine"), value=Whose.MINE.value),
        app_commands.Choice(name=say("whose-server"), value=Whose.SERVER.value),
    ]

    async def titles(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        is_servers = interaction.namespace.whose == Whose.SERVER.value
        whose = Whose.SERVER if is_servers else Whose.MINE
        found = await offer(interaction, Shelf(whose, 0, seen(typed)[:MOST_SEARCHED]))
        return [app_commands.Choice(name=t, value=t[:MOST_SEARCHED].strip()) for t in found]

    @app_commands.command(name="sessions", description=say("command-sessions"))
    @app_commands.describe(whose=say("option-whose"), search=say("option-search"))
    @app_commands.choices(whose=people)
    @app_commands.autocomplete(search=titles)
    async def command(
        interaction: Interaction, whose: str = Whose.MINE.value, search: Search = ""
    ) -> None:
        await open_list(interaction, Shelf(Whose(whose), 0, seen(search)[:MOST_SEARCHED]))

    return command
