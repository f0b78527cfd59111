"""All ideas of a board, page by page, for one person. Pure."""

from __future__ import annotations

from discord import ui

from bot.brainstorm.board import Board
from bot.text import Catalogue
from cogs.brainstorm.ids import PrivateId, Slip
from cogs.thread import excerpt
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS
from cogs.thread.layout import framed, turning
from cogs.thread.markdown import escaped
from cogs.thread.people import mention

_ROOM, _ROOM_BYTES = 200, 600
"""What the title of a page takes at most."""


def pages(board: Board, catalogue: Catalogue) -> list[list[str]]:
    """Every idea with its whole text, as many a page as a message holds."""
    found: list[list[str]] = [[]]
    for idea in board.live_ideas:
        details = {"number": str(idea.number), "text": escaped(idea.text)}
        line = catalogue.say("board-idea", **details)
        if idea.person is None:
            line = f"{line} · {catalogue.say('board-mine')}"
        elif not board.limits.is_anonymous:
            line = f"{line} · {mention(idea.person, catalogue)}"
        page = "\n".join([*found[-1], line])
        if excerpt.fits(page, MAX_CHARACTERS - _ROOM, MAX_BYTES - _ROOM_BYTES):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def listing(key: int, board: Board, page: int, catalogue: Catalogue) -> ui.LayoutView:
    """One page; the nearest that there is, with buttons to the ones beside it."""
    every = pages(board, catalogue)
    page = min(page, len(every) - 1)
    ideas, count = len(board.live_ideas), len(every)
    title = catalogue.say("list-head", ideas=ideas)
    if count > 1:
        title = catalogue.say("list-head-page", ideas=ideas, page=page + 1, pages=count)
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay("\n".join([title, *every[page]]))]
    if count > 1:
        items.append(beside(Slip.LISTING, key, page, count, catalogue))
    return framed(*items)


def beside(
    slip: Slip, key: int, page: int, count: int, catalogue: Catalogue
) -> ui.ActionRow[ui.LayoutView]:
    """The buttons to the pages beside one; `nth` tells the two apart."""
    last = count - 1
    back = PrivateId(slip, key, max(page - 1, 0), 0).custom_id
    on = PrivateId(slip, key, min(page + 1, last), 1).custom_id
    return turning(back, on, catalogue, is_first=page == 0, is_last=page == last)
