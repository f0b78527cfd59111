"""What the documents say is so: settings, commands and queries."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
import typer.main

from bot.__main__ import app
from bot.settings import Settings
from bot.store import migrate

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_every_setting_is_explained(name: str) -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert f"{name}=" in lines
    assert lines[lines.index(f"{name}=") - 1].startswith("# ")


BOUNDED = {
    name.upper(): [int(getattr(rule, "ge", getattr(rule, "le", 0))) for rule in field.metadata]
    for name, field in Settings.model_fields.items()
    if field.annotation in (int, float)
}
"""The least and the most of every number."""


@pytest.mark.parametrize("name", BOUNDED)
def test_every_number_is_explained_with_its_bounds(name: str) -> None:
    before, _, _ = (ROOT / ".env.example").read_text(encoding="utf-8").partition(f"\n{name}=\n")
    explained = before[max(before.rfind("=\n"), 0) :]
    least, most = BOUNDED[name]
    assert f"{least} to {most}" in explained


def test_nothing_is_explained_that_is_no_setting() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(\w+)=", example, re.MULTILINE)) == {
        name.upper() for name in Settings.model_fields
    }


def test_the_commands_of_the_readme_exist() -> None:
    known = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]  # a group has commands, and the app is one
    named = set(re.findall(r"python -m bot (\w+)", README))
    assert named == known


def test_the_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make (\w+)", README, re.MULTILINE):
        assert f"\n{target}:" in makefile


def test_the_query_of_the_readme_runs(tmp_path: Path) -> None:
    (query,) = re.findall(r'sqlite3 \S+ "([^"]+)"', README)
    path = tmp_path / "refine.db"
    migrate.migrate(path, migrate.known(), 0.0)
    with sqlite3.connect(path) as database:
        assert database.execute(query).fetchall() == []


def test_the_readme_begins_with_the_two_commands() -> None:
    first_block = README.split("```")[1]
    assert re.findall(r"^make \w+", first_block, re.MULTILINE) == ["make try", "make test"]
