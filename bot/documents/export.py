"""The document of any session, read from the store."""

from __future__ import annotations

import json
import re
from typing import Protocol

from bot.brainstorm import fold as boards
from bot.brainstorm.board import Board
from bot.brainstorm.events import Opened
from bot.documents.board import Refined, board_as_json, board_as_markdown
from bot.documents.session import as_json, as_markdown
from bot.errors import UnknownSession
from bot.refine import fold as sessions
from bot.refine.session import Session
from bot.story.events import Event
from bot.text import Catalogue

_OBEYED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What JSON may leave as it is, and a terminal that prints it obeys or turns letters around by."""


class Logs(Protocol):
    """Where logs are read."""

    async def load(self, session: int, /) -> list[Event]: ...


async def markdown(logs: Logs, key: int, catalogue: Catalogue) -> str:
    """A session to read; a brainstorm with the drafts that came of it.

    Raises:
        UnknownSession: there is no such session.
        StoreError: the log cannot be read.
    """
    found = await _folded(logs, key)
    if isinstance(found, Session):
        return as_markdown(key, found, catalogue)
    return board_as_markdown(key, *found, catalogue)


async def packed(logs: Logs, key: int, catalogue: Catalogue) -> str:
    """The same as JSON, which may be printed on a terminal; raises as `markdown`."""
    found = await _folded(logs, key)
    if isinstance(found, Session):
        document = as_json(key, found, catalogue)
    else:
        document = board_as_json(key, *found, catalogue)
    written = json.dumps(document, ensure_ascii=False, indent=2)
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


async def _folded(logs: Logs, key: int) -> Session | tuple[Board, Refined | None]:
    events = await logs.load(key)
    if not events:
        raise UnknownSession(session=key)
    if not isinstance(events[0], Opened):
        return sessions.fold(events)
    board = boards.fold(events)
    if board.session is None:
        return board, None
    refined = await logs.load(board.session)
    return board, (board.session, sessions.fold(refined)) if refined else None
