"""Layouts: a card as a Components V2 view, and the way back from a message to its card."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import discord
from discord import ui

from bot.text import Catalogue
from cogs.thread.card import NEUTRAL, Button, Card, Option
from cogs.thread.controls import Control, Verb

_EMOJI = {
    Verb.AGAIN: "🔁",
    Verb.STOP: "🛑",
    Verb.SAY: "💬",
    Verb.PICK: "📌",
    Verb.ACCEPT: "✅",
    Verb.COMPARE: "🔍",
    Verb.UP: "👍",
    Verb.DOWN: "👎",
    Verb.REFRESH: "🔄",
    Verb.IDEA: "💡",
    Verb.SPARK: "✨",
    Verb.IDEAS: "📋",
    Verb.BALLOT: "🗳️",
    Verb.BRIEF: "✏️",
    Verb.CLOSE: "🛑",
    Verb.NEXT: "⏭️",
    Verb.EXPORT: "📄",
}
_STYLE = {
    Verb.STOP: discord.ButtonStyle.danger,
    Verb.CLOSE: discord.ButtonStyle.danger,
    Verb.ACCEPT: discord.ButtonStyle.success,
    Verb.IDEA: discord.ButtonStyle.primary,
    Verb.BALLOT: discord.ButtonStyle.primary,
}


def layout(session: int, card: Card) -> ui.LayoutView:
    """The view of a card."""
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(block) for block in card.blocks]
    if card.file is not None:
        items.append(ui.File(f"attachment://{card.file.name}"))
    if card.picture is not None:
        gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
        gallery.add_item(
            media=f"attachment://{card.picture.name}", description=card.picture.description
        )
        items.append(gallery)
    rows = filter(None, (card.buttons, card.more_buttons))
    items += [_row(session, card, buttons) for buttons in rows]
    if card.menu:
        custom_id = Control(Verb.LOOK, session, card.key).custom_id
        items.append(menu_of(custom_id, card.menu))
    return framed(*items, accent=card.accent)


def framed(*items: ui.Item[ui.LayoutView], accent: int = NEUTRAL) -> ui.LayoutView:
    """A view of one frame. It is stopped: presses are answered by custom id, not by this object, so
    that discord.py keeps no memory of it."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*items, accent_colour=accent))
    view.stop()
    return view


def _row(session: int, card: Card, buttons: Iterable[Button]) -> ui.ActionRow[ui.LayoutView]:
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for button in buttons:
        row.add_item(
            ui.Button(
                label=button.label,
                emoji=_EMOJI[button.verb],
                style=_style(button),
                custom_id=Control(button.verb, session, button.about or card.key).custom_id,
                disabled=not button.is_enabled,
            )
        )
    return row


def _style(button: Button) -> discord.ButtonStyle:
    usual = discord.ButtonStyle.primary if button.is_main else discord.ButtonStyle.secondary
    return _STYLE.get(button.verb, usual)


def menu_of(
    custom_id: str, options: Iterable[Option], placeholder: str | None = None
) -> ui.ActionRow[ui.LayoutView]:
    """A row with a menu; `placeholder` is what it says while nothing is chosen."""
    menu: ui.Select[ui.LayoutView] = ui.Select(custom_id=custom_id, placeholder=placeholder)
    for option in options:
        menu.add_option(
            label=option.label,
            value=option.value,
            description=option.description,
            default=option.is_chosen,
        )
    return ui.ActionRow(menu)


def turning(
    back: str, on: str, catalogue: Catalogue, *, is_first: bool, is_last: bool
) -> ui.ActionRow[ui.LayoutView]:
    """The buttons to the pages beside one, by their custom ids, which have to differ also where
    there is no such page."""
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for code, custom_id, is_off in (("page-back", back, is_first), ("page-on", on, is_last)):
        row.add_item(ui.Button(label=catalogue.say(code), custom_id=custom_id, disabled=is_off))
    return row


def upload(card: Card, png: bytes | None = None) -> list[discord.File]:
    """The files to send with a card; `png` is its picture, where it has one."""
    files = []
    if card.file is not None:
        files.append(discord.File(io.BytesIO(card.file.text.encode()), card.file.name))
    if card.picture is not None and png is not None:
        words = card.picture.description
        files.append(discord.File(io.BytesIO(png), card.picture.name, description=words))
    return files


def card_of(message: discord.Message, session: int) -> str | None:
    """The card of a session that a message shows, told by the custom id of its control."""
    for custom_id in custom_ids(message.components):
        control = Control.parse(custom_id)
        if control is not None and control.session == session:
            return control.card
    return None


def custom_ids(components: object) -> Iterator[str]:
    """The custom ids of a message's buttons."""
    for component in components if isinstance(components, list) else []:
        if isinstance(component, discord.Button) and component.custom_id is not None:
            yield component.custom_id
        yield from custom_ids(getattr(component, "children", None))
