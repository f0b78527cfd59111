"""Logs on standard error: readable lines, or one JSON object a line."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What would begin a line, move a cursor or turn letters around where a log is read."""


class _Clean:
    """Keeps out of a line what must not be in one, wherever in a record it comes from."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """One line: no interaction token, no secret, and control characters spelt out."""
        text = _TOKEN.sub(r"\1…", text)
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return _CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


class _TextFormatter(logging.Formatter):
    """A line for each record; those of a traceback are indented, so that none looks like one."""

    def __init__(self, clean: _Clean) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._clean = clean

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # logging's name
        return self._clean(super().formatMessage(record))

    def formatException(self, ei: logging._SysExcInfoType) -> str:  # noqa: N802  # logging's name
        lines = super().formatException(ei).splitlines()
        return "\n".join(f"    {self._clean(line)}" for line in lines)


class _JsonFormatter(logging.Formatter):
    def __init__(self, clean: _Clean) -> None:
        super().__init__()
        self._clean = clean

    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._clean(record.getMessage()),
        }
        if record.exc_info:
            lines = self.formatException(record.exc_info).splitlines()
            fields["traceback"] = "\n".join(map(self._clean, lines))
        return json.dumps(fields, ensure_ascii=False)


def set_up(level: str, form: str, secrets: Iterable[str]) -> None:
    """Send all logs to standard error, with an ellipsis in place of secrets.

    The HTTP libraries stay at WARNING: their lower levels print bodies, which hold people's texts.
    """
    handler = logging.StreamHandler(sys.stderr)
    clean = _Clean(secrets)
    handler.setFormatter(_JsonFormatter(clean) if form == "json" else _TextFormatter(clean))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("openai", "httpx", "httpx2", "httpcore", "httpcore2", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelName(level)))
