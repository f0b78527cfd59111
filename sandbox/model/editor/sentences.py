"""Sentences: where they end, which are too long, where one can be split, which stand twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.model.editor.edits import Class, Fault
from sandbox.model.editor.protect import MASK, Prose

LONG = 25
"""More words than this make a sentence long (the usual advice of plain-language guides)."""

_LINE_START = re.compile(r"\n[ \t]*(?=(\n|\Z)?)")
_END = re.compile(rf"[.!?…]+[\"'”’)\]]*(?:{MASK}*)(?=\s|$)")
_ABBREVIATION = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|st|vs|etc|approx|no|fig|inc|ltd|dept|est|[a-z])\.$", re.IGNORECASE
)
_WORD = re.compile(r"\S+")
_SUBJECT = r"(?:I|we|you|he|she|it|they|this|there)(?:['’](?:m|re|s|ve|ll|d))?\s+[a-z]"
_SEAM = re.compile(rf",\s(?P<word>and|but|so)\s(?={_SUBJECT})|;\s(?={_SUBJECT}|however,)")
_LEAVE = re.compile(
    r"^\W*(?:if|when|while|because|although|though|as|since|unless|once|after|before|whenever"
    r"|wherever|until|given|even|not|either|neither|both|whether|should|had|were|let)\b"
    r"|\b(?:said|says|say|think|thinks|thought|believe|believes|know|knows|told|tell|tells|ask"
    r"|asks|asked|either|neither|both|whether|if|because|so that|not only|between|hope|hopes"
    r"|sure|mean|means|say|feel|feels|that)\b",
    re.IGNORECASE,
)
_LEAST = 6
"""Neither half of a split sentence has fewer words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence between `start` and `end`, with its number of words."""

    start: int
    end: int
    words: int

    @property
    def is_long(self) -> bool:
        """Whether it has more words than a reader keeps in mind."""
        return self.words > LONG


def sentences(prose: Prose) -> Iterator[Sentence]:
    """The sentences of all prose, in order; a protected span counts as one word."""
    for block in blocks(prose):
        yield from block


def blocks(prose: Prose) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph, list item or heading."""
    for offset, block in _blocks(prose):
        start = 0
        found: list[Sentence] = []
        for end in [*_ends(block), len(block)]:
            said = block[start:end]
            words = sum(1 for word in _WORD.finditer(said) if _counts(word.group()))
            if words:
                lead = len(said) - len(said.lstrip())
                found.append(Sentence(offset + start + lead, offset + end, words))
            start = end
        yield found


def splits(prose: Prose) -> Iterator[Fault]:
    """Long sentences: with a repair where a clause with a subject of its own begins."""
    for sentence in sentences(prose):
        if not sentence.is_long:
            continue
        yield _split(prose, sentence) or Fault(
            Class.LENGTH,
            sentence.start,
            sentence.end,
            None,
            f"is one sentence of {sentence.words} words",
        )


def repeated(prose: Prose) -> Iterator[Fault]:
    """Sentences that their paragraph has said before, word for word."""
    for block in blocks(prose):
        seen: set[str] = set()
        for sentence in block:
            said = prose.text[sentence.start : sentence.end].lower()
            start = sentence.start - 1
            is_plain = "\n" not in said and prose.is_free(start, sentence.end)
            if said in seen and sentence.words > 3 and is_plain and prose.text[start] == " ":
                problem = "has been said before, word for word"
                yield Fault(Class.REPETITION, start, sentence.end, "", problem)
            seen.add(said)


def _blocks(prose: Prose) -> Iterator[tuple[int, str]]:
    """Paragraphs, list items and headings, each with its place."""
    start = 0
    for line in _LINE_START.finditer(prose.masked):
        if line.group(1) is not None or prose.kind_at(line.end()) == "layout":
            yield start, prose.masked[start : line.start()]
            start = line.end()
    yield start, prose.masked[start:]


def _ends(block: str) -> Iterator[int]:
    for match in _END.finditer(block):
        if not _ABBREVIATION.search(block[: match.start() + 1]):
            yield match.end()


def _counts(word: str) -> bool:
    return any(character.isalnum() or character == MASK for character in word)


def _split(prose: Prose, sentence: Sentence) -> Fault | None:
    said = prose.masked[sentence.start : sentence.end]
    if said.rstrip().endswith("?") or said.count(";") > 1 or re.search(r"[()\[\]\"“”–—:\n]", said):
        return None
    options = []
    for seam in _SEAM.finditer(said):
        left, right = len(said[: seam.start()].split()), len(said[seam.end() :].split())
        if min(left, right) >= _LEAST and not _LEAVE.search(said[: seam.start()]):
            options.append((abs(left - right), seam))
    if not options:
        return None
    _, seam = min(options, key=lambda option: option[0])
    start = sentence.start + seam.start()
    word = seam.group("word")
    if word == "and" or word is None:
        first = sentence.start + seam.end()
        repair = f". {prose.text[first].upper()}"
        end = first + 1
    else:
        repair, end = f". {word.capitalize()}", start + len(", ") + len(word)
    problem = f"makes a sentence of {sentence.words} words"
    return Fault(Class.LENGTH, start, end, repair, problem)
