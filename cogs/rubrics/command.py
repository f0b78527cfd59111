"""The commands: their names, options and words, as Discord shows them."""

from __future__ import annotations

from functools import partial
from typing import Protocol

import discord
from discord import app_commands

from bot.community.finding import Offer
from bot.text import Catalogue
from cogs.interaction import Interaction
from cogs.thread.limits import LONGEST_LABEL
from cogs.translation import phrase

Name = app_commands.Range[str, 1, 100]


class Handlers(Protocol):
    """What the commands come to."""

    async def overview(self, interaction: Interaction) -> None: ...
    async def show(self, interaction: Interaction, name: str) -> None: ...
    async def create(self, interaction: Interaction) -> None: ...
    async def edit(self, interaction: Interaction, name: str) -> None: ...
    async def delete(self, interaction: Interaction, name: str) -> None: ...
    async def take(self, interaction: Interaction, file: discord.Attachment) -> None: ...
    async def export(self, interaction: Interaction, name: str) -> None: ...
    async def completed(
        self, interaction: Interaction, typed: str, *, is_own: bool
    ) -> list[Offer]: ...


def choices_of(offers: list[Offer]) -> list[app_commands.Choice[str]]:
    """Offers as Discord completes them: the name, and what it is for as far as there is room."""
    return [
        app_commands.Choice(
            name=(f"{o.name} · {o.about}" if o.about else o.name)[:LONGEST_LABEL], value=o.value
        )
        for o in offers
    ]


def rubric_group(catalogue: Catalogue, on: Handlers) -> app_commands.Group:
    """`/rubric`, in the words of a catalogue. It is there where the bot is a member.

    Who may use a subcommand is checked when it is used: Discord's own permissions hold for a whole
    group, and everybody may look.
    """
    say = partial(phrase, catalogue)
    group = app_commands.Group(
        name="rubric",
        description=say("command-rubric"),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
    )

    async def any_name(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return choices_of(await on.completed(interaction, typed, is_own=False))

    async def own_name(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return choices_of(await on.completed(interaction, typed, is_own=True))

    @group.command(name="list", description=say("command-rubric-list"))
    async def listing(interaction: Interaction) -> None:
        await on.overview(interaction)

    @group.command(name="show", description=say("command-rubric-show"))
    @app_commands.describe(name=say("option-rubric"))
    @app_commands.autocomplete(name=any_name)
    async def show(interaction: Interaction, name: Name) -> None:
        await on.show(interaction, name)

    @group.command(name="create", description=say("command-rubric-create"))
    async def create(interaction: Interaction) -> None:
        await on.create(interaction)

    @group.command(name="edit", description=say("command-rubric-edit"))
    @app_commands.describe(name=say("option-rubric"))
    @app_commands.autocomplete(name=own_name)
    async def edit(interaction: Interaction, name: Name) -> None:
        await on.edit(interaction, name)

    @group.command(name="delete", description=say("command-rubric-delete"))
    @app_commands.describe(name=say("option-rubric"))
    @app_commands.autocomplete(name=own_name)
    async def delete(interaction: Interaction, name: Name) -> None:
        await on.delete(interaction, name)

    @group.command(name="import", description=say("command-rubric-import"))
    @app_commands.describe(file=say("option-rubric-file"))
    async def take(interaction: Interaction, file: discord.Attachment) -> None:
        await on.take(interaction, file)

    @group.command(name="export", description=say("command-rubric-export"))
    @app_commands.describe(name=say("option-rubric"))
    @app_commands.autocomplete(name=any_name)
    async def export(interaction: Interaction, name: Name) -> None:
        await on.export(interaction, name)

    return group
