"""A rubric's bounds, checked: how long a draft is, which phrases it keeps and which it avoids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.refine.draft import Finding, Why
from bot.refine.rubric import Bounds
from bot.refine.typography import plain

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Letters of scripts that set no space between words, or join endings to them."""


def broken(bounds: Bounds, text: str, base: str, source: str) -> Iterator[Finding]:
    """Which bounds a draft breaks, and does not come nearer to than its base does.

    Args:
        bounds: what the rubric asks.
        text: the draft.
        base: the text that it would replace. What that lacks is no fault of the draft's.
        source: where a phrase has to be for it to stay.
    """
    length = len(text)
    if bounds.most is not None and length > bounds.most and length >= len(base):
        yield Finding(Why.TOO_LONG, str(bounds.most))
    if bounds.least is not None and length < bounds.least and length <= len(base):
        yield Finding(Why.TOO_SHORT, str(bounds.least))
    for phrase in bounds.keep:
        if said(phrase, source) and said(phrase, base) and not said(phrase, text):
            yield Finding(Why.UNKEPT, phrase)
    for phrase in bounds.avoid:
        times = said(phrase, text)
        if times and times >= said(phrase, base):
            yield Finding(Why.AVOIDED, phrase)


def said(phrase: str, text: str) -> int:
    """How often a text says a phrase, whatever its case, white space and typography.

    >>> said("Don't  panic", "DON’T PANIC, they said. Do not panic.")
    1
    >>> said("just", "Adjust it just so")
    1
    """
    words = plain(phrase)
    if not words:
        return 0
    start = r"(?<!\w)" if _ends_at_a_space(words[0]) else ""
    end = r"(?!\w)" if _ends_at_a_space(words[-1]) else ""
    return len(re.findall(f"{start}{re.escape(words)}{end}", plain(text)))


def _ends_at_a_space(letter: str) -> bool:
    """Whether a word that has this letter at its edge is not a part of a longer one."""
    return letter.isalnum() and not _UNSPACED.match(letter)
