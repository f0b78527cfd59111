"""All faults of a text, by class, and the text with one class of them mended."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sandbox.model.editor import phrases, sentences
from sandbox.model.editor.edits import Class, Fault, apply, in_words, with_article, without_overlaps
from sandbox.model.editor.harper_adapter import Harper
from sandbox.model.editor.protect import MASK, Prose
from sandbox.model.editor.spelling import slips
from sandbox.model.editor.worn import worn

_PASSES = 4
_BANGS = re.compile(rf"(?<=[\w{MASK}])([!?])\1+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Repair:
    """What a fault was and what stands there now."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text read once. `words` counts the prose; a protected stretch is one word."""

    prose: Prose
    faults: dict[Class, list[Fault]]
    sentences: list[sentences.Sentence]

    @property
    def words(self) -> int:
        """How many words the prose has."""
        return sum(sentence.words for sentence in self.sentences)

    @property
    def is_readable(self) -> bool:
        """Whether there is any English prose to judge."""
        return any(character.isalpha() for character in self.prose.masked if character != MASK)


class Analyst:
    """Reads texts and mends them; remembers the last few readings."""

    def __init__(self, harper: Harper) -> None:
        self._harper = harper
        self._read: dict[str, Analysis] = {}

    def analyse(self, text: str) -> Analysis:
        """All faults of `text`."""
        known = self._read.get(text)
        if known is None:
            if len(self._read) >= 64:
                self._read.clear()
            known = self._read[text] = self._analyse(Prose(text))
        return known

    def mend(self, text: str, kind: Class) -> tuple[str, list[Repair]]:
        """The text without its faults of one class, and what was changed."""
        repairs: list[Repair] = []
        for _ in range(_PASSES):
            analysis = self.analyse(text)
            faults = [fault for fault in analysis.faults[kind] if fault.repair is not None]
            mended = _mended(analysis.prose, faults)
            if mended == text:
                break
            repairs += [_as_words(text, fault) for fault in faults]
            text = mended
        return text, repairs

    def _analyse(self, prose: Prose) -> Analysis:
        found = {
            Class.SPELLING: slips(prose, self._harper),
            Class.WORDY: phrases.wordy(prose),
            Class.FILLER: phrases.filler(prose),
            Class.CLICHE: _repairable_first(phrases.cliches(prose), worn(prose)),
            Class.REPETITION: _repetition(prose),
            Class.LENGTH: sentences.splits(prose),
        }
        faults = {
            kind: without_overlaps(with_article(prose, fault) for fault in of_kind)
            for kind, of_kind in found.items()
        }
        return Analysis(prose, faults, list(sentences.sentences(prose)))


def _mended(prose: Prose, faults: list[Fault]) -> str:
    """Apply all repairs, or, if that harms the text, those that alone do no harm."""
    mended = apply(prose.text, faults)
    if is_unharmed(prose, mended):
        return mended
    harmless = [fault for fault in faults if is_unharmed(prose, apply(prose.text, [fault]))]
    mended = apply(prose.text, harmless)
    return mended if is_unharmed(prose, mended) else prose.text


def _as_words(text: str, fault: Fault) -> Repair:
    """The repair, told in whole words."""
    start, end = in_words(text, fault.start, fault.end)
    after = text[start : fault.start] + (fault.repair or "") + text[fault.end : end]
    return Repair(text[start:end].strip(), after.strip())


def is_unharmed(before: Prose, text: str) -> bool:
    """Whether every protected character and every line break is still there, in order."""
    after = Prose(text)
    kept = Counter(after.facts())
    lost = Counter(before.facts()) - kept
    return not lost and text.count("\n") == before.text.count("\n")


def _repairable_first(ours: Iterable[Fault], theirs: Iterable[Fault]) -> Iterator[Fault]:
    """Our repairs, and what only the others found."""
    mine = list(ours)
    yield from mine
    for fault in theirs:
        if all(fault.end <= own.start or fault.start >= own.end for own in mine):
            yield fault


def _repetition(prose: Prose) -> Iterator[Fault]:
    yield from phrases.redundant(prose)
    yield from sentences.repeated(prose)
    for match in _BANGS.finditer(prose.masked):
        yield Fault(Class.REPETITION, *match.span(), match[1], "one mark says it")
