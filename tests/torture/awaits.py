"""Every place in the rooms under fire where a task may be suspended, read from their source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
ROOMS = ("bot/runner", "bot/store", "cogs/thread")
"""The rooms whose awaits are counted."""
UNDER_FIRE = tuple(f"{ROOT}/{room}/" for room in ROOMS)
_ELSEWHERE = frozenset(
    {
        "bot/store/reader.py:SqliteReader.open",
        "bot/store/reader.py:SqliteReader.exists",
        "bot/store/reader.py:SqliteReader.sessions",
        "bot/runner/crew.py:Crew.idle",
    }
)
"""What only other commands than `run` do, or tests."""


def awaits() -> set[str]:
    """All of them that run in the bot's process, as `file:line:function`."""
    return set(lines().values())


@cache
def lines() -> dict[tuple[str, int], str]:
    """By file and line, as a suspended frame names it; a statement of several lines is suspended
    in each of its parts."""
    found: dict[tuple[str, int], str] = {}
    for room in UNDER_FIRE:
        for path in sorted(Path(room).rglob("*.py")):
            file = str(path).removeprefix(f"{ROOT}/")
            for function, node in _nodes(ast.parse(path.read_text(encoding="utf-8"))):
                is_ours = f"{file}:{function}" not in _ELSEWHERE
                for line, part in _suspending(node) if is_ours else ():
                    found[file, part] = f"{file}:{line}:{function.rpartition('.')[2]}"
    return found


def _nodes(tree: ast.AST, name: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Every node with the dotted name of what it stands in."""
    for node in ast.iter_child_nodes(tree):
        yield name, node
        inner = name
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            inner = f"{name}.{node.name}".strip(".")
        yield from _nodes(node, inner)


def _suspending(node: ast.AST) -> Iterator[tuple[int, int]]:
    """The line of an await, with that of each of its parts."""
    match node:
        case ast.Await() | ast.AsyncFor():
            yield node.lineno, node.lineno
        case ast.AsyncWith():
            items = [item.context_expr for item in node.items if not _is_limit(item.context_expr)]
            yield from ((node.lineno, item.lineno) for item in items)
            yield from ((node.lineno, node.lineno) for _ in items[:1])
        case ast.comprehension(is_async=1):
            yield node.iter.lineno, node.iter.lineno


def _is_limit(item: ast.expr) -> bool:
    """A time limit is entered and left without a wait."""
    return isinstance(item, ast.Call) and ast.unparse(item.func) == "asyncio.timeout"
