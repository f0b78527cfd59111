"""Sparks: the topic seen from angles that are not there yet."""

import zlib
from functools import cache
from importlib.resources import files

from sandbox.model.ideas.subject import subject_of
from sandbox.model.wire import Question


def sparks(question: Question) -> list[str]:
    """As many new ideas as are wanted, or as there are angles left.

    The topic decides which angle is the first, so that not every board begins with the same.
    """
    subject = subject_of(question["topic"])
    there = {_plain(idea["text"]) for idea in question["ideas"]}
    first = zlib.crc32(subject.encode()) % len(angles())
    turned = (*angles()[first:], *angles()[:first])
    fresh = (angle.replace("{}", subject) for angle in turned)
    return [idea for idea in fresh if _plain(idea) not in there][: question["count"]]


@cache
def angles() -> tuple[str, ...]:
    """Ideas with a gap for the topic."""
    text = files("sandbox.model.ideas").joinpath("angles.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
