"""Typography: the shapes of quotes, dashes and spaces, which change nothing of what a text says."""

from __future__ import annotations

import re
import unicodedata

_SHAPES = str.maketrans("“”„«»‘’‚‹›‐–—−", '"""""' + "'" * 5 + "-" * 4)


def folded(text: str) -> str:
    """A text without the shapes of its quotes, dashes and white space.

    >>> folded("“Nine–to–five”,  he said")
    '"Nine-to-five", he said'
    """
    return " ".join(text.translate(_SHAPES).split())


def set_alike(text: str) -> str:
    """A text folded line by line: where its lines and paragraphs end is a part of it.

    >>> set_alike("One.  Two.\\n\\n\\n“Three.”\\n")
    'One. Two.\\n\\n"Three."'
    """
    lines = "\n".join(map(folded, text.strip().splitlines()))
    return re.sub(r"\n{3,}", "\n\n", lines)


def plain(text: str) -> str:
    """A text without case and compatible forms as well: for looking up words in it."""
    return folded(unicodedata.normalize("NFKC", text)).casefold()
