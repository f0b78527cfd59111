"""The card: every setting with what holds, and the controls that change it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.community.settings import MOST_IDS, Name, ServerSettings
from cogs.settings.ids import SettingsId, Slip
from cogs.settings.wording import NOT_THE_OPERATORS, Wording
from cogs.thread import excerpt
from cogs.thread.layout import framed
from cogs.thread.limits import LONGEST_LABEL

UNSET = "-"
"""What a menu says where a setting is to be taken back."""
_PLACES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
]


def card(
    settings: ServerSettings, roles: Sequence[int], channels: Sequence[int], wording: Wording
) -> ui.LayoutView:
    """The card of a server.

    `roles` and `channels` are those of the settings that still exist: a menu can show no others.
    """
    say, offer = wording.say, wording.offer
    lines = (wording.line(name, settings) for name in Name)
    text = "\n".join([say("settings-head"), *lines])
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(text)]
    if len(offer.models) > 1 or (settings.model, settings.reviewer) != (None, None):
        items.append(_menu(Name.MODEL, offer.models, settings.model, wording))
        items.append(_menu(Name.REVIEWER, offer.models, settings.reviewer, wording))
    items.append(_menu(Name.LANGUAGE, offer.languages, settings.language, wording))
    items.append(ui.ActionRow(_roles(roles, wording)))
    items.append(ui.ActionRow(_channels(channels, wording)))
    items.append(ui.ActionRow(button(Slip.NUMBERS, wording), button(Slip.HISTORY, wording)))
    return framed(*items)


def _menu(
    name: Name, values: Sequence[str], chosen: str | None, wording: Wording
) -> ui.ActionRow[ui.LayoutView]:
    """A menu whose first choice takes the setting back."""
    menu: ui.Select[ui.LayoutView] = ui.Select(custom_id=SettingsId(Slip(name.value)).custom_id)
    code = "settings-choice" if name in NOT_THE_OPERATORS else "settings-back"
    back = wording.say(code, name=wording.name(name), value=wording.operators(name))
    menu.add_option(label=_label(back), value=UNSET, default=chosen not in values)
    for value in values:
        shown = value if name is not Name.LANGUAGE else wording.value(name, value)
        label = wording.say("settings-choice", name=wording.name(name), value=shown)
        menu.add_option(label=_label(label), value=value, default=value == chosen)
    return ui.ActionRow(menu)


def button(slip: Slip, wording: Wording) -> ui.Button[ui.LayoutView]:
    """A button of the card, or of a page that leads back to it."""
    label = wording.say(f"button-{slip}")
    return ui.Button(label=label, custom_id=SettingsId(slip).custom_id)


def _label(text: str) -> str:
    return excerpt.head(text, LONGEST_LABEL)


def _roles(chosen: Sequence[int], wording: Wording) -> ui.RoleSelect[ui.LayoutView]:
    return ui.RoleSelect(
        custom_id=SettingsId(Slip.ROLES).custom_id,
        placeholder=wording.say("settings-roles"),
        min_values=0,
        max_values=MOST_IDS,
        default_values=[discord.SelectDefaultValue.from_role(discord.Object(r)) for r in chosen],
    )


def _channels(chosen: Sequence[int], wording: Wording) -> ui.ChannelSelect[ui.LayoutView]:
    return ui.ChannelSelect(
        custom_id=SettingsId(Slip.CHANNELS).custom_id,
        placeholder=wording.say("settings-channels"),
        min_values=0,
        max_values=MOST_IDS,
        channel_types=_PLACES,
        default_values=[discord.SelectDefaultValue.from_channel(discord.Object(c)) for c in chosen],
    )
