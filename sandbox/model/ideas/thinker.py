"""The answer to a question: which rule answers what."""

from sandbox.model.ideas.alike import groups
from sandbox.model.ideas.draft import shape
from sandbox.model.ideas.sparks import sparks
from sandbox.model.wire import Question, Reply


async def think(question: Question) -> Reply:
    """New ideas, groups of like ones, or a brief and a draft."""
    match question["do"]:
        case "spark":
            return {"ideas": sparks(question)}
        case "group":
            return {"groups": [{"ids": ids} for ids in groups(question)]}
        case "shape":
            return shape(question)
