"""Names: the commands that somebody can use in a place, as they are written to be pressed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import app_commands

from bot.text import Catalogue
from cogs.interaction import Interaction
from cogs.refine.guests import is_guest
from cogs.translation import written

Slash = app_commands.Command[Any, ..., Any] | app_commands.Group


class Names:
    """Knows the tree of commands, and the ids that Discord gave them once it was told of them."""

    def __init__(self, tree: app_commands.CommandTree) -> None:
        self._tree = tree
        self._ids: dict[str, int] = {}

    def learn(self, ids: Mapping[str, int]) -> None:
        """Take the ids of the commands by their names; those that are missing are told plainly."""
        self._ids = dict(ids)

    def here(self, interaction: Interaction, catalogue: Catalogue) -> dict[str, str]:
        """What can be used by this person in this place, by its name.

        Servers may keep a command from people in their own settings too, which Discord does not
        tell; it refuses those itself. A mention is shown in each person's language by Discord.
        """
        return {
            name: self._pressed(root, name, catalogue)
            for root in self._tree.get_commands(type=discord.AppCommandType.chat_input)
            if self._is_here(root, interaction)
            for name in _written(root)
        }

    def _pressed(self, root: Slash, name: str, catalogue: Catalogue) -> str:
        if root.name in self._ids:
            return f"</{name}:{self._ids[root.name]}>"
        return f"`{written(name, catalogue)}`"

    def _is_here(self, root: Slash, interaction: Interaction) -> bool:
        installs = root.allowed_installs or self._tree.allowed_installs
        if is_guest(interaction) and not installs.user:
            return False
        contexts = root.allowed_contexts or self._tree.allowed_contexts
        if interaction.guild_id is None:
            is_between_others = interaction.context.private_channel is True
            return bool(contexts.private_channel if is_between_others else contexts.dm_channel)
        needed = root.default_permissions or discord.Permissions.none()
        return bool(contexts.guild) and needed <= interaction.permissions


def _written(root: Slash) -> Iterator[str]:
    """What can be pressed: of a group, its commands."""
    if isinstance(root, app_commands.Group):
        yield from (command.qualified_name for command in root.walk_commands())
    else:
        yield root.name
