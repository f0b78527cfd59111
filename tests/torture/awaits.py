"""Every place in the rooms under fire where a task may be suspended, read from their source."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.torture.victim import ROOT, UNDER_FIRE


def awaits() -> set[str]:
    """As `file:line`, like the ashes."""
    found: set[str] = set()
    for room in UNDER_FIRE:
        for path in Path(room).rglob("*.py"):
            file = str(path).removeprefix(f"{ROOT}/")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Await | ast.AsyncWith | ast.AsyncFor):
                    found.add(f"{file}:{node.lineno}")
    return found
