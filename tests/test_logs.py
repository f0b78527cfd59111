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
    logs.set_up("INFO", form)
    logging.getLogger("discord.http").warning("%s %s was limited", "PATCH", f"https://x.org{path}")
    line = capsys.readouterr().err
    assert TOKEN not in line
    assert path.replace(TOKEN, "…") in (json.loads(line)["message"] if form == "json" else line)
