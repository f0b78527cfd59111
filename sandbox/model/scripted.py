"""Answers written beforehand, for tests: a list of replies or a function of the document."""

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self

from sandbox.model.wire import AnswerError, Document, Reply


class ScriptError(AnswerError):
    """The script and the questions do not match in number."""


class Script:
    """An `Answer` that says its lines in order and remembers what it was asked in `documents`.

    As a context manager it raises `ScriptError` at the end if it was asked more than it has lines,
    or if lines were left over.
    """

    def __init__(self, lines: Iterable[Reply] | Callable[[Document], Reply]) -> None:
        self.documents: list[Document] = []
        self._improvise = lines if callable(lines) else None
        self._lines = [] if callable(lines) else list(lines)

    async def __call__(self, document: Document) -> Reply:
        """The next line. Raises `ScriptError` when there is none."""
        self.documents.append(document)
        if self._improvise is not None:
            return self._improvise(document)
        if len(self.documents) > len(self._lines):
            raise ScriptError(self._mismatch())
        return self._lines[len(self.documents) - 1]

    def check(self) -> None:
        """Raise `ScriptError` unless every line was asked for, and no more."""
        if self._improvise is None and len(self.documents) != len(self._lines):
            raise ScriptError(self._mismatch())

    def _mismatch(self) -> str:
        return f"the script has {len(self._lines)} replies, it was asked {len(self.documents)}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.check()
