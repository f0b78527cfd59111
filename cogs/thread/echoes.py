"""Echoes: the gateway confirms what a request did, often before the request itself returns.

discord.py holds an answer back, for up to five seconds, when the request used up its rate limit's
bucket. The gateway tells of the same message at once: a post by its nonce, an edit by its id and
what the message shows since then.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Coroutine

from bot.refusals import Refusals
from cogs.thread.looks import looks

_LATEST = 5.0
"""Seconds after a request's own answer in which its echo may still come."""


REST = 15.0
"""Seconds after its echo in which a request may still be answered: discord.py lets no other of its
kind pass it by."""


def edited(message: int, components: object) -> str:
    """The echo of an edit: of another edit of the same message, such as one that Discord did
    although its answer was lost, it is another.

    Args:
        message: its id.
        components: what it shows, as Discord is told of it and tells of it.
    """
    shown = repr(list(looks(components)))
    return f"{message}:{hashlib.sha256(shown.encode()).hexdigest()[:16]}"


class Echoes:
    """Requests under way and what the gateway will say when they are done."""

    def __init__(self, refusals: Refusals) -> None:
        self._refusals = refusals
        self._expected: dict[str, asyncio.Future[int]] = {}
        self._overdue: set[str] = set()
        self._late: set[asyncio.Task[object]] = set()
        self._edits: dict[int, asyncio.Task[int]] = {}  # under way, by their message

    async def settled(self, message: int) -> None:
        """Until no earlier edit of a message is under way.

        discord.py makes a request again whose answer was lost on the way, seconds later: were a
        newer edit done meanwhile, the older would undo it.
        """
        while (earlier := self._edits.get(message)) is not None:
            await asyncio.wait({earlier})

    async def confirmed(
        self, request: Coroutine[None, None, int], echo: str, edits: int | None = None
    ) -> int:
        """The id of the message, from the request or from its echo, whichever comes first. Whoever
        is cancelled does not want what is asked for any more: it is given up.

        Args:
            request: posts or edits one message and returns its id.
            echo: the nonce of a post, or what `edited` gives for an edit.
            edits: the message's id, where it is known before.
        """
        loop = asyncio.get_running_loop()
        heard: asyncio.Future[int] = loop.create_future()
        self._expected[echo] = heard
        task = asyncio.create_task(request, name=f"request-{echo}")
        self._keep(task)
        if edits is not None:
            self._edits[edits] = task
            task.add_done_callback(lambda _: self._edits.pop(edits, None))
        try:
            await asyncio.wait({task, heard}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            self._end(task, 0.0)
            raise
        finally:
            del self._expected[echo]
        if heard.done():
            if not task.done():
                self._end(task, REST)
            return heard.result()
        message = task.result()
        self._overdue.add(echo)
        loop.call_later(_LATEST, self._overdue.discard, echo)
        return message

    def hear(self, echo: str | None, message: int) -> None:
        """The gateway told of a message.

        An echo that comes after its request's answer must not pass for that of the next request.
        """
        if echo in self._overdue:
            self._overdue.discard(echo)
            return
        heard = None if echo is None else self._expected.get(echo)
        if heard is not None and not heard.done():
            heard.set_result(message)

    async def close(self) -> None:
        """End the requests that nobody waits for any more."""
        tasks = set(self._late)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _end(self, task: asyncio.Task[int], seconds: float) -> None:
        """Nobody waits for a request any more: it has so long to be answered."""
        rest = self._refusals.patiently(task, seconds)
        self._keep(asyncio.create_task(rest, name=f"rest-{task.get_name()}"))

    def _keep(self, task: asyncio.Task[int]) -> None:
        self._late.add(task)
        task.add_done_callback(self._forget)

    def _forget(self, task: asyncio.Task[object]) -> None:
        """A request that failed after its echo has nothing left to say."""
        self._late.discard(task)
        if not task.cancelled():
            task.exception()
