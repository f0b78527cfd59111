"""The program that puts every pattern and every reader of texts to hostile input.

It runs in a process of its own, for nothing else can end a regular expression that does not end.
The last line that it prints names what has not come back.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from types import ModuleType

import bot
import cogs
from bot.brainstorm.likeness import plain
from bot.documents.session import fenced
from bot.model.echo import Instructions, Listener
from bot.model.lenient import unfenced
from bot.refine.chatter import is_chatter
from bot.refine.diff import word_diff
from bot.refine.facts import addresses, facts
from bot.refine.prompts import Prompt
from bot.story.hidden import laid_bare, without_hidden
from bot.story.titles import title_of
from cogs.thread.markdown import escaped, legible, marked, quoted

LENGTH = 40_000
GRAINS = (
    "a", "1", " ", "\n", ".", ",", "-", "_", "`", "*", "[", "](", "(", ")", "<", "@", "#", "/",
    ":", "'", '"', "“", "«", "\\", "~", "|", "{", '{"draft":', "<think>", "https://", "www.a",
    "a.", "a@", "a-", "1.", "1,", "1 ", "1/", "1:", "1-", "+1 ", "12.3", "`a", "```\n", "``` ",
    "[a](", "<@1", "May ", "Mon, ", "Sure, ", "Here is ", "\u202e", "\U0001f3f4\U000e0067", "é",
    "\u200b", "://", "(a", "((", "1\u00a0", "st ", "a_", "&", "<#", "$1", "%", "12:30 pm ",
    "\u200d", "](\\", "](a\\", "](a\\+",
)  # fmt: skip


def hostile() -> Iterator[str]:
    """Long runs of one thing, with an end that lets what had matched fail."""
    for grain in GRAINS:
        run = (grain * LENGTH)[:LENGTH]
        yield run
        yield f"{run[1:]}\x00"


def modules() -> Iterator[ModuleType]:
    for room in (bot, cogs):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def searches() -> dict[str, Callable[[str], object]]:
    """Every way in which a module puts a pattern of its own to a text, by module, line and name."""
    every: dict[str, Callable[[str], object]] = {}
    for module in modules():
        source = Path(module.__file__ or "").read_text(encoding="utf-8")
        calls = [node for node in ast.walk(ast.parse(source)) if _is_search(node)]
        for call in calls:
            assert isinstance(call, ast.Call)
            assert isinstance(call.func, ast.Attribute)
            if (pattern := _pattern(call, module)) is not None:
                name = f"{module.__name__}:{call.lineno}"
                every[name] = partial(_put, pattern, METHODS[call.func.attr])
    return every


def _put(pattern: re.Pattern[str], method: str, text: str) -> None:
    found = getattr(pattern, method)(text)
    if method == "finditer":
        deque(found, maxlen=0)


def _is_search(node: ast.AST) -> bool:
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return is_call and node.func.attr in METHODS  # type: ignore[attr-defined]  # said above


def _pattern(call: ast.Call, module: ModuleType) -> re.Pattern[str] | None:
    """The pattern of `_NAME.search(…)` or of `re.search("…", …)`; None for any other call."""
    assert isinstance(call.func, ast.Attribute)
    if not isinstance(call.func.value, ast.Name):
        return None
    name = call.func.value.id
    if name == "re" and call.args and isinstance(call.args[0], ast.Constant):
        return re.compile(str(call.args[0].value))
    found = vars(module).get(name)
    return found if isinstance(found, re.Pattern) else None


METHODS = {name: name for name in ("search", "match", "fullmatch", "findall", "finditer", "split")}
METHODS["sub"] = "finditer"

READERS: tuple[Callable[[str], object], ...] = (
    facts, addresses, is_chatter, title_of, without_hidden, escaped, legible, fenced,
    lambda text: quoted(text, 60), lambda text: unfenced(text, []),
    lambda text: marked(word_diff(text, text[1:] + "b"), 600),
    plain, laid_bare,
    lambda text: Listener(Instructions(Prompt("be kind " * 30, '""'))).hear(text),
)  # fmt: skip


def main() -> None:
    """Everything against everything; to readers, which are slower, goes every other text."""
    searching, readers = searches(), {f"reader {n}": one for n, one in enumerate(READERS)}
    for name, read in (searching | readers).items():
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()
        for text in islice(hostile(), 0, None, 2 if name in readers else 1):
            read(text)
    sys.stdout.write(f"{len(searching)} searches came back\n")


if __name__ == "__main__":
    main()
