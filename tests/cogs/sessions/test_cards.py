"""The private card of /sessions stays within Discord's bounds, whatever stands in titles."""

from __future__ import annotations

import re

import pytest
from discord import ui

from bot.store.reader import SessionRow
from bot.story.summary import Status, Summary
from bot.story.titles import title_of
from bot.text import Catalogue, languages
from cogs.sessions.cards import PAGE, link_to, listing, one, question
from cogs.sessions.ids import MOST_SEARCHED, Act, CardId, Shelf, Whose
from cogs.sessions.warning import KeepId, kept, warning
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS

WORDS = Catalogue()
CATALOGUES = [Catalogue(language) for language in languages()]
LARGE = 2**63 - 1
HOSTILE = [
    "short",
    "*" * 90,
    "漢" * 90,
    "👍🏽" * 80,
    "](https://x.example) `" * 9,
    "\u202e\u200b" * 40,
]


def row(title: str = "Hello", key: int = 10**12 - 1, thread: int | None = LARGE) -> SessionRow:
    place = (LARGE, LARGE, thread)
    summary = Summary(Status.WAITING, title_of(title), LARGE, 10.0, None, "brainstorm", *place)
    return SessionRow(key, summary, 9, 2e9, 2e9)


def texts(view: ui.LayoutView) -> str:
    found = (item for item in view.walk_children() if isinstance(item, ui.TextDisplay))
    return "\n".join(item.content for item in found)


def custom_ids(view: ui.LayoutView) -> list[str]:
    items = (getattr(item, "custom_id", None) for item in view.walk_children())
    return [custom_id for custom_id in items if custom_id]


def fits(view: ui.LayoutView) -> bool:
    """Whether Discord takes it: a length counts in halves of UTF-16."""
    text, ids = texts(view), custom_ids(view)
    is_text = len(text.encode("utf-16-le")) / 2 <= MAX_CHARACTERS and len(text.encode()) < MAX_BYTES
    are_ids = all(len(one.encode("utf-16-le")) / 2 <= 100 for one in ids)
    return is_text and are_ids and len(ids) == len(set(ids)) and view.total_children_count <= 40


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("search", ["", "👍" * MOST_SEARCHED], ids=["all", "some"])
@pytest.mark.parametrize("words", CATALOGUES, ids=languages())
def test_every_card_fits(title: str, search: str, words: Catalogue) -> None:
    rows = [row(title, 10**12 - 1 - n) for n in range(PAGE + 1)]
    shelf = Shelf(Whose.SERVER, 9_999, search)
    assert fits(listing(rows, shelf, words))
    assert fits(one(rows[0], shelf, link_to(rows[0]), words, may_delete=True))
    assert fits(question(rows[0], shelf, words))


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_title_never_leads_elsewhere(title: str) -> None:
    line = texts(listing([row(title)], Shelf(), WORDS)).splitlines()[1]
    assert len(re.findall(r"(?<!\\)\]\(", line)) == 1
    assert len(re.findall(r"(?<!\\)://", line)) == 1
    assert line.endswith(f"](https://discord.com/channels/{LARGE}/{LARGE})")


@pytest.mark.parametrize("act", Act)
def test_a_control_is_read_back_as_it_was_written(act: Act) -> None:
    control = CardId(act, Shelf(Whose.SERVER, 12, "a:b\n%c"), 345)
    assert CardId.parse(control.custom_id) == control
    assert CardId.parse(control.custom_id + "x" * MOST_SEARCHED) is None


def test_a_page_has_ten_and_tells_of_more() -> None:
    rows = [row(f"Text {n}", n) for n in range(PAGE + 1)]
    first = listing(rows, Shelf(), WORDS)
    assert "**10.** [Text 9]" in texts(first)
    assert "Text 10" not in texts(first)
    buttons = [item for item in first.walk_children() if isinstance(item, ui.Button)]
    assert [b.disabled for b in buttons] == [True, False]
    last = listing(rows[:1], Shelf(page=1), WORDS)
    assert "**11.** [Text 0]" in texts(last)


def test_a_session_without_a_thread_is_linked_to_its_first_message() -> None:
    flat = row(thread=None)
    assert link_to(flat, 5) == f"https://discord.com/channels/{LARGE}/{LARGE}/5"
    assert link_to(row(), 5) == f"https://discord.com/channels/{LARGE}/{LARGE}"


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_warning_fits_and_its_button_is_read_back(title: str) -> None:
    view = warning(row(title), 3e9, 2.5e9, WORDS)
    assert fits(view)
    (custom_id,) = custom_ids(view)
    assert KeepId.parse(custom_id) == KeepId(10**12 - 1, 2_000_000_000)
    assert CardId.parse(custom_id) is None
    assert fits(kept(row(title), WORDS))
