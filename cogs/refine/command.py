"""The commands: their names, options and words, as Discord shows them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.refine.rubric import Style
from bot.text import Catalogue
from cogs.interaction import Interaction
from cogs.refine.wish import (
    LEAST_ROUNDS,
    LEAST_TARGET,
    MOST_ROUNDS,
    MOST_TARGET,
    Options,
    Wish,
)
from cogs.translation import phrase

if TYPE_CHECKING:
    from discord.ext import commands

Complete = Callable[[Interaction, str], Awaitable[list[app_commands.Choice[str]]]]
Refine = Callable[[Interaction, str | None, discord.Attachment | None, Wish], Awaitable[None]]
Quote = Callable[[Interaction, discord.Message], Awaitable[None]]
Text = app_commands.Range[str, 1, 6000]
Brief = app_commands.Range[str, 1, 1000]
StyleName = app_commands.Range[str, 1, 100]
Rounds = app_commands.Range[int, LEAST_ROUNDS, MOST_ROUNDS]
Target = app_commands.Range[float, LEAST_TARGET, MOST_TARGET]

_EVERYONE, _ME = "everyone", "me"


def refine_command(
    catalogue: Catalogue, refine: Refine, complete: Complete
) -> app_commands.Command[commands.Cog, ..., None]:
    """Build the command in the words of a catalogue; its styles are completed as they are typed."""
    say = partial(phrase, catalogue)
    people = [
        app_commands.Choice(name=say("open-to-everyone"), value=_EVERYONE),
        app_commands.Choice(name=say("open-to-me"), value=_ME),
    ]

    async def completed(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await complete(interaction, typed)

    @app_commands.command(name="refine", description=say("command-refine"))
    @app_commands.describe(
        text=say("option-text"),
        file=say("option-file"),
        brief=say("option-brief"),
        style=say("option-style"),
        rounds=say("option-rounds"),
        target=say("option-target"),
        open_to=say("option-open-to"),
    )
    @app_commands.choices(open_to=people)
    @app_commands.autocomplete(style=completed)
    async def command(
        interaction: Interaction,
        text: Text | None = None,
        file: discord.Attachment | None = None,
        brief: Brief = "",
        style: StyleName = Style.FREE.value,
        rounds: Rounds | None = None,
        target: Target | None = None,
        open_to: str = _EVERYONE,
    ) -> None:
        await refine(
            interaction,
            text,
            file,
            Wish(brief, Options(style, rounds, target, open_to == _ME)),
        )

    return command


def message_commands(
    catalogue: Catalogue, quote: Quote, quote_with_brief: Quote
) -> tuple[app_commands.ContextMenu, app_commands.ContextMenu]:
    """*Refine this message* and *Refine with a brief…*, in the menu of any message."""
    say = partial(phrase, catalogue)

    async def plain(interaction: Interaction, message: discord.Message) -> None:
        await quote(interaction, message)

    async def with_brief(interaction: Interaction, message: discord.Message) -> None:
        await quote_with_brief(interaction, message)

    return (
        app_commands.ContextMenu(name=say("menu-refine"), callback=plain),
        app_commands.ContextMenu(name=say("menu-refine-brief"), callback=with_brief),
    )
