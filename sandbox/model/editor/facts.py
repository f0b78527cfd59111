"""Which facts one text has and another lacks: numbers, dates, links, names, code, quotes."""

import re
from collections.abc import Collection, Iterator

from sandbox.model.editor.protect import Prose

_QUOTES = "\"'“”„‘’«»`"


def facts(text: str) -> list[str]:
    """The facts of a text, each once, as written."""
    return list(dict.fromkeys(Prose(text).facts()))


def missing(of: str, others: Collection[str]) -> Iterator[str]:
    """The facts of the text `of` that are in none of `others`."""
    known = [_plain(other) for other in others]
    for fact in facts(of):
        wanted = re.compile(rf"(?<!\w){re.escape(_plain(fact))}(?!\w)")
        if not any(wanted.search(text) for text in known):
            yield fact


def _plain(text: str) -> str:
    return " ".join(text.translate({ord(quote): None for quote in _QUOTES}).lower().split())
