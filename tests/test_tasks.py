"""Every task has a name, by which a log and a test find it."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_task_has_a_name() -> None:
    nameless = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for house in ("bot", "cogs")
        for path in sorted((ROOT / house).rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _is_nameless(call)
    ]
    assert nameless == []


def _is_nameless(call: ast.Call) -> bool:
    """Whether a call makes tasks without a name. What `gather` is given may be tasks that have one:
    those that are cancelled are waited for with it, their errors among what it returns."""
    made = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    given = {keyword.arg for keyword in call.keywords}
    return (
        (made == "create_task" and "name" not in given)
        or (made == "gather" and "return_exceptions" not in given)
        or made == "ensure_future"
    )
