"""Logs on standard error: readable lines, or one JSON object a line."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime

_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s]+")


class _WithoutTokens(logging.Filter):
    """Takes interaction tokens out of the addresses that discord.py logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        record.msg, record.args = _TOKEN.sub(r"\1…", message), None
        return True


class _JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


def set_up(level: str, form: str) -> None:
    """Send all logs to standard error.

    The HTTP libraries stay at WARNING: their lower levels print bodies, which hold people's texts.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_WithoutTokens())
    text = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    handler.setFormatter(_JsonFormatter() if form == "json" else text)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("openai", "httpx", "httpx2", "httpcore", "httpcore2", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelName(level)))
