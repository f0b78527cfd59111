"""The model of the crowd: mostly plain, now and then rude, by a number in what it is asked about.

What is rude may not be shown where texts are moderated, and passes everywhere else.
"""

from __future__ import annotations

import re

from sandbox.model.wire import Document, Question, Reply
from tests.e2e.answers import better_each_time, next_version, plain_thoughts, reply, version

RUDE = "Come or else, blunderbuss."
"""What moderation flags; see `sandbox.model.moderation`."""
_ONE_IN = 8


def rude_at_times(document: Document) -> Reply:
    """Drafts that are better each time; of some texts one is rude, of others a review is."""
    match _number(document["original"] or document["brief"]):
        case 0:
            return reply(document, _grade, lambda asked: f"{RUDE} {next_version(asked)}")
        case 1 if document["texts"]:
            about = {"text": next(iter(document["texts"])), "quote": "We", "criterion": "fit"}
            return reply(document, _grade, next_version, issues=[about | {"problem": RUDE}])
        case _:
            return better_each_time(document)


def rude_thoughts(question: Question) -> Reply:
    """Numbered ideas, of which some are rude, and drafts, of which some are."""
    match _number(question["topic"]), question["do"]:
        case 0, "spark":
            return {"ideas": [RUDE, "A quiet evening"][: question["count"]]}
        case 1, "shape":
            return {"brief": "A party", "draft": RUDE, "credits": []}
        case _:
            return plain_thoughts(question)


def _grade(text: str) -> float:
    return 2.0 + 0.2 * version(text)


def _number(text: str) -> int | None:
    found = re.search(r"\d+", text)
    return int(found[0]) % _ONE_IN if found else None
