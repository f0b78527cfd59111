"""The private card of `/sessions`: a page of the list, one session, the question. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.store.reader import SessionRow
from bot.story.hidden import one_line
from bot.text import Catalogue
from cogs.sessions.ids import Act, CardId, Shelf, Whose
from cogs.thread import excerpt
from cogs.thread.card import REJECTED
from cogs.thread.layout import framed, turning
from cogs.thread.limits import LONGEST_LABEL
from cogs.thread.markdown import quoted

PAGE = 10
"""Sessions on a page."""
_TITLE = 60
Row = ui.ActionRow[ui.LayoutView]


def listing(rows: Sequence[SessionRow], shelf: Shelf, catalogue: Catalogue) -> ui.LayoutView:
    """A page of the list; a row more than it has tells that there is another page."""
    say, shown = catalogue.say, rows[:PAGE]
    head = say("sessions-server" if shelf.whose is Whose.SERVER else "sessions-mine")
    lines = [head]
    if shelf.search:
        lines.append(say("sessions-search", search=quoted(shelf.search, _TITLE)))
    first = shelf.page * PAGE + 1
    lines += [_line(number, row, catalogue) for number, row in enumerate(shown, first)]
    if not shown:
        lines.append(say("sessions-none-found" if shelf.search else "sessions-none"))
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay("\n".join(lines))]
    if shown:
        items.append(_menu(shown, shelf, catalogue))
    if shelf.page > 0 or len(rows) > PAGE:
        back, on = (CardId(act, shelf).custom_id for act in (Act.BACK, Act.ON))
        is_first, is_last = shelf.page == 0, len(rows) <= PAGE
        items.append(turning(back, on, catalogue, is_first=is_first, is_last=is_last))
    return framed(*items)


def one(
    row: SessionRow, shelf: Shelf, link: str, catalogue: Catalogue, *, may_delete: bool
) -> ui.LayoutView:
    """One session and what can be done with it."""
    say = catalogue.say
    person, begun = f"<@{row.summary.author}>", f"<t:{int(row.created_at)}:f>"
    words = [
        say("sessions-one", title=titled(row), link=link),
        _state(row, catalogue),
        say("sessions-begun", person=person, begun=begun),
    ]
    acts = [(Act.RESUME, "button-resume"), (Act.MARKDOWN, "button-md"), (Act.JSON, "button-json")]
    actions: Row = ui.ActionRow()
    actions.add_item(ui.Button(label=say("button-open"), url=link))
    for act, code in acts:
        actions.add_item(_button(act, shelf, row.id, say(code)))
    if may_delete:
        actions.add_item(_button(Act.DELETE, shelf, row.id, say("button-delete"), is_grave=True))
    back: Row = ui.ActionRow()
    back.add_item(_button(Act.LIST, shelf, row.id, say("button-list")))
    return framed(ui.TextDisplay("\n".join(words)), actions, back)


def question(row: SessionRow, shelf: Shelf, catalogue: Catalogue) -> ui.LayoutView:
    """Whether it is to be deleted."""
    say, answers = catalogue.say, Row()
    answers.add_item(_button(Act.ERASE, shelf, row.id, say("button-erase"), is_grave=True))
    answers.add_item(_button(Act.SHOW, shelf, row.id, say("button-not")))
    return framed(ui.TextDisplay(say("sessions-sure", title=titled(row))), answers)


def deleted(title: str, shelf: Shelf, catalogue: Catalogue) -> ui.LayoutView:
    """It is deleted."""
    back: Row = ui.ActionRow()
    back.add_item(_button(Act.LIST, shelf, 0, catalogue.say("button-list")))
    return framed(ui.TextDisplay(catalogue.say("sessions-deleted", title=title)), back)


def farewell(catalogue: Catalogue) -> ui.LayoutView:
    """What is left of the message that opened a session."""
    return framed(ui.TextDisplay(catalogue.say("session-deleted")), accent=REJECTED)


def titled(row: SessionRow) -> str:
    """A session's title as Markdown shows it; an address in it would undo the link around it."""
    return quoted(row.summary.title, _TITLE).replace("://", "\\://") or "…"


def link_to(row: SessionRow, message: int | None = None) -> str:
    """The address of a session's thread, or of its first message where it has none."""
    summary = row.summary
    room = f"{summary.guild or '@me'}/{summary.thread or summary.channel}"
    is_flat = summary.thread is None and message is not None
    return f"https://discord.com/channels/{room}" + (f"/{message}" if is_flat else "")


def _line(number: int, row: SessionRow, catalogue: Catalogue) -> str:
    title = catalogue.say(
        "sessions-title", number=str(number), title=titled(row), link=link_to(row)
    )
    return f"{title}\n{_state(row, catalogue)}"


def _state(row: SessionRow, catalogue: Catalogue) -> str:
    best = row.summary.best_score
    return catalogue.say(
        "sessions-state",
        kind=row.summary.kind,
        status=row.summary.status.value,
        best="none" if best is None else catalogue.number(f"{best:.1f}"),
        moved=f"<t:{int(row.updated_at)}:R>",
    )


def _menu(rows: Sequence[SessionRow], shelf: Shelf, catalogue: Catalogue) -> Row:
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=CardId(Act.CHOOSE, shelf).custom_id, placeholder=catalogue.say("sessions-choose")
    )
    for row in rows:
        title = one_line(row.summary.title) or "…"
        menu.add_option(label=excerpt.head(title, LONGEST_LABEL), value=str(row.id))
    choosing: Row = ui.ActionRow()
    choosing.add_item(menu)
    return choosing


def _button(
    act: Act, shelf: Shelf, session: int, label: str, *, is_grave: bool = False
) -> ui.Button[ui.LayoutView]:
    style = discord.ButtonStyle.danger if is_grave else discord.ButtonStyle.secondary
    return ui.Button(label=label, custom_id=CardId(act, shelf, session).custom_id, style=style)
