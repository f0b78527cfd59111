"""A request is done when it says so or when the gateway does, whichever is first."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.refusals import Refusals
from cogs.thread.echoes import Echoes, edited


async def answered(after: asyncio.Event, message: int) -> int:
    """A request that returns once the event is set."""
    await after.wait()
    return message


async def refused() -> int:
    raise ValueError("refused")


@pytest.fixture
def echoes() -> Echoes:
    return Echoes(Refusals(time.monotonic))


async def asked(echoes: Echoes, after: asyncio.Event, echo: str) -> asyncio.Task[int]:
    """A request that is under way."""
    task = asyncio.create_task(echoes.confirmed(answered(after, 1), echo))
    await asyncio.sleep(0)
    return task


async def test_an_echo_ends_the_wait_for_an_answer_that_is_held_back(echoes: Echoes) -> None:
    held = asyncio.Event()
    task = await asked(echoes, held, "nonce")
    echoes.hear("nonce", 42)
    assert await task == 42
    await echoes.close()


async def test_an_answer_needs_no_echo(echoes: Echoes) -> None:
    done = asyncio.Event()
    done.set()
    assert await echoes.confirmed(answered(done, 7), "nonce") == 7


async def test_a_request_that_fails_before_its_echo_fails(echoes: Echoes) -> None:
    with pytest.raises(ValueError, match="refused"):
        await echoes.confirmed(refused(), "5")


async def test_the_late_echo_of_one_edit_is_not_taken_for_that_of_the_next(echoes: Echoes) -> None:
    done, held = asyncio.Event(), asyncio.Event()
    done.set()
    await echoes.confirmed(answered(done, 5), "5")
    second = await asked(echoes, held, "5")
    echoes.hear("5", 5)  # the first edit's
    await asyncio.sleep(0)
    assert not second.done()
    echoes.hear("5", 5)
    assert await second == 5
    await echoes.close()


async def test_an_edit_does_not_begin_before_the_last_one_of_its_message_has_ended(
    echoes: Echoes,
) -> None:
    """It may be made again seconds after its echo, when its answer was lost on the way."""
    held = asyncio.Event()
    first = asyncio.create_task(echoes.confirmed(answered(held, 5), "5", edits=5))
    await asyncio.sleep(0)
    echoes.hear("5", 5)
    assert await first == 5
    second = asyncio.create_task(echoes.settled(5))
    await echoes.settled(6)
    await asyncio.sleep(0)
    assert not second.done()
    held.set()
    await second


async def test_the_echo_of_an_edit_that_was_done_twice_is_not_taken_for_that_of_the_next(
    echoes: Echoes,
) -> None:
    """Discord's answer was lost, discord.py asked again, and the message changed twice."""
    first, next_ = (edited(5, components(words)) for words in ("Draft 1", "Draft 1 · 4.4/10"))
    held = asyncio.Event()
    task = await asked(echoes, held, first)
    echoes.hear(first, 5)
    await task
    second = await asked(echoes, held, next_)
    echoes.hear(first, 5)
    await asyncio.sleep(0)
    assert not second.done()
    echoes.hear(next_, 5)
    assert await second == 5
    await echoes.close()


def components(words: str, **more: object) -> list[dict[str, object]]:
    button = {"type": 2, "custom_id": "refine:stop:1", "label": "Stop", **more}
    return [{"type": 17, "components": [{"type": 10, "content": words}, button]}]


def test_what_discord_adds_to_a_message_does_not_make_it_another() -> None:
    told = components("Draft 1", disabled=False, id=3)
    assert edited(5, components("Draft 1\n")) == edited(5, told)
    assert edited(5, components("Draft 1", disabled=True)) != edited(5, told)
    assert edited(6, told) != edited(5, told)


async def test_what_nobody_waits_for_is_passed_over(echoes: Echoes) -> None:
    echoes.hear(None, 1)
    echoes.hear("another bot's nonce", 1)
    done = asyncio.Event()
    task = await asked(echoes, done, "nonce")
    assert not task.done()
    done.set()
    assert await task == 1


async def test_what_nobody_wants_any_more_is_not_asked_for_any_longer(echoes: Echoes) -> None:
    ended = asyncio.Event()

    async def request() -> int:
        try:
            return await answered(asyncio.Event(), 1)
        finally:
            ended.set()

    task = asyncio.create_task(echoes.confirmed(request(), "nonce"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(10):
        await ended.wait()
    await echoes.close()


async def test_in_the_end_no_request_is_left(echoes: Echoes) -> None:
    before = asyncio.all_tasks()
    task = await asked(echoes, asyncio.Event(), "nonce")
    echoes.hear("nonce", 3)
    await task
    await echoes.close()
    assert asyncio.all_tasks() == before
