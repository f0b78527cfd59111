"""Hidden characters: what nobody sees in a text, and what makes it read other than it is stored."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    # the flags of England, Scotland and Wales are spelt in tags: these are seen
    "(\U0001f3f4[\U000e0061-\U000e007a]{3,6}\U000e007f)|["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls that are no white space: terminals obey them
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"  # soft hyphens, joiners, fillers
    "\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"  # of no width
    "\u202a-\u202e\u2066-\u206f"  # what embeds, overrides and isolates directions
    "\U000e0000-\U000e0fff]"  # tags and other selectors: a whole text fits into them unseen
)
"""Not joiners (emoji and Persian have them) nor the marks of direction, which turn no letter."""


def without_hidden(text: str, known: str = "") -> str:
    """A text without its hidden characters; those that a known text has as well stay.

    >>> without_hidden("gpj\\u202efdp")
    'gpjfdp'
    """
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(lambda m: m[0] if m[1] or m[0] in known else "", text)
