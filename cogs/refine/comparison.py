"""A comparison: what is different between two drafts, and the choice of the two. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from discord import ui

from bot.refine.diff import word_diff
from bot.refine.draft import Draft
from bot.refine.session import Session
from bot.text import Catalogue
from cogs.refine.naming import name_of, option_of
from cogs.thread import excerpt
from cogs.thread.layout import framed, menu_of
from cogs.thread.limits import MOST_CHOICES
from cogs.thread.markdown import is_rewritten, marked

_PICKER = re.compile(r"refine:compare:(\d{1,18}):(\d{1,5}):(\d{1,5}):(left|right)")
_DIFF = (3_000, 9_000)
"""The most characters and bytes of what is shown of the difference."""


class Side(StrEnum):
    """Which of the two drafts a menu chooses."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts of a session: `left` is read as the old text, `right` as the new one."""

    session: int
    left: int
    right: int

    def custom_id(self, side: Side) -> str:
        """The menu for one side: it carries both, so that a choice outlives a restart."""
        return f"refine:compare:{self.session}:{self.left}:{self.right}:{side}"

    def choose(self, side: Side, draft: int) -> Pair:
        """The pair with another draft on one side."""
        return replace(self, left=draft) if side is Side.LEFT else replace(self, right=draft)


def parse_picker(custom_id: str) -> tuple[Pair, Side] | None:
    """The pair and the side behind a menu's custom id, or None where it is not one of ours."""
    match = _PICKER.fullmatch(custom_id)
    if match is None:
        return None
    return Pair(int(match[1]), int(match[2]), int(match[3])), Side(match[4])


def first_pair(key: int, session: Session) -> Pair | None:
    """The first draft and the best; the newest where the first is the best. None without any."""
    if session.best is None:
        return None
    first, newest = session.drafts[0].number, session.drafts[-1].number
    return Pair(key, first, newest if session.best == first else session.best)


def comparison(pair: Pair, session: Session, catalogue: Catalogue) -> ui.LayoutView | None:
    """The answer that compares a pair, with a menu for either side; None where a draft is none."""
    left, right = session.draft(pair.left), session.draft(pair.right)
    if left is None or right is None:
        return None
    of_ideas = session.is_of_ideas
    names = {
        "left": name_of(left.number, catalogue, of_ideas=of_ideas),
        "right": name_of(right.number, catalogue, of_ideas=of_ideas),
    }
    return framed(
        ui.TextDisplay(catalogue.say("compare-head", **names)),
        ui.TextDisplay(_difference(left.text, right.text, catalogue)),
        _menu(pair, Side.LEFT, left, session, catalogue),
        _menu(pair, Side.RIGHT, right, session, catalogue),
    )


def _difference(old: str, new: str, catalogue: Catalogue) -> str:
    if old == new:
        return catalogue.say("card-same")
    pieces = word_diff(old, new)
    if is_rewritten(pieces):
        return catalogue.say("card-rewritten", before=len(old), after=len(new))
    characters, _ = _DIFF
    further = marked(pieces, 2 * characters)  # far enough to tell whether everything fits
    if excerpt.fits(further, *_DIFF):
        return further or catalogue.say("card-spacing")
    shown = excerpt.head(marked(pieces, characters), *_DIFF)
    return f"{shown}\n{catalogue.say('compare-more')}"


def _menu(
    pair: Pair, side: Side, chosen: Draft, session: Session, catalogue: Catalogue
) -> ui.ActionRow[ui.LayoutView]:
    """A menu of the latest drafts; one that is older stays chosen until another is."""
    code = "compare-old" if side is Side.LEFT else "compare-new"
    of_ideas = session.is_of_ideas
    placeholder = catalogue.say(code, name=name_of(chosen.number, catalogue, of_ideas=of_ideas))
    latest = session.drafts[-MOST_CHOICES:]
    options = [
        option_of(one, catalogue, is_chosen=one is chosen, of_ideas=of_ideas) for one in latest
    ]
    return menu_of(pair.custom_id(side), options, placeholder)
