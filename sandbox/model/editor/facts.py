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
        wanted = _standing_alone(_plain(fact))
        if not any(wanted.search(text) for text in known):
            yield fact


def _standing_alone(fact: str) -> re.Pattern[str]:
    """A fact that is no part of a longer word; an edge that is no letter or digit may touch one."""
    before = r"(?<!\w)" if fact[:1].isalnum() else ""
    after = r"(?!\w)" if fact[-1:].isalnum() else ""
    return re.compile(before + re.escape(fact) + after)


def _plain(text: str) -> str:
    return " ".join(text.translate({ord(quote): None for quote in _QUOTES}).lower().split())
