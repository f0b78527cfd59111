"""An answer made of two: one for the rounds of a session, one for the questions of a brainstorm."""

from collections.abc import Awaitable, Callable

from sandbox.model.wire import Asked, Document, Question, Reply, is_question


class Either:
    """An `Answer` that asks one of two others."""

    def __init__(
        self,
        rounds: Callable[[Document], Awaitable[Reply]],
        questions: Callable[[Question], Awaitable[Reply]],
    ) -> None:
        self._rounds = rounds
        self._questions = questions

    async def __call__(self, asked: Asked) -> Reply:
        """The answer of the one whom it concerns."""
        if is_question(asked):
            return await self._questions(asked)
        return await self._rounds(asked)
