"""The history: the last changes, with who made each, when, and from what to what. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui

from bot.community.settings import Change, Name, Value
from cogs.settings.card import button
from cogs.settings.ids import Slip
from cogs.settings.wording import Wording
from cogs.thread import excerpt
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS
from cogs.thread.layout import framed
from cogs.thread.people import mention

_MOST = 20
"""Changes that are shown."""
_OF_A_LIST = 4
"""Roles or channels that are shown of one value."""
_ROOM, _ROOM_BYTES = 200, 600
"""What stands around the changes."""


def history(changes: Sequence[Change], wording: Wording) -> ui.LayoutView:
    """The newest changes first, as many as fit, and how many there were before."""
    lines = _lines(changes, wording)
    shown: list[str] = []
    for line in lines[:_MOST]:
        longer = "\n".join([*shown, line])
        if not excerpt.fits(longer, MAX_CHARACTERS - _ROOM, MAX_BYTES - _ROOM_BYTES):
            break
        shown.append(line)
    say = wording.say
    parts = [say("history-head"), *(shown or [say("history-none")])]
    if more := len(lines) - len(shown):
        parts.append(say("history-more", more=more))
    return framed(ui.TextDisplay("\n".join(parts)), ui.ActionRow(button(Slip.CARD, wording)))


def _lines(changes: Sequence[Change], wording: Wording) -> list[str]:
    held: dict[Name, Value] = {}
    lines: list[str] = []
    for change in changes:
        name = change.name
        line = wording.say(
            "history-line",
            when=f"<t:{int(change.at)}:f>",
            who=mention(change.person, wording.catalogue),
            name=wording.name(name),
            before=wording.value(name, held.get(name), _OF_A_LIST),
            after=wording.value(name, change.value, _OF_A_LIST),
        )
        lines.append(line)
        held[name] = change.value
    return lines[::-1]
