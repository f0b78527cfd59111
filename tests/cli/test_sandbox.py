"""The whole way in the terminal, with the offline editor: ten texts of different kinds."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.refine.facts import facts, missing
from sandbox.server.app import DiscordServer
from tests.cli.command import bot

KINDS = ["tweet", "announcement", "email", "markdown", "list", "mentions", "essay"]
TEXTS = Path(__file__).parent / "texts"
KEYS = {"number", "based_on", "text", "score", "scores", "verdict", "reason", "issues", "changes"}


async def refined(name: str, folder: Path, *options: str) -> tuple[str, dict[str, Any]]:
    """What the terminal showed, and the export, of one text."""
    file = str(TEXTS / f"{name}.md")
    result = await bot("sandbox", "--file", file, "--export", "out.json", *options, folder=folder)
    assert result.code == 0, result.err
    return result.out, json.loads((folder / "out.json").read_text())


async def succeeded(folder: Path, *options: str) -> None:
    result = await bot("sandbox", *options, folder=folder)
    assert result.code == 0, result.err


def draft(session: dict[str, Any], number: int) -> dict[str, Any]:
    return next(d for d in session["drafts"] if d["number"] == number)


@pytest.mark.parametrize("name", KINDS)
async def test_a_text_with_slips_gets_better_and_loses_no_fact(tmp_path: Path, name: str) -> None:
    _, session = await refined(name, tmp_path)
    original, best = draft(session, 0), draft(session, session["best"])
    assert best["number"] > 0
    assert best["score"] > original["score"]
    assert missing(facts(original["text"]), best["text"]) == ()


@pytest.mark.parametrize("name", ["clean", "german"])
async def test_a_text_that_needs_no_change_gets_none(tmp_path: Path, name: str) -> None:
    out, session = await refined(name, tmp_path)
    assert [d["number"] for d in session["drafts"]] == [0]
    assert "There is nothing left that would clearly make it better." in out


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("clean", "nothing left that a rule can mend safely. For more, set a model key."),
        ("german", "it reads English prose only. For other texts, set a model key."),
    ],
)
async def test_why_no_draft_was_written_is_said(tmp_path: Path, name: str, why: str) -> None:
    out, _ = await refined(name, tmp_path)
    assert f"The model says: “Rule check (offline): {why}”" in out


async def test_the_thread_is_printed_and_stored(tmp_path: Path) -> None:
    out, session = await refined("announcement", tmp_path, "--rounds", "2", "--style", "pitch")
    assert "The model: rule check (offline). Your text stays on this machine." in out
    assert out.index("Original · ") < out.index("Draft 1 · ") < out.index("Draft 2 · ")
    assert "Draft 2 is the best so far" in out
    assert session.keys() >= {"brief", "original", "drafts", "requests", "usage", "cost"}
    assert all(d.keys() >= KEYS for d in session["drafts"])
    with sqlite3.connect(tmp_path / "data" / "sandbox.db") as database:
        rows = database.execute("SELECT number, score FROM drafts").fetchall()
    assert rows == [(d["number"], d["score"]) for d in session["drafts"]]


async def test_any_character_in_the_text_arrives(tmp_path: Path) -> None:
    text = """It's "5 $HOME" `id` #1 \\n %s $(x) 'quoted' & <b>; definately | ~/ * ! {a} ✨"""
    result = await bot("sandbox", "--export", "out.json", folder=tmp_path, REFINE_TEXT=text)
    assert result.code == 0, result.err
    assert json.loads((tmp_path / "out.json").read_text())["original"] == text


async def test_sessions_and_exports_can_be_read_afterwards(tmp_path: Path) -> None:
    await refined("tweet", tmp_path)
    database = {"DATABASE_URL": "sqlite:///data/sandbox.db"}
    listed = await bot("sessions", folder=tmp_path, **database)
    assert "waiting" in listed.out
    markdown = await bot("export", "1", "--format", "md", folder=tmp_path, **database)
    assert markdown.out.startswith("# Session 1: ")
    as_json = await bot("export", "1", "--format", "json", folder=tmp_path, **database)
    assert json.loads(as_json.out)["session"] == 1
    unknown = await bot("export", "2", folder=tmp_path, **database)
    assert (unknown.code, "There is no session 2" in unknown.err) == (1, True)


async def test_two_trials_at_the_same_time_leave_each_other_alone(tmp_path: Path) -> None:
    async with asyncio.TaskGroup() as group:
        for name in ("tweet", "email"):
            options = ("--file", str(TEXTS / f"{name}.md"), "--export", f"{name}.json")
            group.create_task(succeeded(tmp_path, *options))
    for file in ("sandbox.db", "sandbox-2.db"):
        with closing(sqlite3.connect(tmp_path / "data" / file)) as database:
            assert database.execute("SELECT count(*) FROM sessions").fetchone() == (1,)
    await refined("tweet", tmp_path)
    assert not (tmp_path / "data" / "sandbox-3.db").exists()


async def test_a_brief_alone_begins_with_a_draft(tmp_path: Path) -> None:
    result = await bot("sandbox", "--brief", "Invite Mia and Jo to lunch on May 3", folder=tmp_path)
    assert result.code == 0, result.err
    assert "Draft 1" in result.out


async def test_moderation_can_be_tried_without_a_key(tmp_path: Path) -> None:
    text = "Come to the party, you nincompoop."
    result = await bot("sandbox", "--text", text, folder=tmp_path, MODERATION="closed")
    assert result.code == 1
    assert "moderation marks it as harassment" in result.err
    result = await bot("sandbox", "--text", "We is open.", folder=tmp_path, MODERATION="closed")
    assert result.code == 0, result.err
    assert "Draft 1 · " in result.out


async def test_sync_tells_discord_the_commands_without_going_online(tmp_path: Path) -> None:
    async with DiscordServer() as discord:
        result = await bot(
            "sync",
            folder=tmp_path,
            DISCORD_TOKEN=discord.token,
            DISCORD_API_URL=discord.api_url,
            OPENAI_BASE_URL="http://127.0.0.1:9/v1",
        )
        assert result.code == 0, result.err
        await discord.wait_command("refine")
        assert not discord.gateway.ready
    assert result.out == "The commands are up to date now.\n"
