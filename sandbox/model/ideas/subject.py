"""What a topic is about, in its own key words: short enough to go into a sentence."""

import re

_OPENING = re.compile(
    r"""\A\W*(?:please\s+)?(?:
        (?:how|what|where|when|who)\s+(?:can|could|do|does|should|shall|might|would|will)\s+
            (?:we|i|you|they|people|our\s+\w+)\s+(?:do\s+(?:about|at|for|on|to|with)\s+)?
      | (?:some\s+|new\s+|more\s+)?ideas\s+(?:about|for|on)\s+
      | (?:let['’]s\s+)?brainstorm\s+(?:about\s+|on\s+|(?:some\s+|new\s+)?ideas\s+for\s+)?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MOST_WORDS = 9
_WORD_LENGTH = 12
"""Bounds the characters too, for languages that put no spaces between words."""


def subject_of(topic: str) -> str:
    """The topic without the words that ask; cut where it is long, and never empty."""
    topic = " ".join(topic.split())
    asked = _OPENING.sub("", topic, count=1).strip(" ?!.:;,") or topic or "…"
    return shortened(asked, _MOST_WORDS)


def shortened(text: str, most: int) -> str:
    """The first words of a text as they stand there, with an ellipsis where there are more."""
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    end = min(ends[min(most, len(ends)) - 1], most * _WORD_LENGTH) if ends else 0
    return text if end >= len(text.rstrip()) else f"{text[:end]}…"
