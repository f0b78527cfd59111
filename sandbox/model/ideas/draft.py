"""A brief and a first draft of the winning ideas, in their own words: nothing is invented."""

import re
from collections.abc import Mapping

from sandbox.model.ideas.subject import shortened, subject_of
from sandbox.model.wire import Question

_BULLET = re.compile(r"\A[-*•]\s+")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[,:;]?")
_IDEOGRAPHIC = "\u2e80"
"""From here on, a sentence ends with a full stop of its own."""
_IN_BRIEF = 15
"""Words of an idea in the brief; ten of them and the rest stay below 200."""
_IN_CREDIT = 12


def shape(question: Question) -> Mapping[str, object]:
    """The brief, the draft, and for each idea the words of the draft that it became."""
    said = {idea["id"]: sentence(idea["text"]) for idea in question["ideas"]}
    became = {number: shortened(text.splitlines()[0], _IN_CREDIT) for number, text in said.items()}
    return {
        "brief": _brief(question),
        "draft": _draft(question, list(said.values())),
        "credits": [{"id": number, "became": f"“{quote}”"} for number, quote in became.items()],
    }


def _brief(question: Question) -> str:
    ideas = [
        f"- {shortened(' '.join(_own(idea['text']).split()), _IN_BRIEF)}"
        for idea in question["ideas"]
    ]
    goal = question["goal"].strip()
    return "\n".join(
        [
            f"Write about: {question['topic'].strip()}",
            *([f"The goal: {goal}"] if goal else []),
            "Say each of these:",
            *ideas,
        ]
    )


def _draft(question: Question, sentences: list[str]) -> str:
    """A heading, the ideas as a paragraph (or as several, where one has lines), and the goal."""
    has_lines = any("\n" in text for text in sentences)
    parts = [f"# {_capitalised(subject_of(question['topic']))}"]
    parts += sentences if has_lines else [" ".join(sentences)]
    if question["goal"].strip():
        parts.append(f"What this is for: {_ended(question['goal'].strip())}")
    return "\n\n".join(parts)


def sentence(text: str) -> str:
    """An idea's own words, with a capital and a full stop."""
    return _ended(_capitalised(_own(text)))


def _own(text: str) -> str:
    """An idea's words without the bullet that they came with."""
    return _BULLET.sub("", text.strip()) or "…"


def _capitalised(text: str) -> str:
    """With a capital, unless the first word is spelt in a way of its own (iPhone, a link)."""
    first = text.split(maxsplit=1)[0]
    capital = text[0].upper()
    if len(capital) > 1 or not first.islower() or not _PLAIN_WORD.fullmatch(first):
        return text
    return capital + text[1:]


def _ended(text: str) -> str:
    """With a full stop, unless it ends with a mark or a link, which a stop would become part of."""
    last = text.split()[-1]
    if "://" in last or not (text[-1].isalnum() or text[-1] == ")"):
        return text
    return text + ("。" if text[-1] >= _IDEOGRAPHIC else ".")
