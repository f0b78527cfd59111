"""What a text looks like before it is read: in which script it is, and whether it goes in circles.

Languages that share a script are not told apart here: the judge reads them, code would guess.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

_ENOUGH = 40
"""Letters from which a text has a script; a few of another one are names and quotations."""
_MOSTLY = 0.8
_WINDOW = 16
"""Characters of a run; prose hardly has one twice, but for names and set phrases."""
_LONG = 400
"""Characters from which a text can be said to go in circles; a short one may be a refrain."""
_JAPANESE_AND_CHINESE = frozenset({"CJK", "HIRAGANA", "KATAKANA"})


def script_of(text: str) -> str | None:
    """The script of four fifths of a text's letters; None where it is short or mixed."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < _ENOUGH:
        return None
    scripts = Counter[str]()
    for letter, count in Counter(letters).items():
        name = unicodedata.name(letter, "").partition(" ")[0]
        scripts["CJK" if name in _JAPANESE_AND_CHINESE else name] += count
    ((script, count),) = scripts.most_common(1)
    return script if count >= _MOSTLY * len(letters) else None


def is_circular(text: str) -> bool:
    """Whether more than half of a long text has been said before in it, word for word."""
    plain = "".join(c for c in text.casefold() if c.isalnum())
    if len(plain) < _LONG:
        return False
    runs = len(plain) - _WINDOW + 1
    return 2 * len({plain[start : start + _WINDOW] for start in range(runs)}) < runs
