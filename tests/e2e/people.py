"""A text of Ada's that is refined, and a model that does what people ask of it."""

from __future__ import annotations

from sandbox.model.wire import Document, Reply
from sandbox.server.state.entities import Message
from tests.e2e.answers import better_each_time
from tests.e2e.stage import Stage

TEXT = "We meet on Friday at 18:30."


async def begun(on: Stage, rounds: int = 1, gather: float = 0.05) -> None:
    """Ada's text is refined to its end; what people ask for then gathers for so many seconds."""
    await on.restart(gather_seconds=gather)
    await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=rounds)
    await on.over()


async def edited(on: Stage, message: Message, words: str, *, is_away: bool) -> None:
    """Ben says something else in a message, while the bot is there or is not."""
    if is_away:
        await on.stop()
    on.ben.edit(message, words)
    if is_away:
        await on.start()


def is_noted(message: Message) -> bool:
    """Whether the bot has marked a member's words as taken up."""
    return "📝" in str(message.reactions)


def meeting_requests(document: Document) -> Reply:
    """A model that meets what it is asked in the draft it writes, and says so when it judges."""
    better = better_each_time(document)
    assert not isinstance(better, str)
    answer = dict(better)
    if "requests" in answer:
        newest = max(document["texts"], key=lambda label: document["texts"][label])
        met = [{"id": r["id"], "met": newest, "why": ""} for r in document["requests"]]
        answer["requests"] = met if len(document["texts"]) > 1 else []
    return answer
