"""A gate between the bot and its model, at which tests wait."""

from __future__ import annotations

import asyncio

from sandbox.model.wire import Answer, Asked, Document, Reply, is_question


class Gate:
    """Between the bot and its model: tells when it is asked, and holds an answer back."""

    def __init__(self, answer: Answer) -> None:
        self.documents: list[Asked] = []
        self._answer = answer
        self._asked = asyncio.Condition()
        self._held: dict[int, asyncio.Event] = {}

    @property
    def rounds(self) -> list[Document]:
        """What was asked about rounds, and not by a brainstorm."""
        return [document for document in self.documents if not is_question(document)]

    def hold(self, nth: int) -> asyncio.Event:
        """Hold the answer to the nth question until the event is set."""
        return self._held.setdefault(nth, asyncio.Event())

    async def asked(self, times: int) -> None:
        """Until the model was asked so often."""
        async with asyncio.timeout(10), self._asked:
            await self._asked.wait_for(lambda: len(self.documents) >= times)

    async def __call__(self, document: Asked) -> Reply:
        self.documents.append(document)
        nth = len(self.documents)
        async with self._asked:
            self._asked.notify_all()
        if nth in self._held:
            await self._held[nth].wait()
        return await self._answer(document)
