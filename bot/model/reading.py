"""Reads an answer while it grows: finds the JSON, whatever is around it."""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Generic, Literal, TypeGuard, TypeVar

import jiter

from bot.model.echo import Instructions
from bot.model.failures import Echoed, Unreadable
from bot.model.lenient import Misfit

P = TypeVar("P")

_THOUGHTS = re.compile(r"\s*<think>")
_THOUGHTS_END = "</think>"
_DECODER = json.JSONDecoder(strict=False)  # small models put bare line breaks into strings


class Reading(ABC, Generic[P]):
    """An answer as far as it has arrived: an object with one of the keys first.

    Around the JSON may be anything: `<think>` blocks, a code fence, a greeting. A part is
    reported once; what follows the last, a broken end included, does not matter any more.
    """

    def __init__(self, keys: Iterable[str], instructions: Instructions) -> None:
        self._instructions = instructions
        self._opening = re.compile(r'\{\s*"(?:' + "|".join(keys) + r')"\s*:')
        self._text = ""
        self._start: int | None = None
        self._looked = 0  # before here it does not begin
        self._is_thinking: bool | None = None

    def feed(self, piece: str) -> list[P]:
        """Add a piece; returns what can be told from then on."""
        self._text += piece
        if self._start is None:
            self._start = self._object_start()
        return [] if self._start is None else self._grown()

    @property
    def is_whole(self) -> bool:
        """Whether the answer is all there, even if its stream broke off."""
        return self._is_reported or self._object() is not None

    def finish(self) -> list[P]:
        """What was not reported while the answer grew.

        Raises:
            Unreadable: it is not the JSON asked for.
        """
        if self._is_reported:
            return []
        answer = self._object()
        if answer is None:
            raise Unreadable(self._text, "no complete JSON object")
        if self._instructions.stand_in(answer):
            raise Echoed(self._text)
        try:
            return self._rest(answer)
        except Misfit as misfit:
            raise Unreadable(self._text, str(misfit)) from None

    @property
    def _is_reported(self) -> bool:
        """Whether every part was told while the answer grew."""
        return False

    def _grown(self) -> list[P]:
        """What the newest piece completes or lets grow."""
        return []

    @abstractmethod
    def _rest(self, answer: Mapping[str, object]) -> list[P]:
        """The parts of the whole answer that were not reported. Raises Misfit."""

    def _growing(self, mode: Literal["on", "trailing-strings"]) -> dict[str, object]:
        """The object as far as it goes; empty where it is no strict JSON."""
        try:
            found: object = jiter.from_json(self._text[self._start :].encode(), partial_mode=mode)
        except ValueError:
            return {}
        return found if _is_object(found) else {}

    def _object(self) -> dict[str, object] | None:
        """The balanced object, or None; half a surrogate pair in it becomes a question mark."""
        start = self._text.find("{") if self._start is None else self._start
        try:
            found: object = _DECODER.raw_decode(self._text, max(start, 0))[0]
            found = json.loads(json.dumps(found, ensure_ascii=False).encode(errors="replace"))
        except (ValueError, RecursionError):
            return None
        return found if _is_object(found) else None

    def _object_start(self) -> int | None:
        """Where the answer's object begins: a brace before one of its keys, thoughts left out.

        Each look goes on where the last one ended: long thoughts come in many pieces.
        """
        if self._is_thinking is None and _THOUGHTS.match(self._text):
            self._is_thinking = True
        if self._is_thinking:
            end = self._text.find(_THOUGHTS_END, self._looked)
            if end < 0:
                self._looked = max(0, len(self._text) - len(_THOUGHTS_END))
                return None
            self._is_thinking, self._looked = False, end + len(_THOUGHTS_END)
        match = self._opening.search(self._text, self._looked)
        if match is not None:
            return match.start()
        last = self._text.rfind("{", self._looked)  # a key may follow this one alone
        self._looked = len(self._text) if last < 0 else last
        return None


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)
