"""The import rule of the house: which room may open which door, as a table."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import bot
from bot import errors

ROOT = Path(__file__).parents[1]
NOT_PURE = frozenset(
    "asyncio datetime logging os random secrets socket sqlite3 ssl subprocess threading time "
    "urllib uuid".split()
)
"""The parts of the standard library that know a clock, chance, a network or a disk."""


@dataclass(frozen=True)
class Room:
    """Which of the house's own rooms the files under `path` may import."""

    path: str
    may: tuple[str, ...]

    def __str__(self) -> str:
        return self.path


PURE = ("bot/story", "bot/refine", "bot/brainstorm", "bot/community")
CORE = ("bot.story", "bot.refine", "bot.brainstorm", "bot.community")
SHARED = ("bot", "cogs.thread", "cogs.interaction", "cogs.translation")
"""What every room of a command may use."""
ROOMS = [
    Room("bot/story", ("bot.story",)),
    Room("bot/refine", ("bot.story", "bot.refine")),
    Room("bot/brainstorm", ("bot.story", "bot.refine", "bot.brainstorm")),
    Room("bot/community", ("bot.story", "bot.refine", "bot.community")),
    Room("bot/ports.py", ("bot.story", "bot.refine", "bot.brainstorm")),
    Room("bot/errors.py", ()),
    Room("bot/runner", (*CORE, "bot.ports", "bot.errors", "bot.runner")),
    Room("bot/model", (*CORE, "bot.errors", "bot.model")),
    Room("bot/store", (*CORE, "bot.errors", "bot.store")),
    Room("bot/documents", (*CORE, "bot.text", "bot.errors", "bot.documents")),
    Room("bot/text", ("bot.text", "bot.errors")),
    Room("cogs/translation.py", ("bot",)),
    Room("cogs/thread", ("bot", "cogs.thread", "cogs.interaction")),
    Room("cogs/rubrics", (*SHARED, "cogs.rubrics")),
    Room("cogs/refine", (*SHARED, "cogs.rubrics", "cogs.refine")),
    Room("cogs/brainstorm", (*SHARED, "cogs.brainstorm")),
    Room("cogs/budgets", (*SHARED, "cogs.budgets")),
    Room("cogs/settings", (*SHARED, "cogs.settings")),
    Room("cogs/sessions", (*SHARED, "cogs.sessions")),
    Room("cogs/privacy", (*SHARED, "cogs.sessions", "cogs.privacy")),
    Room("cogs/help", (*SHARED, "cogs.refine", "cogs.settings", "cogs.help")),
    Room("sandbox", ("sandbox",)),
]
DOORS = {
    "openai": ("bot/model",),
    "jiter": ("bot/model",),
    "genai_prices": ("bot/model",),
    "aiosqlite": ("bot/store",),
    "sqlite3": ("bot/store",),
    "yaml": ("bot/documents",),
    "discord": ("cogs", "bot/client.py", "bot/discordpy.py", "bot/meeting.py"),
}
"""Libraries that one room has to itself."""


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_imports_point_inward(room: Room) -> None:
    for path, name in _imports(room.path):
        if name.partition(".")[0] in ("bot", "cogs", "sandbox", "tests"):
            assert _is_in(name, room.may), f"{path} imports {name}"


def test_every_room_has_its_rule() -> None:
    houses = (ROOT / "bot", ROOT / "cogs")
    inner = {path.parent for house in houses for path in house.glob("*/__init__.py")}
    assert {path.relative_to(ROOT).as_posix() for path in inner} <= {room.path for room in ROOMS}


def test_the_map_of_the_house_has_all_that_is_there_and_nothing_else() -> None:
    drawn = re.findall(r"^    ([a-z_]+(?:/|\.py)) ", bot.__doc__ or "", re.MULTILINE)
    house = ROOT / "bot"
    rooms = [f"{path.parent.name}/" for path in house.glob("*/__init__.py")]
    files = [path.name for path in house.glob("*.py") if path.name != "__init__.py"]
    assert sorted(drawn) == sorted(rooms + files)


def test_the_tree_of_errors_is_drawn_as_it_is() -> None:
    drawn: dict[str, str] = {}
    branch = {-1: "RefineError"}  # whose line it is, by its depth
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"[ │]*[├└]── (\w+)", line):
            depth = line.index("──")
            drawn[found[1]] = branch[max(d for d in branch if d < depth)]
            branch = {d: name for d, name in branch.items() if d < depth} | {depth: found[1]}
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    assert drawn == {
        k.__name__: k.__mro__[1].__name__ for k in kinds if k is not errors.RefineError
    }


def test_the_core_imports_the_pure_parts_of_the_standard_library_only() -> None:
    for path, name in (found for room in PURE for found in _imports(room)):
        package = name.partition(".")[0]
        is_pure = package in sys.stdlib_module_names and package not in NOT_PURE
        assert is_pure or _is_in(name, CORE), f"{path} imports {name}"


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_one_room(library: str) -> None:
    for house in ("bot", "cogs"):
        for path, name in _imports(house):
            if name.partition(".")[0] == library:
                assert path.startswith(DOORS[library]), f"{path} imports {name}"


def test_the_sandbox_knows_neither_discord_py_nor_the_openai_sdk() -> None:
    for path, name in _imports("sandbox"):
        assert name.partition(".")[0] not in ("discord", "openai"), f"{path} imports {name}"


def _imports(place: str) -> Iterator[tuple[str, str]]:
    """Every file of a room, or the one file, with each name it imports; none if there is none."""
    root = ROOT / place
    for path in [root] if root.is_file() else sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            file = path.relative_to(ROOT).as_posix()
            if isinstance(node, ast.Import):
                yield from ((file, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file} imports relatively"
                yield from ((file, f"{node.module}.{alias.name}") for alias in node.names)


def _is_in(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)
