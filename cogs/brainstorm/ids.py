"""The custom ids of what only one person sees: pages, ballots and forms, so that they outlive a
restart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Slip(StrEnum):
    """What a private control of a board is for."""

    LISTING = "list"  # turns to a page of all ideas
    BALLOT = "turn"  # turns to a page of the ballot
    VOTE = "vote"  # a menu of the ballot
    IDEA = "idea"  # the form for an idea
    BRIEF = "brief"  # the form for the brief


_SLIP = re.compile(rf"board:({'|'.join(Slip)}):([0-9]{{1,18}}):([0-9]{{1,3}}):([0-9])")


@dataclass(frozen=True, slots=True)
class PrivateId:
    """A private control: what it is for, of which board, on which page, the nth there."""

    slip: Slip
    board: int
    page: int = 0
    nth: int = 0

    @property
    def custom_id(self) -> str:
        return f"board:{self.slip}:{self.board}:{self.page}:{self.nth}"

    @classmethod
    def parse(cls, custom_id: str) -> PrivateId | None:
        """The control behind a custom id, or None where it is not one of these."""
        match = _SLIP.fullmatch(custom_id)
        if match is None:
            return None
        return cls(Slip(match[1]), int(match[2]), int(match[3]), int(match[4]))
