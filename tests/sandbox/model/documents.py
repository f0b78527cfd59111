"""Builds the documents that the bot would send."""

from typing import Literal

from sandbox.model.wire import Document, Judgement, Label, Limit, MemberRequest

RUBRIC = {"fit": 2.0, "clarity": 2.0, "concision": 1.0, "correctness": 2.0, "voice": 1.0}


def document(
    original: str | None,
    *texts: str,
    do: Literal["judge and write", "judge", "write"] = "judge and write",
    brief: str = "",
    style: str = "free",
    rubric: dict[str, float] | None = None,
    limit: Limit | None = None,
    checks: dict[Label, list[str]] | None = None,
    requests: list[MemberRequest] | None = None,
    review: Judgement | None = None,
) -> Document:
    """A document about `texts`, the first of them A."""
    labels: tuple[Label, Label] = ("A", "B")
    return Document(
        do=do,
        brief=brief,
        style=style,
        rubric=[
            {"criterion": criterion, "weight": weight, "anchors": {"1": "poor", "5": "excellent"}}
            for criterion, weight in (RUBRIC if rubric is None else rubric).items()
        ],
        limit=limit,
        original=original,
        texts=dict(zip(labels, texts, strict=False)),
        checks=checks or {},
        requests=requests or [],
        review=review,
    )


def request(text: str, about: Label | None = None, id: str = "r1") -> MemberRequest:  # noqa: A002
    """A request from the thread."""
    return MemberRequest(id=id, text=text, about=about)
