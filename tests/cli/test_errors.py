"""What goes wrong is one plain sentence and the right exit code."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sandbox.server.app import DiscordServer
from sandbox.server.gateway.session import CloseCode
from tests.cli.command import Result, bot

OFFLINE = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}
TOKEN = {"DISCORD_TOKEN": "planted-token"}


def assert_sentence(result: Result, code: int, *words: str) -> None:
    assert result.code == code, result
    lines = [line for line in result.err.splitlines() if not line.startswith("20")]  # the log
    assert len(lines) == 1, result.err
    for word in words:
        assert word in lines[0]
    assert "planted" not in result.err + result.out
    assert "Traceback" not in result.err


def left_in(folder: Path) -> list[Path]:
    """What a command has made."""
    return list(folder.iterdir())


@pytest.mark.parametrize(
    "command",
    ["run", "sandbox", "sync", "export", "sessions", "check", "backup", "restore", "forget"],
)
async def test_help_shows_an_example(tmp_path: Path, command: str) -> None:
    result = await bot(command, "--help", folder=tmp_path)
    assert result.code == 0
    assert f"Example: python -m bot {command}" in result.out


async def test_no_token(tmp_path: Path) -> None:
    result = await bot("run", folder=tmp_path, **OFFLINE)
    assert_sentence(result, 2, "DISCORD_TOKEN is not set", ".env", "make try")


async def test_no_key(tmp_path: Path) -> None:
    result = await bot("run", folder=tmp_path, **TOKEN)
    assert_sentence(result, 2, "OPENAI_API_KEY is not set", "OPENAI_BASE_URL")


async def test_no_key_for_moderation(tmp_path: Path) -> None:
    result = await bot("run", folder=tmp_path, **TOKEN, **OFFLINE, MODERATION="closed")
    assert_sentence(result, 2, "MODERATION_API_KEY is not set", "MODERATION=off")


async def test_a_wrong_token(tmp_path: Path) -> None:
    async with DiscordServer() as discord:
        result = await bot(
            "run", folder=tmp_path, DISCORD_API_URL=discord.api_url, **TOKEN, **OFFLINE
        )
    assert_sentence(result, 2, "does not accept DISCORD_TOKEN")


async def test_a_gateway_that_refuses_for_good(tmp_path: Path) -> None:
    async with DiscordServer() as discord:
        discord.gateway.refusing = CloseCode.DISALLOWED_INTENTS
        address = {"DISCORD_TOKEN": discord.token, "DISCORD_API_URL": discord.api_url}
        result = await bot("run", folder=tmp_path, **address, **OFFLINE)
    assert_sentence(result, 1, "does not grant this bot the events", "4014")
    assert "no model answers at http://127.0.0.1:9/v1: look at OPENAI_BASE_URL" in result.err


async def test_discord_out_of_reach(tmp_path: Path) -> None:
    result = await bot(
        "sync", folder=tmp_path, DISCORD_API_URL="http://127.0.0.1:9/api", **TOKEN, **OFFLINE
    )
    assert_sentence(result, 1, "Discord cannot be reached at http://127.0.0.1:9/api")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "planted://x"),
        ("MAX_ROUNDS", "planted"),
        ("LOG_LEVEL", "planted"),
        ("OPENAI_BASE_URL", "planted"),
    ],
)
async def test_a_setting_that_cannot_be(tmp_path: Path, name: str, value: str) -> None:
    result = await bot("run", folder=tmp_path, **{**TOKEN, **OFFLINE, name: value})
    assert_sentence(result, 2, name)


async def test_a_settings_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff\xfeplanted")
    result = await bot("run", folder=tmp_path, **TOKEN, **OFFLINE)
    assert_sentence(result, 2, ".env cannot be read")


async def test_a_database_of_a_newer_version(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "refine.db") as database:
        database.execute("CREATE TABLE migrations (number INTEGER, name TEXT, applied_at REAL)")
        database.execute("INSERT INTO migrations VALUES (9999, 'later', 0)")
    result = await bot(
        "run", folder=tmp_path, DATABASE_URL="sqlite:///refine.db", **TOKEN, **OFFLINE
    )
    assert_sentence(result, 3, "refine.db", "newer version")


async def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    result = await bot("run", folder=tmp_path, **TOKEN, **OFFLINE)
    assert_sentence(result, 3, "data/refine.db", "permissions")


async def test_the_sandbox_in_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    result = await bot("sandbox", "--text", "Hello.", folder=tmp_path)
    assert_sentence(result, 1, "data cannot be written", "permissions")
    assert "DATABASE_URL" not in result.err  # the sandbox has a database of its own


async def test_a_session_that_does_not_exist(tmp_path: Path) -> None:
    result = await bot("export", "7", folder=tmp_path)
    assert_sentence(result, 3, "data/refine.db")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["--file", "missing.txt"], "missing.txt cannot be read", id="missing file"),
        pytest.param(["--text", "a", "--file", "b.txt"], "not both", id="text and file"),
        pytest.param(["--file", "binary.txt"], "binary.txt cannot be read", id="binary file"),
        pytest.param(["--file", "empty.txt"], "no text in empty.txt", id="empty file"),
        pytest.param(["--text", "a", "--export", "no/a.json"], "no/a.json cannot", id="export"),
        pytest.param(["--file", "long.txt"], "40,001 characters", id="too long"),
        pytest.param(["--text", " \u200b "], "There is no text yet", id="nothing to see"),
    ],
)
async def test_what_the_sandbox_cannot_refine(
    tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\xff\x00\xfe")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "long.txt").write_text("a" * 40_001)
    result = await bot("sandbox", *arguments, folder=tmp_path)
    assert_sentence(result, 1, sentence)


async def test_a_model_out_of_reach_fails_the_run_and_keeps_the_text(tmp_path: Path) -> None:
    result = await bot(
        "sandbox", "--text", "Hello there.", "--export", "out.json", folder=tmp_path, **OFFLINE
    )
    assert_sentence(result, 1, "not reached the model once", "check OPENAI_BASE_URL")
    assert "Hello there." in (tmp_path / "out.json").read_text()


@pytest.mark.parametrize(
    "arguments",
    [("export", str(2**63)), ("sessions", "--limit", str(2**63)), ("forget", str(2**63))],
    ids=["export", "sessions", "forget"],
)
async def test_a_number_that_no_database_takes_is_out_of_range(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    result = await bot(*arguments, folder=tmp_path)
    assert result.code == 2
    assert "less than or equal to" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    "command",
    [["sessions"], ["check"], ["backup", "copy.db"], ["restore", "copy.db"], ["export", "1"]],
)
async def test_a_file_that_is_not_there_is_called_missing(
    tmp_path: Path, command: list[str]
) -> None:
    result = await bot(*command, folder=tmp_path)
    assert_sentence(result, 3, "There is no file")
    assert left_in(tmp_path) == []


async def test_a_file_of_settings_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    result = await bot("sessions", "--env-file", "typo.env", folder=tmp_path)
    assert_sentence(result, 2, "There is no file typo.env", "--env-file")
