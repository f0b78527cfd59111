"""Hidden characters: what nobody sees in a text, and what makes it read other than it is stored."""

from __future__ import annotations

import re
import unicodedata

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


_BLANK = "\u2800"
"""A Braille pattern without dots: it is as wide as a space, and is none."""

_SHAPING = re.compile("[\u180b-\u180f\u2065\ufe00-\ufe0f\ufff0-\ufff8\U00016fe4]")
"""What selects the form of a character, or is kept for such: nothing to see."""


def without_hidden(text: str, known: str = "") -> str:
    """A text without its hidden characters; those that a known text has as well stay.

    >>> without_hidden("gpj\\u202efdp")
    'gpjfdp'
    """
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(lambda m: m[0] if m[1] or m[0] in known else "", text)


def one_line(text: str) -> str:
    """A text on one line, without hidden characters and the white space that they leave behind.

    >>> one_line("A \u200b cake\n")
    'A cake'
    """
    return " ".join(without_hidden(text).split())


def seen(text: str) -> str:
    """A text without the white space around it; empty where there is nothing to see in it.

    >>> seen(" A cake \\n"), seen("\\u200b\\u3164\\ufe0f")
    ('A cake', '')
    """
    visible = _unshaped(text)
    if all(unicodedata.category(character)[0] in "ZC" for character in visible):
        return ""
    return text.strip()


def laid_bare(text: str) -> str:
    """A text without all that shows nothing: to be checked like this, and not to be shown.

    Joiners and marks of direction, too, could stand between the letters of a word. Emoji and
    Persian come apart without them.

    >>> laid_bare("a v\\u200dil\\ufe0fe text")
    'a vile text'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in _unshaped(text) if unicodedata.category(c) != "Cf")


def _unshaped(text: str) -> str:
    return _SHAPING.sub("", without_hidden(text)).replace(_BLANK, " ")
