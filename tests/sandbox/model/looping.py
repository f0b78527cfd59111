"""A loop like the bot's: judge the best and the newest, adopt what wins, go on from the best."""

from dataclasses import dataclass
from typing import cast

from sandbox.model.editor import OfflineEditor
from sandbox.model.wire import Document, Judgement, MemberRequest, Writing
from tests.sandbox.model.documents import RUBRIC, document


class JudgedWriting(Judgement, Writing):
    """Both halves of a reply."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a loop ended: the best text, its score and the original's, and every reply."""

    best: str
    first: float
    last: float
    replies: list[JudgedWriting]


async def ask(editor: OfflineEditor, asked: Document) -> JudgedWriting:
    """One round."""
    return cast(JudgedWriting, await editor(asked))


def score(scores: dict[str, float]) -> float:
    """The weighted mean, as the bot computes it."""
    weights = {name: RUBRIC.get(name, 1.0) for name in scores}
    return sum(scores[name] * weight for name, weight in weights.items()) / sum(weights.values())


async def refine(
    editor: OfflineEditor, original: str, *requests: MemberRequest, rounds: int = 10
) -> Outcome:
    """Run until nothing is left to improve; each draft must win."""
    reply = await ask(editor, document(original, original, requests=list(requests)))
    best, replies = original, [reply]
    first = last = score(reply["scores"]["A"])
    for _ in range(rounds):
        draft = reply["draft"]
        if draft is None:
            return Outcome(best, first, last, replies)
        reply = await ask(editor, document(original, best, draft, requests=list(requests)))
        replies.append(reply)
        assert reply["winner"] == "B", (best, draft, reply["scores"])
        best, last = draft, score(reply["scores"]["B"])
    raise AssertionError(f"still not content after {rounds} rounds: {reply['changes']}")
