"""The ballot: menus in which one person chooses what they vote for. Pure."""

from __future__ import annotations

from discord import ui

from bot.brainstorm.board import Board
from bot.brainstorm.tally import Option, chosen_by, options
from bot.story.hidden import one_line
from bot.text import Catalogue
from cogs.brainstorm.ids import PrivateId, Slip
from cogs.brainstorm.listing import beside
from cogs.thread import excerpt
from cogs.thread.layout import framed
from cogs.thread.limits import LONGEST_LABEL, MOST_CHOICES
from cogs.thread.markdown import quoted

MENUS = 4
"""Menus on a page: a row each, and one for the buttons that turn it."""


def menu_options(board: Board, page: int, nth: int) -> tuple[Option, ...]:
    """What the nth menu of a page offers."""
    start = (page * MENUS + nth) * MOST_CHOICES
    return options(board)[start : start + MOST_CHOICES]


def ballot(
    key: int, board: Board, person: int, page: int, catalogue: Catalogue, wanted: int = 0
) -> ui.LayoutView:
    """A person's votes and the menus to change them.

    `wanted` is how many votes they tried to cast where that was too many, else 0.
    """
    say, limit = catalogue.say, board.limits.votes
    chosen = chosen_by(board, person)
    count = max(1, -(-len(options(board)) // (MOST_CHOICES * MENUS)))
    page = min(page, count - 1)
    lines = [say("ballot-head", used=len(chosen), votes=limit)]
    lines += [
        say("board-option", number=str(o.number), text=quoted(o.text, 120))
        for o in options(board)
        if o.number in chosen
    ]
    lines.append(say("ballot-over", wanted=wanted, votes=limit) if wanted else say("ballot-none"))
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay("\n".join(lines))]
    for nth in range(MENUS):
        if offered := menu_options(board, page, nth):
            custom_id = PrivateId(Slip.VOTE, key, page, nth).custom_id
            items.append(_menu(custom_id, offered, chosen, limit, catalogue))
    if count > 1:
        items.append(beside(Slip.BALLOT, key, page, count, catalogue))
    return framed(*items)


def _menu(
    custom_id: str,
    offered: tuple[Option, ...],
    chosen: tuple[int, ...],
    limit: int,
    catalogue: Catalogue,
) -> ui.ActionRow[ui.LayoutView]:
    first, last = str(offered[0].number), str(offered[-1].number)
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=custom_id,
        placeholder=catalogue.say("ballot-menu", first=first, last=last),
        min_values=0,
        max_values=min(limit, len(offered)),
    )
    for option in offered:
        text = f"{option.number}. {one_line(option.text)}"
        menu.add_option(
            label=excerpt.head(text, LONGEST_LABEL),
            value=str(option.number),
            default=option.number in chosen,
        )
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(menu)
    return row
