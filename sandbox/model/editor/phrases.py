"""Finds the phrases of the tables in a text: wordy ones, filler, clichés, words said twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.model.editor import tables
from sandbox.model.editor.edits import Class, Fault, cased
from sandbox.model.editor.protect import MASK, Prose

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_NOT_AFTER = re.compile(
    r"(?:\b(?:not|never|hardly|no|nor|without|how|as|too)|n['’]t|,)\s$", re.IGNORECASE
)
_MODAL = re.compile(r"(?:I|we|you)? ?(?:can|could|must|cannot|may|might)\b")
_AUXILIARY = re.compile(
    r"\b(?:do|does|did|will|would|can|could|shall|should|may|might|must|to|not|what|n['’]t)\s$"
    r"|\b(?:do|does|did|will|would|can|could|should|may|might|must)\s\w+\s$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]|\n|$")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of a table, found between `start` and `end`."""

    start: int
    end: int
    replacement: str


def wordy(prose: Prose) -> Iterator[Fault]:
    """Wordy phrases and their plain counterparts."""
    for match in matches(prose, "wordy.txt"):
        if _MODAL.match(match.replacement) and _AUXILIARY.search(prose.masked[: match.start]):
            continue
        yield _replaced(prose, match, Class.WORDY, "can be said in fewer words")


def redundant(prose: Prose) -> Iterator[Fault]:
    """Pairs of words that say one thing twice."""
    for match in matches(prose, "redundant.txt"):
        yield _replaced(prose, match, Class.REPETITION, "says the same thing twice")


def cliches(prose: Prose) -> Iterator[Fault]:
    """Worn phrases."""
    problem = "is worn by use"
    for match in matches(prose, "cliches.txt"):
        if match.replacement:
            yield _replaced(prose, match, Class.CLICHE, problem)
        else:
            fault = _opener(prose, match, Class.CLICHE, problem) or _enclosed(
                prose, match, Class.CLICHE, problem
            )
            if fault is not None:
                yield fault


def filler(prose: Prose) -> Iterator[Fault]:
    """Words that can go without a loss."""
    problem = "adds nothing"
    for match in matches(prose, "openers.txt"):
        fault = _opener(prose, match, Class.FILLER, problem)
        if fault is not None:
            yield fault
    for match in matches(prose, "fillers.txt"):
        fault = _enclosed(prose, match, Class.FILLER, problem) or _bare(prose, match)
        if fault is not None:
            yield fault
    yield from _intensifiers(prose)


def _intensifiers(prose: Prose) -> Iterator[Fault]:
    adjectives = tables.words("adjectives.txt")
    for match in matches(prose, "intensifiers.txt"):
        word = _WORD.match(prose.masked, match.end + 1)
        if word is None or word.group() not in adjectives or _may_not_go(prose, match):
            continue
        yield _removed(prose, match.start, match.end + 1, Class.FILLER, "adds no strength")


def matches(prose: Prose, table: str) -> Iterator[Match]:
    """The phrases of a table that stand in free prose, the longest at each place."""
    index = tables.phrases(table)
    found = list(_WORD.finditer(prose.masked))
    plain = tuple(word.group().lower().replace("’", "'") for word in found)
    at = 0
    while at < len(found):
        length = 1
        for words, replacement in index.get(plain[at], ()):
            window = found[at : at + len(words)]
            if plain[at : at + len(words)] == words and _is_phrase(prose, window):
                yield Match(window[0].start(), window[-1].end(), replacement)
                length = len(words)
                break
        at += length


def _is_phrase(prose: Prose, words: list[re.Match[str]]) -> bool:
    """Whether the words stand one space apart, alone, and not capitalised inside."""
    start, end = words[0].start(), words[-1].end()
    said = prose.masked[start:end]
    if said != " ".join(word.group() for word in words):
        return False
    if prose.masked[end : end + 1] in ("-", "'", "’") or prose.masked[start - 1 : start] == "-":
        return False
    return all(word.group() in ("I", "I'm") or word.group().islower() for word in words[1:])


def _replaced(prose: Prose, match: Match, kind: Class, problem: str) -> Fault:
    original = prose.text[match.start : match.end]
    pronoun = original.startswith("I ") and not prose.starts_sentence(match.start)
    repair = match.replacement if pronoun else cased(match.replacement, original)
    return Fault(kind, match.start, match.end, repair, problem)


def _removed(prose: Prose, start: int, end: int, kind: Class, problem: str) -> Fault:
    """Delete up to `end`; if that uncovers a new first word, it takes over the capital."""
    if prose.text[start].isupper() and prose.text[end : end + 1].islower():
        return Fault(kind, start, end + 1, prose.text[end].upper(), problem)
    return Fault(kind, start, end, "", problem)


def _opener(prose: Prose, match: Match, kind: Class, problem: str) -> Fault | None:
    """Delete a phrase that opens a sentence, with its comma."""
    if not prose.starts_sentence(match.start) or not prose.text[match.start].isupper():
        return None
    tail = prose.masked[match.end : match.end + 3]
    alone = prose.text[: match.end].endswith(("that", " is"))
    skip = 2 if tail.startswith(", ") else 1 if alone and tail.startswith(" ") else 0
    following = tail[skip : skip + 1]
    if not skip or not (following.isalpha() or following == MASK):
        return None
    return _removed(prose, match.start, match.end + skip, kind, problem)


def _enclosed(prose: Prose, match: Match, kind: Class, problem: str) -> Fault | None:
    """Delete a phrase between commas, or between a comma and the end of its sentence."""
    if prose.masked[max(0, match.start - 2) : match.start] != ", ":
        return None
    if prose.masked[match.end : match.end + 2] == ", ":
        return Fault(kind, match.start - 2, match.end + 1, "", problem)
    if _SENTENCE_END.match(prose.masked, match.end):
        return Fault(kind, match.start - 2, match.end, "", problem)
    return None


def _bare(prose: Prose, match: Match) -> Fault | None:
    """Delete a word between two lower-case words."""
    after = prose.masked[match.end : match.end + 2]
    before = prose.masked[max(0, match.start - 2) : match.start]
    between = before[:1].islower() and before.endswith(" ") and after[:1] == " "
    if not between or not after[1:].islower() or _may_not_go(prose, match):
        return None
    return Fault(Class.FILLER, match.start, match.end + 1, "", "adds nothing")


def _may_not_go(prose: Prose, match: Match) -> bool:
    """Whether the words before lean on the match: "not very good", "very, very good"."""
    return _NOT_AFTER.search(prose.masked[: match.start]) is not None
