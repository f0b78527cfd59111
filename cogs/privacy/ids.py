"""The custom ids of the private cards. Each acts on whoever presses, and on nobody else."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What a control does."""

    EXPORT = "privacy:export"
    ASK = "privacy:ask"  # whether to forget
    FORGET = "privacy:forget"
    SHOW = "privacy:show"  # back from the question


def act_of(custom_id: str) -> Act | None:
    """What the control behind a custom id does, or None where it is not one of these."""
    return next((act for act in Act if act == custom_id), None)
