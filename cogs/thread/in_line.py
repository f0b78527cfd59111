"""In line: how a session waits for its turn, in words."""

from __future__ import annotations

from bot.story.wait import Wait
from bot.text import Catalogue


def in_line(wait: Wait, catalogue: Catalogue) -> str:
    """The line under a title that says who goes first."""
    if wait.is_own:
        return catalogue.say("line-own")
    code = "line" if wait.is_exact else "line-about"
    return catalogue.say(code, ahead=wait.ahead)
