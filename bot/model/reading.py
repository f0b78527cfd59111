"""Reads an answer while it grows: finds the JSON, whatever is around it."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Generic, Literal, TypeGuard, TypeVar

import jiter

from bot.model.echo import Instructions
from bot.model.failures import Echoed, Unreadable
from bot.model.lenient import Misfit
from bot.model.opening import Opening

P = TypeVar("P")

_DECODER = json.JSONDecoder(strict=False)  # small models put bare line breaks into strings


class Reading(ABC, Generic[P]):
    """An answer as far as it has arrived: an object with one of the keys first.

    Around the JSON may be anything: `<think>` blocks, a code fence, a greeting. A part is
    reported once; what follows the last, a broken end included, does not matter any more.
    """

    def __init__(self, keys: Iterable[str], instructions: Instructions) -> None:
        self._instructions = instructions
        self._opening = Opening(keys)
        self._text = ""
        self._start: int | None = None

    def feed(self, piece: str) -> list[P]:
        """Add a piece; returns what can be told from then on."""
        self._text += piece
        if self._start is None:
            self._start = self._opening.find(self._text)
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


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)
