"""No text, however it is made, keeps a regular expression busy."""

from __future__ import annotations

import asyncio
import re
import sys

PATIENCE = 120.0
"""Seconds for all of it, which takes some ten; a pattern that explodes takes years."""


async def test_every_pattern_comes_back_from_forty_thousand_hostile_characters() -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.attacks.hostile", stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    last = ""
    try:
        async with asyncio.timeout(PATIENCE):
            async for line in child.stdout:
                last = line.decode().strip()
            await child.wait()
    except TimeoutError:
        child.kill()
        await child.wait()
        raise AssertionError(f"it hangs at {last}") from None
    found = re.fullmatch(r"(\d+) searches came back", last)
    assert found is not None, last
    assert int(found[1]) > 25
