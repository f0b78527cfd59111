"""The custom ids of the card's controls, so that they outlive a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.community.settings import Name


class Slip(StrEnum):
    """What a control of the card is for; a menu is called as its setting."""

    MODEL = Name.MODEL.value
    REVIEWER = Name.REVIEWER.value
    LANGUAGE = Name.LANGUAGE.value
    ROLES = Name.ROLES.value
    CHANNELS = Name.CHANNELS.value
    NUMBERS = "numbers"  # asks for the form
    FORM = "form"
    HISTORY = "history"
    CARD = "card"  # back to it


_SETTINGS = re.compile(rf"settings:({'|'.join(Slip)}):([0-9]{{1,9}})")


@dataclass(frozen=True, slots=True)
class SettingsId:
    """A control; a form says after how many changes it was opened."""

    slip: Slip
    changes: int = 0

    @property
    def custom_id(self) -> str:
        return f"settings:{self.slip}:{self.changes}"

    @classmethod
    def parse(cls, custom_id: str) -> SettingsId | None:
        """The control behind a custom id, or None where it is not one of these."""
        match = _SETTINGS.fullmatch(custom_id)
        return cls(Slip(match[1]), int(match[2])) if match else None
