"""The commands: their names, options and words, as Discord shows them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.community.budget import Period
from bot.text import Catalogue
from cogs.interaction import Interaction
from cogs.translation import phrase

if TYPE_CHECKING:
    from discord.ext import commands

Rounds = app_commands.Range[int, 0, 1_000_000]
Money = app_commands.Range[float, 0, 1_000_000]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be set: for whom (each person where nobody is named), and how much."""

    period: Period
    rounds: int | None
    money: float | None
    role: int | None
    person: int | None
    is_servers: bool


Set = Callable[[Interaction, Wanted], Awaitable[None]]
Plain = Callable[[Interaction], Awaitable[None]]
Usage = Callable[[Interaction, bool], Awaitable[None]]


def budget_command(
    catalogue: Catalogue, set_cap: Set, show: Plain, clear: Plain
) -> app_commands.Group:
    """`/budget set`, `show` and `clear`, for those who manage a server."""
    say = partial(phrase, catalogue)
    group = app_commands.Group(
        name="budget",
        description=say("command-budget"),
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
    )
    periods = [app_commands.Choice(name=say(f"period-{p}"), value=p.value) for p in Period]

    @group.command(name="set", description=say("command-budget-set"))
    @app_commands.describe(
        per=say("option-per"),
        rounds=say("option-budget-rounds"),
        money=say("option-budget-money"),
        role=say("option-budget-role"),
        person=say("option-budget-person"),
        server=say("option-budget-server"),
    )
    @app_commands.choices(per=periods)
    async def set_command(
        interaction: Interaction,
        per: str,
        rounds: Rounds | None = None,
        money: Money | None = None,
        role: discord.Role | None = None,
        person: discord.User | None = None,
        server: bool = False,
    ) -> None:
        role_id, person_id = getattr(role, "id", None), getattr(person, "id", None)
        wanted = Wanted(Period(per), rounds, money, role_id, person_id, server)
        await set_cap(interaction, wanted)

    @group.command(name="show", description=say("command-budget-show"))
    async def show_command(interaction: Interaction) -> None:
        await show(interaction)

    @group.command(name="clear", description=say("command-budget-clear"))
    async def clear_command(interaction: Interaction) -> None:
        await clear(interaction)

    return group


def usage_command(
    catalogue: Catalogue, usage: Usage
) -> app_commands.Command[commands.Cog, ..., None]:
    """`/usage`, wherever the bot can be used."""
    say = partial(phrase, catalogue)

    @app_commands.command(name="usage", description=say("command-usage"))
    @app_commands.describe(everybody=say("option-everybody"))
    async def command(interaction: Interaction, everybody: bool = False) -> None:
        await usage(interaction, everybody)

    return command
