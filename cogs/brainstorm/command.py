"""The command: its name, options and words, as Discord shows them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from discord import app_commands

from bot.story.hidden import seen
from bot.text import Catalogue
from cogs.interaction import Interaction
from cogs.translation import phrase

if TYPE_CHECKING:
    from discord.ext import commands

Topic = app_commands.Range[str, 1, 1000]
Goal = app_commands.Range[str, 1, 1000]
Minutes = app_commands.Range[int, 1, 1440]
Ideas = app_commands.Range[int, 0, 10]
Votes = app_commands.Range[int, 1, 10]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person asked for."""

    topic: str
    goal: str
    minutes: int
    ideas: int
    votes: int
    is_anonymous: bool
    is_hidden: bool


Open = Callable[[Interaction, Plan], Awaitable[None]]


def brainstorm_command(
    catalogue: Catalogue, open_board: Open, votes_each: int
) -> app_commands.Command[commands.Cog, ..., None]:
    """Build the command in the words of a catalogue.

    It is there where the bot is a member: elsewhere it would hear nobody.
    """
    say = partial(phrase, catalogue)

    @app_commands.command(name="brainstorm", description=say("command-brainstorm"))
    @app_commands.describe(
        topic=say("option-topic"),
        goal=say("option-goal"),
        minutes=say("option-minutes"),
        ideas=say("option-ideas"),
        anonymous=say("option-anonymous"),
        votes=say("option-votes"),
        hidden=say("option-hidden"),
    )
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def command(
        interaction: Interaction,
        topic: Topic,
        goal: Goal = "",
        minutes: Minutes = 10,
        ideas: Ideas = 0,
        anonymous: bool = False,
        votes: Votes = votes_each,
        hidden: bool = False,
    ) -> None:
        plan = Plan(seen(topic), seen(goal), minutes, ideas, votes, anonymous, hidden)
        await open_board(interaction, plan)

    return command
