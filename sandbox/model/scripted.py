"""Answers written beforehand, for tests: lists of replies or functions of what is asked."""

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Generic, Self, TypeVar

from sandbox.model.wire import AnswerError, Asked, Document, Question, Reply, is_question

D = TypeVar("D")
Lines = Iterable[Reply] | Callable[[D], Reply]


class ScriptError(AnswerError):
    """The script and the questions do not match in number."""


class Script:
    """An `Answer` that says its lines in order and remembers what it was asked.

    Rounds get the `lines` and are kept in `documents`; questions of a brainstorm get the
    `thoughts` and are kept in `questions`. As a context manager it raises `ScriptError` at the end
    if it was asked more than it has lines, or if lines were left over.
    """

    def __init__(self, lines: Lines[Document] = (), thoughts: Lines[Question] = ()) -> None:
        self._rounds = _Part(lines)
        self._thoughts = _Part(thoughts)
        self.documents: list[Document] = self._rounds.asked
        self.questions: list[Question] = self._thoughts.asked

    async def __call__(self, asked: Asked) -> Reply:
        """The next line. Raises `ScriptError` when there is none."""
        return self._thoughts.reply(asked) if is_question(asked) else self._rounds.reply(asked)

    def check(self) -> None:
        """Raise `ScriptError` unless every line was asked for, and no more."""
        self._rounds.check()
        self._thoughts.check()

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


class _Part(Generic[D]):
    """What a script says to documents of one kind."""

    def __init__(self, lines: Lines[D]) -> None:
        self.asked: list[D] = []
        self._improvise: Callable[[D], Reply] | None = lines if callable(lines) else None
        self._lines = [] if callable(lines) else list(lines)

    def reply(self, document: D) -> Reply:
        self.asked.append(document)
        if self._improvise is not None:
            return self._improvise(document)
        if len(self.asked) > len(self._lines):
            raise ScriptError(self._mismatch())
        return self._lines[len(self.asked) - 1]

    def check(self) -> None:
        if self._improvise is None and len(self.asked) != len(self._lines):
            raise ScriptError(self._mismatch())

    def _mismatch(self) -> str:
        return f"the script has {len(self._lines)} replies, it was asked {len(self.asked)}"
