"""Skin tones: Discord has a reaction for each, and a thumb is a thumb in any."""

from __future__ import annotations

_TONES = dict.fromkeys(range(0x1F3FB, 0x1F3FF + 1))


def toneless(emoji: str) -> str:
    """An emoji as it is without the skin tone that its giver has chosen."""
    return emoji.translate(_TONES)
