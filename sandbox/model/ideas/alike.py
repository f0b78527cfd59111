"""Which ideas are nearly the same, told by the words that they share."""

import re

from sandbox.model.wire import Question

_ALIKE = 0.6
"""The least share of words in common (Dice's coefficient)."""
_STEM = 5
"""Letters after which the rest of a word is its ending."""
_EMPTY = frozenset(
    """
    a an and are as at be by can could do for from have i in is it its let lets make more of on or
    our should so some that the their them there they this to us was we will with would you your
    """.split()
)
_WORD = re.compile(r"\w+")


def groups(question: Question) -> list[list[int]]:
    """The ids of like ideas, each with the oldest that it is like; nothing of those that are alone.

    That ideas share the topic's words does not make them alike.
    """
    topic = _words(question["topic"])
    headed: list[tuple[frozenset[str], list[int]]] = []
    for idea in question["ideas"]:
        words = _words(idea["text"])
        words = words - topic or words
        like = next((ids for heading, ids in headed if _are_alike(heading, words)), None)
        if like is None:
            headed.append((words, [idea["id"]]))
        else:
            like.append(idea["id"])
    return [ids for _, ids in headed if len(ids) > 1]


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and 2 * len(one & other) >= _ALIKE * (len(one) + len(other))


def _words(text: str) -> frozenset[str]:
    """The words that say something, without their endings."""
    words = frozenset(_WORD.findall(text.casefold().replace("'", "").replace("’", "")))
    return frozenset(word[:_STEM].rstrip("s") or word for word in words - _EMPTY or words)
