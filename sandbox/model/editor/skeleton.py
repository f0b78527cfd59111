"""A first draft from a brief alone: the brief's own words, tidied and put into shape."""

import re

from sandbox.model.editor.facts import missing
from sandbox.model.editor.language import is_english

_ORDER = re.compile(
    r"^\W*(?:please\s+|can you\s+|could you\s+|i (?:need|want|would like)\s+)?"
    r"(?:(?:write|draft|create|make|compose|prepare)\s+)?(?:me\s+|us\s+)?"
    r"(?:(?:a|an|the)\s+)?(?:\w+\s+){0,2}?"
    r"(?:tweet|announcement|e-?mail|pitch|readme|text|post|message|note|invitation)\s+"
    r"(?:about|that|on|saying that|saying|which says that|announcing that|announcing|for)\s+"
    r"|^\W*(?:please\s+)?(?:announce|say|tell (?:people|everyone|them|us)|write)\s+that\s+",
    re.IGNORECASE,
)
_FRAMES: dict[str, str] = {"email": "Hello,\n\n{}\n\nBest regards", "readme": "# About\n\n{}"}


def from_brief(brief: str, style: str) -> str:
    """The brief as a text of its own; no fact is added and none is left out."""
    brief = brief.strip()
    if not is_english(brief):
        return brief
    body = _ORDER.sub("", brief, count=1).strip()
    if not body or any(missing(brief, [body])):
        body = brief
    body = body[0].upper() + body[1:]
    if body[-1].isalnum():
        body += "."
    return _FRAMES.get(style, "{}").replace("{}", body)
