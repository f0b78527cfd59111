"""Echoes: an answer that repeats what the model was told instead of writing what was asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from bot.refine.prompts import Prompt

RUN = 12
"""Consecutive words of the instructions that no text has by chance."""

_WORD = re.compile(r"[^\W_]+")

_Run = tuple[str, ...]


class Instructions:
    """The words of a system message, without those that stand in the document as well: an author
    may well have a text about instructions.

    What a model translates, encodes or spells out cannot be told from writing.
    """

    def __init__(self, prompt: Prompt) -> None:
        self._prompt = prompt
        self.vocabulary, self._said = _known(prompt.system)

    def stand_in(self, value: object) -> bool:
        """Whether any string of an answer repeats a run of them."""
        return any(Listener(self).hear(text) for text in _strings(value))

    def have(self, run: _Run) -> bool:
        """Whether this run is theirs alone. The document is only read once one is found."""
        return run in self._said and run not in self._given

    @cached_property
    def _given(self) -> frozenset[_Run]:
        document: object = json.loads(self._prompt.document)
        return frozenset().union(*(_runs(_words(text)) for text in _strings(document)))


class Listener:
    """Hears one text as it grows, each word once."""

    def __init__(self, instructions: Instructions) -> None:
        self._instructions = instructions
        self._last: _Run = ()
        self._heard = 0  # characters
        self._is_echo = False

    def hear(self, text: str) -> bool:
        """Whether the text, which begins with what was heard before, has repeated a run yet.

        The last word may still grow: it is heard, and heard again.
        """
        for match in _WORD.finditer(text, self._heard):
            if self._is_echo:
                break
            word, last = match[0].casefold(), _Run()
            if word in self._instructions.vocabulary:
                last = (*self._last[-RUN + 1 :], word)
                self._is_echo = self._instructions.have(last)
            if match.end() < len(text):
                self._heard, self._last = match.end(), last
        return self._is_echo


@lru_cache(maxsize=32)
def _known(system: str) -> tuple[frozenset[str], frozenset[_Run]]:
    """The words and the runs of a system message. There are few: calls under way share them."""
    words = _words(system)
    return frozenset(words), _runs(words)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(words: list[str]) -> frozenset[_Run]:
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _strings(value: object) -> Iterator[str]:
    """Every string in a value that came of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)
