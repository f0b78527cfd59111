"""What a model on stage answers, unless a test has it answer otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable

from sandbox.model.wire import Document, Question, Reply

RULES = {"fit", "clarity", "concision", "correctness", "voice"}


def better_each_time(document: Document) -> Reply:
    """A model that likes each of its drafts better than the one before: v1, v2, v3, …"""
    return reply(document, grade=lambda text: 2.0 + 0.2 * version(text), draft=next_version)


def version(text: str) -> int:
    """The number that a scripted draft carries; the original has none."""
    found = re.search(r"\bv(\d+)\b", text)
    return int(found[1]) if found else 0


def next_version(document: Document) -> str | None:
    newest = max((version(t) for t in document["texts"].values()), default=0)
    base = document["original"] or document["brief"]
    return f"{re.sub(r' v[0-9]+$', '', base)} v{newest + 1}"


def reply(
    document: Document,
    grade: Callable[[str], float],
    draft: Callable[[Document], str | None],
    **given: object,
) -> Reply:
    """The halves that the document asks for; `given` replaces parts of the judging half."""
    texts = document["texts"]
    halves: dict[str, object] = {}
    if "judge" in document["do"]:
        grades = {label: grade(text) for label, text in texts.items()}
        top = max(grades.values())
        winners = [label for label, value in grades.items() if value == top]
        halves |= {
            "requests": [],
            "issues": [],
            "lost": [],
            "added": [],
            "scores": {label: dict.fromkeys(RULES, value) for label, value in grades.items()},
            "winner": winners[0] if len(winners) == 1 else "tie",
        }
        halves |= given
    if "write" in document["do"]:
        halves |= {"changes": "Made it better.", "draft": draft(document)}
    return halves


def plain_thoughts(question: Question) -> Reply:
    """A model with numbered ideas, none alike, whose draft has an idea a line as it was given."""
    topic, ideas = question["topic"], question["ideas"]
    match question["do"]:
        case "spark":
            first = len(ideas) + 1
            numbers = range(first, first + question["count"])
            return {"ideas": [f"Idea {number} for {topic}" for number in numbers]}
        case "group":
            return {"groups": []}
        case "shape":
            texts = [idea["text"] for idea in ideas]
            became = [{"id": idea["id"], "became": f"“{idea['text']}”"} for idea in ideas]
            brief = f"{topic}: {question['goal']}. Say: {'; '.join(texts)}"
            return {"brief": brief, "draft": "\n".join([topic, *texts]), "credits": became}
