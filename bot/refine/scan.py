"""The searches that the finders of facts share, made to stay quick on long texts."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 24
"""Characters around a digit that dates and times may take part of: `12th of September`."""


def taken(
    pattern: re.Pattern[str], text: str, accept: Callable[[re.Match[str]], bool] | None = None
) -> tuple[list[re.Match[str]], str]:
    """Every match of a pattern, or those accepted, and the text with a space in place of each."""
    matches = list(filter(accept, pattern.finditer(text)))
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    between = zip([0, *ends], [*starts, len(text)], strict=True)
    return matches, " ".join(text[start:end] for start, end in between)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, each once."""
    return tuple(dict.fromkeys(_WORD.findall(text)))


def near_digits(text: str) -> str:
    """The parts of a text in which digits stand, with the words around them.

    The patterns for dates, times and numbers are slow on long prose, of which this is little.
    """
    parts: list[tuple[int, int]] = []
    for match in re.finditer(r"\d+", text):
        start, end = max(match.start() - _REACH, 0), match.end() + _REACH
        if parts and start <= parts[-1][1]:
            start = parts.pop()[0]
        parts.append((start, end))
    return "\n;\n".join(text[start:end] for start, end in parts)
