"""ChatModel, the ports `Model` and `Thinker` over chat completions: who answers what."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import replace
from types import TracebackType
from typing import Self

from openai import AsyncOpenAI

from bot.brainstorm.questions import Question, ThoughtPart
from bot.model.endpoint import Endpoint, Service, connect
from bot.model.exchange import Exchange
from bot.model.halves import Halves
from bot.model.patience import Patience
from bot.model.prices import estimated
from bot.model.thinking import Thinking
from bot.refine.prompts import prompt_for
from bot.refine.replies import Part, Review, Reviewed, Usage
from bot.refine.task import Do, Task


class ChatModel:
    """Judges and writes in one call, or with a reviewer in two: the reviewer judges.

    Questions of a brainstorm are the writer's.

    A task or a question may name another model than the operator's: one of `offered`, which is at
    the writer's endpoint. One that is not offered, or not any more, is passed over.

    Build one a process: each endpoint gets one client, whose connections are shared by all calls.
    """

    def __init__(
        self,
        writer: Endpoint,
        reviewer: Endpoint | None = None,
        patience: Patience | None = None,
        offered: Iterable[str] = (),
    ) -> None:
        self._patience = patience or Patience()
        self._clients: dict[tuple[str, str], AsyncOpenAI] = {}
        self._writer = self._service(writer)
        self._reviewer = None if reviewer is None else self._service(reviewer)
        others = (replace(writer, model=name) for name in offered if name != writer.model)
        self._offered = {writer.model: self._writer}
        self._offered |= {other.model: self._service(other) for other in others}

    async def ask(self, task: Task) -> AsyncGenerator[Part, None]:
        """Answer a task part by part, as it streams; `Written` is always the last.

        Closing the generator closes the connection to the endpoint.

        Raises:
            ModelError: no usable answer, after retries and one repair.
        """
        review: Review | None = None
        for do, service in self._steps(task):
            exchange = Exchange(Halves(task, do, review), service, self._patience)
            async with aclosing(exchange.parts()) as parts:
                async for part in parts:
                    if isinstance(part, Reviewed):
                        review = part.review
                    yield part

    async def think(self, question: Question) -> AsyncGenerator[ThoughtPart, None]:
        """Answer a question; a Thought is always the last.

        Closing the generator closes the connection to the endpoint.

        Raises:
            ModelError: no usable answer, after retries and one repair.
        """
        exchange = Exchange(Thinking(question), self._named(question.model), self._patience)
        async with aclosing(exchange.parts()) as parts:
            async for part in parts:
                yield part

    def estimate(self, task: Task, grown: str) -> Usage:
        """What a call that was abandoned after it had written `grown` used, as a guess."""
        _, service = self._steps(task)[-1]
        prompt = prompt_for(task, task.do)
        return estimated(service.endpoint, prompt.system + prompt.document, grown)

    def bound(self, task: Task) -> float | None:
        """What the calls of a task cost at most, in US dollars, unless one has to be repeated;
        None where a price is unknown."""
        total, answered = 0.0, 0
        for do, service in self._steps(task):
            exchange = Exchange(Halves(task, do), service, self._patience)
            cost = exchange.bound(answered)
            if cost is None:
                return None
            total, answered = total + cost, exchange.most_tokens
        return total

    def ceiling(self, question: Question) -> float | None:
        """What the call of a question costs at most, as `bound`."""
        exchange = Exchange(Thinking(question), self._named(question.model), self._patience)
        return exchange.bound()

    def guess(self, question: Question) -> Usage:
        """What a call that was abandoned used, as a guess: nobody saw how far it got."""
        service = self._named(question.model)
        return estimated(service.endpoint, question.system + question.document, "")

    async def aclose(self) -> None:
        """Close the clients and their connections."""
        for client in self._clients.values():
            await client.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    def _service(self, endpoint: Endpoint) -> Service:
        key = (endpoint.url, endpoint.api_key)
        if key not in self._clients:
            self._clients[key] = connect(endpoint, self._patience)
        return Service(endpoint, self._clients[key], self._patience)

    def _named(self, model: str | None) -> Service:
        """Who writes; the operator's model where none is named that is offered."""
        return self._writer if model is None else self._offered.get(model, self._writer)

    def _steps(self, task: Task) -> list[tuple[Do, Service]]:
        """The calls that a task takes when nothing goes wrong."""
        do, writer, reviewer = task.do, self._named(task.model), self._reviewer
        if task.reviewer is not None:
            reviewer = self._offered.get(task.reviewer, reviewer)
        if reviewer is None or do is Do.WRITE:
            return [(do, writer)]
        if do is Do.JUDGE:
            return [(do, reviewer)]
        return [(Do.JUDGE, reviewer), (Do.WRITE, writer)]
