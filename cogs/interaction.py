"""The type of every interaction that a cog answers."""

from __future__ import annotations

from typing import Any

import discord

# Any, for discord.py reads annotations at run time and knows no type of the client by name there.
Interaction = discord.Interaction[Any]
