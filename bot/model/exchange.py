"""One form to be answered, through all the calls that it takes."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Generic

from bot.errors import ModelDown, ModelError, ModelNonsense, ModelTooLong
from bot.model.call import Call, Message
from bot.model.dialect import Dialect
from bot.model.endpoint import Service
from bot.model.failures import CutShort, Echoed, Failure, Passing, Unreadable, Unsupported
from bot.model.form import Form, P
from bot.model.patience import Patience
from bot.model.prices import bound, counted, estimated, estimated_tokens
from bot.refine.replies import Called, CallPart, Further, Unanswered, Usage

logger = logging.getLogger(__name__)

_ROOM = 8192
"""Tokens beyond those of a text: judging it, and what reasoning models think unseen."""
_MORE_ROOM = 4
_MOST_CHARACTERS = 16
"""Characters of a token; a server that knows no limit of tokens is cut off at so many."""


class Exchange(Generic[P]):
    """Asks a service until a form is answered, and never twice for a part that has arrived."""

    def __init__(self, form: Form[P], service: Service, patience: Patience) -> None:
        self._form = form
        self._service = service
        self._model = service.endpoint.model
        self._patience = patience
        self._dialect = service.dialect
        self._failures = 0
        self._roomy = False
        self._is_paid = False  # the call that was made last had begun to answer
        self._unreadable: Unreadable | None = None

    @property
    def most_tokens(self) -> int:
        """That the next answer may have; a server that knows no limit is cut off by characters."""
        has_limit = self._service.dialect.limit is not None
        return self._most_tokens(self._form) * (1 if has_limit else _MOST_CHARACTERS)

    def bound(self, answered: int = 0) -> float | None:
        """What the next call costs at most, in US dollars; None where the price is unknown.

        `answered` are tokens of an answer to come, which the prompt will have beside all else.
        """
        form, dialect = self._form, self._service.dialect
        said = [str(message.get("content")) for message in self._messages(form, dialect)]
        prompt = "".join([*said, json.dumps(form.schema)])
        return bound(self._service.endpoint, prompt, answered, self.most_tokens)

    async def parts(self) -> AsyncGenerator[P | CallPart, None]:
        """The answer's parts, and what is told of each call, its Usage before the answer's end.

        Raises:
            ModelError: no usable answer.
        """
        async with self._service.breaker.passage():
            is_answered = False
            while not is_answered:
                try:
                    async with aclosing(self._ask()) as parts:
                        async for part in parts:
                            yield part
                    is_answered = True
                except Failure as failure:
                    await self._mend(failure)
                    if self._is_paid:
                        yield Further(self.bound())

    async def _mend(self, failure: Failure) -> None:
        """Do what lets the next call succeed; raises a ModelError where nothing does."""
        match failure:
            case Unsupported(lesser=lesser):
                self._learn(lesser)
            case CutShort():
                self._make_room()
            case Unreadable():
                await self._prepare_repair(failure)
            case Passing():
                await self._pause(failure)
            case _:
                raise failure

    async def _ask(self) -> AsyncGenerator[P | CallPart, None]:
        """One call."""
        yield Called()
        form, self._dialect = self._form, self._service.dialect
        messages = self._messages(form, self._dialect)
        most = self._most_tokens(form)
        options = self._dialect.options(form.schema, most)
        longest = most * _MOST_CHARACTERS
        call = Call(self._service, messages, options, longest, self._patience)
        reading = form.reading()
        failure: Exception | None = None
        started = time.monotonic()
        is_first = True
        try:
            async with aclosing(call.pieces(self._dialect, most)) as pieces:
                async for piece in pieces:
                    if is_first:  # the rest of an old answer says nothing of new calls
                        self._service.breaker.began()
                    is_first = False
                    for part in reading.feed(piece):
                        yield self._noted(part)
        except (Failure, ModelError) as error:
            failure = error
        finally:
            usage = self._usage(call, messages)
            self._log(form.name, call, usage, time.monotonic() - started)
        self._is_paid = call.began
        yield usage if call.began else Unanswered()
        if failure is not None and not reading.is_whole:
            raise failure
        for part in reading.finish():
            yield self._noted(part)

    def _noted(self, part: P) -> P:
        """The part; should the form be asked for again, then without it."""
        self._form = self._form.after(part)
        return part

    def _messages(self, form: Form[P], dialect: Dialect) -> list[Message]:
        prompt = form.prompt
        messages: list[Message] = [
            {"role": "system", "content": dialect.system(prompt.system, form.schema)},
            {"role": "user", "content": prompt.document},
        ]
        if self._unreadable is not None:
            said = f"That cannot be used: {self._unreadable.problem}. Answer with the JSON alone."
            messages.append({"role": "assistant", "content": self._unreadable.answer})
            messages.append({"role": "user", "content": said})
        return messages

    def _most_tokens(self, form: Form[P]) -> int:
        most = _ROOM + 3 * max(map(estimated_tokens, form.sources))
        return self._service.dialect.within(most * _MORE_ROOM if self._roomy else most)

    def _learn(self, lesser: Dialect) -> None:
        """Remember what the server supports, unless a call beside this one knows more."""
        if self._service.dialect == self._dialect:
            self._service.dialect = lesser

    def _make_room(self) -> None:
        most, self._roomy = self._most_tokens(self._form), True
        if self._most_tokens(self._form) == most or self._dialect.limit is None:
            raise ModelTooLong(model=self._model) from None

    async def _prepare_repair(self, failure: Unreadable) -> None:
        """An empty answer is asked for again, another goes back once with what is wrong with it.

        A server that accepted a schema and did not keep to it gets the schema in words from now.
        """
        if not failure.answer.strip():
            await self._pause(Passing(ModelNonsense(model=self._model)))
            return
        if self._unreadable is not None:
            raise ModelNonsense(model=self._model) from None
        self._unreadable = failure
        if not isinstance(failure, Echoed):
            self._learn(self._dialect.looser())

    async def _pause(self, failure: Passing) -> None:
        """Wait before the call is made again; not for a model that is known to be down."""
        self._failures += 1
        pause = self._patience.delay(self._failures, failure.after)
        if pause is None or self._is_known(failure.error):
            raise failure.error from None
        logger.info("%s: %s, again in %.1f s", self._model, failure.error.code, pause)
        await asyncio.sleep(pause)
        if self._is_known(failure.error):  # others found out meanwhile
            raise failure.error from None

    def _is_known(self, error: ModelError) -> bool:
        return isinstance(error, ModelDown) and not self._service.breaker.is_closed

    def _usage(self, call: Call, messages: list[Message]) -> Usage:
        if call.tokens is not None:
            return counted(self._service.endpoint, call.tokens)
        prompt = "".join(str(message.get("content")) for message in messages)
        return estimated(self._service.endpoint, prompt, call.output)

    def _log(self, name: str, call: Call, usage: Usage, seconds: float) -> None:
        if not call.began:
            logger.info("%s: %s, no answer in %.1f s", self._model, name, seconds)
            return
        used, written = usage.input_tokens, usage.output_tokens
        source = "estimated" if usage.estimated else "counted"
        line = "%s: %s in %.1f s, tokens %s: %d in, %d out"
        logger.info(line, self._model, name, seconds, source, used, written)
