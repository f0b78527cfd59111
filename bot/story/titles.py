"""Titles: a session's name in lists, in searches, and of its thread."""

from __future__ import annotations

import re
import unicodedata

from bot.story.graphemes import is_boundary
from bot.story.hidden import one_line

_LONGEST = 60
"""The most characters of a title."""
_MARK = re.compile(r"^(#{1,3}|>) ")
"""What makes a line a heading or a quote in Markdown; in a title it would be read as it stands."""


def title_of(text: str) -> str:
    """The first words of a text, at most 60 characters, on one line, and no emoji torn apart."""
    words = _MARK.sub("", one_line(text))
    if len(words) <= _LONGEST:
        return words
    whole = (cut for cut in range(_LONGEST - 1, 0, -1) if is_boundary(words, cut))
    start = words[: next(whole, _LONGEST - 1)]
    return (start.rpartition(" ")[0] or start) + "…"


def folded(text: str) -> str:
    """A text as it is searched for: without case, accents, and the width of its characters.

    >>> folded("Éclair STRASSE"), folded("eclair straße")
    ('eclair strasse', 'eclair strasse')
    """
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
