"""Read by the process that all victims are forked from: what each start would read anew."""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress

from openai import APIConnectionError, AsyncOpenAI

from tests.torture import awaits, victim

__all__ = ["victim"]


async def call_nobody() -> None:
    """Have a call load all that calls take."""
    async with AsyncOpenAI(api_key="none", base_url="http://127.0.0.1:9", max_retries=0) as client:
        with suppress(APIConnectionError):
            await client.chat.completions.create(model="none", messages=[])


for code in victim.LANGUAGES.codes:
    victim.LANGUAGES.of(code)
awaits.lines()
asyncio.run(call_nobody())
gc.freeze()  # what is never collected is never copied
