"""Reads an answer while it grows, and tells what of it is complete."""

from __future__ import annotations

import json
import re
from typing import Literal, TypeGuard

import jiter

from bot.model.failures import Unreadable
from bot.model.wire import Misfit, review_of, written_of
from bot.refine.replies import Growing, Part, Reviewed
from bot.refine.task import Do, Task

_JUDGING = ("requests", "issues", "lost", "added", "scores", "winner")
_WRITING = ("changes", "draft")
_START = re.compile(r'\{\s*"(?:' + "|".join(_JUDGING + _WRITING) + r')"\s*:')
_THOUGHTS = re.compile(r"\s*<think>(?:.*?</think>|.*)", re.DOTALL)
_DECODER = json.JSONDecoder(strict=False)  # small models put bare line breaks into strings


class Reading:
    """An answer as far as it has arrived.

    Around the JSON may be anything: `<think>` blocks, a code fence, a greeting. A half is
    reported once; what follows it, a broken end included, does not matter to it any more.
    """

    def __init__(self, task: Task, do: Do) -> None:
        self._task = task
        self._text = ""
        self._start: int | None = None
        self._awaits_review = do is not Do.WRITE
        self._awaits_draft = do is not Do.JUDGE
        self._grown = ""

    def feed(self, piece: str) -> list[Part]:
        """Add a piece; returns what it completes, and the draft if that grew."""
        self._text += piece
        if self._start is None:
            self._start = _object_start(self._text)
        parts: list[Part] = []
        if self._start is not None and self._awaits_review:
            parts += self._review()
        if self._start is not None and self._awaits_draft and not self._awaits_review:
            parts += self._growth()
        return parts

    @property
    def is_whole(self) -> bool:
        """Whether the answer is all there, even if its stream broke off."""
        return not (self._awaits_review or self._awaits_draft) or self._object() is not None

    def finish(self) -> list[Part]:
        """What was not reported while the answer grew.

        Raises:
            Unreadable: it is not the JSON asked for.
        """
        if not (self._awaits_review or self._awaits_draft):
            return []
        answer = self._object()
        if answer is None:
            raise Unreadable(self._text, "no complete JSON object")
        parts: list[Part] = []
        try:
            if self._awaits_review:
                parts.append(Reviewed(review_of(answer, self._task)))
            if self._awaits_draft:
                parts.append(written_of(answer, self._task))
        except Misfit as misfit:
            raise Unreadable(self._text, str(misfit)) from None
        return parts

    def _review(self) -> list[Part]:
        """The judging half, once it is complete.

        The last value of a growing object may be unfinished. In mode `on` an unfinished string is
        left out, so `winner`, the last key of this half, is whole as soon as it is there.
        """
        found = self._growing("on")
        last = next(reversed(found), "")
        if any(key not in found for key in _JUDGING) or last in _JUDGING[:-1]:
            return []
        try:
            review = review_of(found, self._task)
        except Misfit:
            return []  # `finish` says so
        self._awaits_review = False
        return [Reviewed(review)]

    def _growth(self) -> list[Part]:
        draft = self._growing("trailing-strings").get("draft")
        if not isinstance(draft, str) or len(draft) <= len(self._grown):
            return []
        self._grown = draft
        return [Growing(draft)]

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


def _object_start(text: str) -> int | None:
    """Where the answer's object begins: a brace before one of its keys, thoughts left out."""
    thoughts = _THOUGHTS.match(text)
    match = _START.search(text, thoughts.end() if thoughts else 0)
    return match.start() if match else None


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)
