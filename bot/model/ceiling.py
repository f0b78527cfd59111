"""How many tokens a model writes at most, read from its server's refusal of a higher limit."""

from __future__ import annotations

import re

CONTEXT = ("context length", "context size")
"""What is said of a text that does not fit, in numbers as well: a smaller limit mends nothing."""

_LENGTH = re.compile(r"max[a-z_ ]{0,24}tokens|(?:completion|output) tokens")
_TOO_HIGH = re.compile(
    r"too (?:large|high|big|many|long)|at most|maximum|limited|exceed|between|range|should be in|<="
    r"|(?:less|greater|larger|higher|more) than"
)
_NUMBER = re.compile(r"\b\d{1,9}\b")
_LEAST = 1024
"""No model writes less; a smaller number is a status, a version, or the range's other end."""


def ceiling_in(complaint: str, asked: int) -> int | None:
    """The most tokens that a server gives, where its words refuse `asked` as too many.

    Half as many where they do not say; None where they speak of something else.

    >>> ceiling_in("max_tokens must be less than or equal to 4096", 9000)
    4096
    """
    is_length = str(asked) in complaint or _LENGTH.search(complaint)
    if not is_length or not _TOO_HIGH.search(complaint) or any(c in complaint for c in CONTEXT):
        return None
    named = [n for n in map(int, _NUMBER.findall(complaint)) if _LEAST <= n < asked]
    ceiling = max(named, default=asked // 2)
    return ceiling if ceiling >= _LEAST else None
