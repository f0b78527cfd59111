"""The command line as a process, in a folder of its own and without this machine's settings."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SETTINGS = ("OPENAI_", "DISCORD_", "REVIEW_MODEL", "DATABASE_URL", "REFINE_TEXT")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


async def started(*arguments: str, folder: Path, **environment: str) -> asyncio.subprocess.Process:
    """Start `python -m bot ...` in a folder."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(_SETTINGS)}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), "COLUMNS": "120", **environment},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def bot(*arguments: str, folder: Path, **environment: str) -> Result:
    """Run `python -m bot ...` in a folder, to its end."""
    process = await started(*arguments, folder=folder, **environment)
    try:
        out, err = await asyncio.wait_for(process.communicate(), timeout=120)
    except TimeoutError:
        process.terminate()  # a sandbox then ends its bot, too
        await process.wait()
        raise
    return Result(process.returncode or 0, out.decode(), err.decode())
