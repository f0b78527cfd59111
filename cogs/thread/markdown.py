"""Markdown: people's words inside the bot's own lines, shown as they are, and a marked diff."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.refine.diff import Change, Piece
from bot.story.hidden import one_line, without_hidden
from cogs.thread import excerpt

_CONTEXT = 24
"""Characters beside a change that are shown of what stayed."""
_PASSAGE = 60
"""Characters from each end that are shown of a long run of gone or of new words."""
_SHORT = 240
"""Characters of both texts up to which a word diff can be read, however much has changed."""
_REWRITTEN = 0.7
"""The share of gone and new characters from which a word diff of a longer text cannot."""

# Discord takes a link for one before it looks for the meaning of an underscore in it. What else
# begins with a less-than sign names somebody: a person, a role, a channel, a command, a time.
_LINK = r"https?://[^\s<>*~`|\[\]\\]+"
_SPECIAL = re.compile(rf"(\b{_LINK})|[\\*_~`|\[\]]|<(?!{_LINK})")
# Discord takes the backslashes out of a target before it looks at its scheme.
_MASK = re.compile(r"\](?=\([\s<\\]*[a-z](?:\\?[a-z0-9+.-]){0,20}\\?:)", re.IGNORECASE)
_BLOCK_START = re.compile(r"^(\d*)([#>+\-.)])")


def escaped(text: str) -> str:
    """A text on one line, without the meaning that its characters have in the middle of one."""
    return _SPECIAL.sub(lambda match: match[1] or f"\\{match[0]}", one_line(text))


def legible(text: str) -> str:
    """A Markdown text with nothing in it that deceives its reader.

    Hidden characters are left out, and a link shows where it leads, for its words can say
    anything. Files and finals have the text itself.
    """
    return _MASK.sub("]\\\\", without_hidden(text))


def quoted(text: str, characters: int) -> str:
    """At most so many characters of a text, escaped; fewer where they are wide."""
    return escaped(excerpt.head(one_line(text), characters, 2 * characters))


def is_rewritten(pieces: Sequence[Piece]) -> bool:
    """Whether so much has changed that the gone and the new words would tell nothing."""
    changed = sum(len(p.text) for p in pieces if p.change is not Change.SAME)
    both = changed + 2 * sum(len(p.text) for p in pieces if p.change is Change.SAME)
    return both > _SHORT and changed > _REWRITTEN * both


def marked(pieces: Sequence[Piece], characters: int) -> str:
    """What changed, on one line: gone words struck through, new ones bold, a little around them.

    Empty where only white space changed. At most so many characters; an ellipsis tells of more.
    """
    if all(p.change is Change.SAME or p.text.isspace() for p in pieces):
        return ""
    shown = ""
    for before, piece, after in zip((None, *pieces), pieces, (*pieces[1:], None), strict=False):
        longer = re.sub(r" {2,}", " ", shown + _marked(before, piece, after))
        if len(longer) > characters - 3:
            shown = f"{shown.rstrip()} …"
            break
        shown = longer
    return _BLOCK_START.sub(r"\1\\\2", shown.strip())


def _marked(before: Piece | None, piece: Piece, after: Piece | None) -> str:
    """A piece as Markdown, between its neighbours."""
    flat = without_hidden(" ".join(piece.text.split()))
    if not flat:
        return " " if piece.text[:1].isspace() else ""
    lead = " " if piece.text[0].isspace() else ""
    rest = " " if piece.text[-1].isspace() else ""
    if piece.change is Change.SAME:
        inner = _shortened(flat, _CONTEXT, start=before is not None, end=after is not None)
        return f"{lead}{escaped(inner)}{rest}"
    if piece.change is Change.GONE and after is not None and after.change is Change.NEW:
        # Words that take the place of others stand beside them; a full stop stands against them.
        rest = " " if after.text[0].isalnum() else rest
    mark = "~~" if piece.change is Change.GONE else "**"
    return f"{lead}{mark}{escaped(_shortened(flat, _PASSAGE, start=True, end=True))}{mark}{rest}"


def _shortened(flat: str, characters: int, *, start: bool, end: bool) -> str:
    """A text of more than twice so many characters: its start, its end, or both."""
    if len(flat) <= 2 * characters:
        return flat
    first = excerpt.head(flat, characters) if start else "…"
    last = excerpt.tail(flat, characters) if end else "…"
    return first + last.removeprefix("…")
