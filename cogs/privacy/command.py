"""The commands: their names and words, as Discord shows them. They are there everywhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from discord import app_commands

from bot.text import Catalogue
from cogs.interaction import Interaction
from cogs.translation import phrase

Handle = Callable[[Interaction], Awaitable[None]]


def privacy_group(
    catalogue: Catalogue, on_show: Handle, on_export: Handle, on_forget: Handle
) -> app_commands.Group:
    """`/privacy`, in the words of a catalogue."""
    say = partial(phrase, catalogue)
    group = app_commands.Group(name="privacy", description=say("command-privacy"))

    @group.command(name="show", description=say("command-privacy-show"))
    async def show(interaction: Interaction) -> None:
        await on_show(interaction)

    @group.command(name="export", description=say("command-privacy-export"))
    async def export(interaction: Interaction) -> None:
        await on_export(interaction)

    @group.command(name="forget", description=say("command-privacy-forget"))
    async def forget(interaction: Interaction) -> None:
        await on_forget(interaction)

    return group
