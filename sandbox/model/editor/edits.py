"""A fault in a text, how it is mended, and the application of many repairs at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from sandbox.model.editor.protect import Prose

_VOWEL_SOUND = re.compile(
    r"(?!(?:uni(?!n|m)|use|usu|util|user|euro|eu|ewe|one\b|once|ubiq))(?:[aeiou]|hour|hono|honest|heir)",
    re.IGNORECASE,
)
_ARTICLE_BEFORE = re.compile(r"\b(?P<article>an?)(?P<gap> )$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\W*([A-Za-z]+)")


class Class(Enum):
    """A class of fault, in the order in which rounds mend them."""

    SPELLING = "spelling and grammar"
    WORDY = "wordy phrases"
    FILLER = "filler"
    CLICHE = "clichés"
    REPETITION = "repetition"
    LENGTH = "long sentences"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault between `start` and `end` (exclusive); without `repair` it is only pointed out."""

    kind: Class
    start: int
    end: int
    repair: str | None
    problem: str


def cased(replacement: str, original: str) -> str:
    """Give `replacement` the capital that opens `original`."""
    if original[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def has_vowel_sound(word: str) -> bool:
    """Whether "an" goes before `word`, by its spelling."""
    return _VOWEL_SOUND.match(word) is not None


def with_article(prose: Prose, fault: Fault) -> Fault:
    """Extend a repair to an article right before it that the new first word makes wrong."""
    before = _ARTICLE_BEFORE.search(prose.masked[: fault.start])
    if before is None or fault.repair is None:
        return fault
    tail = fault.repair + prose.text[fault.end : fault.end + 40]
    word = _NEXT_WORD.match(tail)
    if word is None:
        return fault
    article = cased("an" if has_vowel_sound(word.group(1)) else "a", before.group("article"))
    if article == before.group("article"):
        return fault
    return replace(fault, start=before.start(), repair=f"{article} {fault.repair}")


def in_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the ends of the words that it cuts."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def without_overlaps(faults: Iterable[Fault]) -> list[Fault]:
    """The faults in order, of those that overlap the first and longest."""
    kept: list[Fault] = []
    for fault in sorted(faults, key=lambda fault: (fault.start, -fault.end)):
        if not kept or fault.start >= kept[-1].end:
            kept.append(fault)
    return kept


def apply(text: str, faults: Iterable[Fault]) -> str:
    """Mend every fault that has a repair; they must not overlap."""
    for fault in sorted(faults, key=lambda fault: fault.start, reverse=True):
        if fault.repair is not None:
            text = text[: fault.start] + fault.repair + text[fault.end :]
    return text
