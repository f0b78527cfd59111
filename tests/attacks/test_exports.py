"""An export's headings and rows are its own: no text in it makes another."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.documents.board import board_as_markdown
from bot.documents.session import as_markdown
from bot.store.store import SqliteStore
from bot.text import Catalogue
from tests.cli.command import bot
from tests.cogs.brainstorm.boards import gathering
from tests.store.examples import WAITING, started
from tests.test_export import told

WORDS = Catalogue()
FORGED = [
    "a\n\n## Draft 9\n\n10.0/10, kept",
    "a\r## Draft 9",
    "a\u2028## Draft 9\u202e",
    "```\n## Draft 9\n```",
    "````\n``````\n## Draft 9",
    "~~~\n## Draft 9",
    "a\x1b[2J\x9b31m## Draft 9",
]


def outside(document: str) -> list[str]:
    """The lines that stand in no fence, as a reader of Markdown tells them."""
    lines, fence = [], ""
    for line in document.splitlines():
        marks = line[: len(line) - len(line.lstrip("`"))]
        if fence:
            fence = "" if len(marks) >= len(fence) and line == marks else fence
        elif len(marks) >= 3:
            fence = marks
        else:
            lines.append(line)
    assert not fence
    return lines


@pytest.mark.parametrize("text", FORGED, ids=ascii)
def test_a_draft_makes_no_heading(text: str) -> None:
    session = told()
    honest = [line for line in outside(as_markdown(1, session, WORDS)) if line.startswith("#")]
    drafts = tuple(replace(d, text=text) for d in session.drafts)
    evil = replace(session, drafts=drafts, brief=text)
    document = as_markdown(1, evil, WORDS)
    headings = [line for line in outside(document) if line.startswith("#")]
    assert headings[1:] == honest[1:]  # the first is the title, with the text's own first words
    assert not [c for c in document if c in "\x1b\x9b\u202e"]


@pytest.mark.parametrize("text", FORGED, ids=ascii)
def test_an_idea_makes_no_row(text: str) -> None:
    board = replace(gathering([text, text]), topic=text, goal=text)
    lines = [line for line in outside(board_as_markdown(1, board, None, WORDS)) if line]
    assert len(lines) == 5  # the title, the goal, a heading, and two ideas
    assert [line for line in lines if line.startswith("## ")] == ["## Ideas"]


async def test_a_terminal_that_prints_the_json_obeys_nothing_in_it(tmp_path: Path) -> None:
    text = "a\x1b[2J\x9b31m\x85\x7f\u2028\u202egpj.exe\u2066b\u2069 👩\u200d👧 会议"
    async with SqliteStore.open(tmp_path / "data" / "refine.db") as store:
        await store.create(started(original=text), WAITING)
    result = await bot("export", "1", "--format", "json", folder=tmp_path)
    assert json.loads(result.out)["original"] == text
    assert not [c for c in result.out if c in "\x1b\x9b\x85\x7f\u2028\u202e\u2066\u2069"]
    assert "👩\u200d👧 会议" in result.out
