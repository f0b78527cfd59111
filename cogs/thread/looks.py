"""Looks: what a message shows, as Discord is told of it and tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import discord

_WORD = re.compile(r"\w+")


def looks(components: object) -> Iterator[object]:
    """Words and controls, and nothing that Discord adds or leaves out."""
    for component in components if isinstance(components, list) else []:
        yield component.get("content", "").strip()
        yield component.get("custom_id"), component.get("label"), bool(component.get("disabled"))
        yield from looks(component.get("components"))


def shows(message: discord.Message, view: discord.ui.LayoutView) -> bool:
    """Whether a message says what a view says, and has its controls.

    Punctuation and spaces are left out: were Discord to tell of one that it was not told, every
    message would look wrong for ever.
    """
    there = [component.to_dict() for component in message.components]
    wanted = view.to_components()  # type: ignore[no-untyped-call]  # it has no types
    return _said(there) == _said(wanted)


def _said(components: object) -> list[object]:
    said: list[object] = []
    for part in looks(components):
        if isinstance(part, str):
            said += _WORD.findall(part)
        elif part != (None, None, False):
            said.append(part)
    return said
