"""The custom ids of the private card: what a control does, to which session, and in which list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

MOST_SEARCHED = 28
"""Characters that are searched for: a custom id has 100, some of two halves each."""


class Whose(StrEnum):
    """Whose sessions are listed."""

    MINE = "mine"
    SERVER = "server"


class Act(StrEnum):
    """What a control of the card does."""

    BACK = "back"  # to the page before
    ON = "on"  # to the page after
    LIST = "list"  # from one session to the list
    CHOOSE = "choose"  # the menu: one of the list
    SHOW = "show"  # from the question to the session
    RESUME = "resume"
    MARKDOWN = "md"
    JSON = "json"
    DELETE = "delete"  # asks
    ERASE = "erase"  # does


_ID = re.compile(
    rf"sessions:({'|'.join(Act)}):([0-9]{{1,12}}):({'|'.join(Whose)}):([0-9]{{1,4}}):"
    rf"(.{{0,{MOST_SEARCHED}}})",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of a list: whose sessions, which page, and what their titles have."""

    whose: Whose = Whose.MINE
    page: int = 0
    search: str = ""

    def turned(self, pages: int) -> Shelf:
        """So many pages on."""
        return replace(self, page=max(0, self.page + pages))


@dataclass(frozen=True, slots=True)
class CardId:
    """A control: what it does, the page that it comes from, and the session that it is about."""

    act: Act
    shelf: Shelf
    session: int = 0

    @property
    def custom_id(self) -> str:
        shelf = self.shelf
        return f"sessions:{self.act}:{self.session}:{shelf.whose}:{shelf.page}:{shelf.search}"

    @classmethod
    def parse(cls, custom_id: str) -> CardId | None:
        """The control behind a custom id, or None where it is not one of these."""
        match = _ID.fullmatch(custom_id)
        if match is None:
            return None
        shelf = Shelf(Whose(match[3]), int(match[4]), match[5])
        return cls(Act(match[1]), shelf, int(match[2]))
