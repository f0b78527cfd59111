"""Where an answer's JSON begins, whatever is before it.

Long thoughts come in many pieces: each look goes on where the last one ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_THOUGHTS, _THOUGHTS_END = "<think>", "</think>"
_VISIBLE = re.compile(r"\S")
LONGEST = 256
"""Characters from the brace to the colon after the first key, blanks included; with more of them
the object is found when the answer is whole."""


class Opening:
    """Looks for a brace before one of the keys, thoughts left out, in a text that grows."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.looked = 0  # before here it does not begin
        self._pattern = re.compile(r'\{\s*"(?:' + "|".join(keys) + r')"\s*:')
        self._is_thinking: bool | None = None  # None until there are words enough to tell

    def find(self, text: str) -> int | None:
        """The place of the brace, in the text as far as it has arrived."""
        if self._is_thinking is None:
            self._is_thinking = self._has_thoughts(text)
        if self._is_thinking:
            self._pass_thoughts(text)
        if self._is_thinking is not False:
            return None
        match = self._pattern.search(text, self.looked)
        if match is not None:
            return match.start()
        last = text.rfind("{", self.looked)  # a key may follow this one alone
        self.looked = len(text) if last < 0 else max(last, len(text) - LONGEST)
        return None

    def _has_thoughts(self, text: str) -> bool | None:
        first = _VISIBLE.search(text, self.looked)
        self.looked = len(text) if first is None else first.start()
        start = text[self.looked : self.looked + len(_THOUGHTS)]
        if start != _THOUGHTS and _THOUGHTS.startswith(start):
            return None
        return start == _THOUGHTS

    def _pass_thoughts(self, text: str) -> None:
        end = text.find(_THOUGHTS_END, self.looked)
        self._is_thinking = end < 0
        if end < 0:
            self.looked = max(self.looked, len(text) - len(_THOUGHTS_END))
        else:
            self.looked = end + len(_THOUGHTS_END)
