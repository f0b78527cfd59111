"""The cog: the command, and what is chosen and filled in on its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from discord import app_commands, ui
from discord.ext import commands

from bot.community.settings import Change, Name, Value, settings_of
from bot.errors import BadInput
from bot.text import Catalogue
from cogs.interaction import Interaction
from cogs.settings.card import UNSET, card
from cogs.settings.history import history
from cogs.settings.ids import SettingsId, Slip
from cogs.settings.numbers import open_form, read
from cogs.settings.wording import Offer, Wording
from cogs.thread.answering import show, turn
from cogs.thread.given import answers, choices, pressed, sent
from cogs.thread.parts import Parts
from cogs.thread.policy import managed
from cogs.translation import phrase

if TYPE_CHECKING:
    from discord.app_commands import Command


class SettingsCog(commands.Cog):
    """Takes presses and forms by their custom ids: they may be from before a restart."""

    def __init__(self, parts: Parts) -> None:
        self._servers = parts.servers
        self._offer = Offer.of(parts.settings)
        self._private = parts.answers
        self._now = parts.now
        parts.bot.tree.add_command(self._command(parts.languages.default))

    def _command(self, words: Catalogue) -> Command[commands.Cog, ..., None]:
        """The command; who may use it is what Discord's own permissions of commands say."""
        say = partial(phrase, words)

        @app_commands.command(name="settings", description=say("command-settings"))
        @app_commands.default_permissions(manage_guild=True)
        @app_commands.allowed_installs(guilds=True, users=False)
        @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
        async def command(interaction: Interaction) -> None:
            await self._private.guard(interaction, self._open(interaction))

        return command

    async def _open(self, interaction: Interaction) -> None:
        changes = await self._servers.changes(interaction.guild_id or 0)
        await show(interaction, self._card(interaction, changes))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A control of the card, or its form."""
        form = SettingsId.parse(sent(interaction))
        if (control := SettingsId.parse(pressed(interaction))) is not None:
            await self._private.guard(interaction, self._used(interaction, control.slip))
        elif form is not None and form.slip is Slip.FORM:
            await self._private.guard(interaction, self._filled(interaction, form.changes))

    async def _used(self, interaction: Interaction, slip: Slip) -> None:
        guild = managed(interaction)
        changes, wording = await self._servers.changes(guild), self._wording(interaction)
        match slip:
            case Slip.CARD:
                await turn(interaction, self._card(interaction, changes))
            case Slip.HISTORY:
                await turn(interaction, history(changes, wording))
            case Slip.NUMBERS:
                await open_form(interaction, settings_of(changes), len(changes), wording)
            case Slip.ROLES | Slip.CHANNELS:
                ids = tuple(sorted(set(choices(interaction)))) or None
                await self._change(interaction, guild, {Name(slip.value): ids}, changes)
            case Slip.MODEL | Slip.REVIEWER | Slip.LANGUAGE:
                chosen = _chosen(interaction)
                await self._change(interaction, guild, {Name(slip.value): chosen}, changes)
            case Slip.FORM:  # no control of ours: a form is sent
                raise BadInput("refused-setting")

    async def _filled(self, interaction: Interaction, seen: int) -> None:
        """The form was sent; what nobody touched in it stays as it is by now."""
        guild = managed(interaction)
        numbers = read(answers(interaction), self._wording(interaction))
        changes = await self._servers.changes(guild)
        await self._change(interaction, guild, numbers, changes[:seen])

    async def _change(
        self,
        interaction: Interaction,
        guild: int,
        values: Mapping[Name, Value],
        seen: Sequence[Change],
    ) -> None:
        """Write down what differs from what the person saw, then show what holds."""
        if not all(self._offer.allows(name, value) for name, value in values.items()):
            raise BadInput("refused-setting")
        held = settings_of(seen)
        now, person = self._now(), interaction.user.id
        made = [
            Change(now, person, name, value)
            for name, value in values.items()
            if value != held.value_of(name)
        ]
        await self._servers.change(guild, *made)
        changes = await self._servers.changes(guild)
        await turn(interaction, self._card(interaction, changes))

    def _card(self, interaction: Interaction, changes: Sequence[Change]) -> ui.LayoutView:
        settings, guild = settings_of(changes), interaction.guild
        roles = [one for one in settings.roles if guild and guild.get_role(one)]
        channels = [one for one in settings.channels if guild and guild.get_channel(one)]
        return card(settings, roles, channels, self._wording(interaction))

    def _wording(self, interaction: Interaction) -> Wording:
        return Wording(self._offer, self._private.words(interaction))


def _chosen(interaction: Interaction) -> str | None:
    """What was chosen in a menu; None takes the setting back.

    Raises:
        BadInput: the menu was sent without a choice.
    """
    values = interaction.data.get("values") if interaction.data else None
    if not isinstance(values, list) or len(values) != 1:
        raise BadInput("refused-setting")
    return None if values[0] == UNSET else str(values[0])
