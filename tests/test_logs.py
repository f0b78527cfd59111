"""What reaches the logs."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from bot import logs

TOKEN = "aW50ZXJhY3Rpb246MTIz-secret_token"


@pytest.fixture
def untouched() -> Iterator[None]:
    """The logging of the other tests is as it was before."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    "path", [f"/webhooks/12/{TOKEN}/messages/@original", f"/interactions/34/{TOKEN}/callback"]
)
def test_an_interactions_token_is_taken_out_of_addresses(
    untouched: None, capsys: pytest.CaptureFixture[str], form: str, path: str
) -> None:
    logs.set_up("INFO", form, ())
    logging.getLogger("discord.http").warning("%s %s was limited", "PATCH", f"https://x.org{path}")
    line = capsys.readouterr().err
    assert TOKEN not in line
    assert path.replace(TOKEN, "…") in (json.loads(line)["message"] if form == "json" else line)


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    "name", ["a\n2026-01-01 00:00:00,000 ERROR   bot: forged", "a\r\x1b[2Kforged", "a\u2028forged"]
)
def test_a_name_forges_no_line(
    untouched: None, capsys: pytest.CaptureFixture[str], form: str, name: str
) -> None:
    logs.set_up("INFO", form, ())
    logging.getLogger("bot").warning("session %s: its place is gone", name)
    (line,) = capsys.readouterr().err.splitlines()
    assert "\x1b" not in line
    assert "forged: its place is gone" in line


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_error_forges_no_line_and_shows_no_secret(
    untouched: None, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    logs.set_up("INFO", form, ["sk-planted", "the-bots-token"])
    forged = "2026-01-01 00:00:00,000 ERROR   bot: forged"
    try:
        raise ValueError(f"sk-planted\n{forged} the-bots-token /webhooks/1/{TOKEN}/messages")
    except ValueError:
        logging.getLogger("bot").exception("with %s", "sk-planted")
    told = capsys.readouterr().err
    assert not [line for line in told.splitlines() if line.startswith("2026-01-01")]
    assert not [secret for secret in ("sk-planted", "the-bots-token", TOKEN) if secret in told]
    assert "ValueError: …" in told
