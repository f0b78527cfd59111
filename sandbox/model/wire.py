"""What is asked and answered: one JSON document in, one JSON object out."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict, TypeIs  # pydantic reads no TypedDict of typing before 3.12

Label = Literal["A", "B"]
Winner = Literal["A", "B", "tie"]


class Criterion(TypedDict):
    """One line of the rubric; `anchors` describes the scores in words."""

    criterion: str
    weight: float
    anchors: dict[str, str]


class Limit(TypedDict):
    """How long the text may be, in characters."""

    characters: int


class MemberRequest(TypedDict):
    """A wish from the thread; `about` is the text it was said about, if any."""

    id: str
    text: str
    about: Label | None


class Verdict(TypedDict):
    """Which texts meet a request."""

    id: str
    met: Literal["A", "B", "both", "neither"]
    why: str


class Issue(TypedDict):
    """A weakness, shown by an exact quote."""

    text: Label
    quote: str
    criterion: str
    problem: str


class FactChange(TypedDict):
    """A fact lost or added; `cause` is "brief", a request's id, or "none"."""

    text: Label
    fact: str
    cause: str


class Judgement(TypedDict):
    """The judging half of a reply, in the order in which it is streamed."""

    requests: list[Verdict]
    issues: list[Issue]
    lost: list[FactChange]
    added: list[FactChange]
    scores: dict[Label, dict[str, float]]
    winner: Winner


class Writing(TypedDict):
    """The writing half; `draft` is None when nothing is left to improve."""

    changes: str
    draft: str | None


@with_config(ConfigDict(extra="allow"))
class Document(TypedDict):
    """What a round asks. `texts` is empty only when a first draft is to be written from a brief."""

    do: Literal["judge and write", "judge", "write"]
    brief: str
    style: str
    rubric: list[Criterion]
    limit: Limit | None
    original: str | None
    texts: dict[Label, str]
    checks: dict[Label, list[str]]
    requests: list[MemberRequest]
    review: Judgement | None


class Idea(TypedDict):
    """An idea of a brainstorm."""

    id: int
    text: str


@with_config(ConfigDict(extra="allow"))
class Question(TypedDict):
    """What a brainstorm asks; `count` new ideas are wanted of a spark."""

    do: Literal["spark", "group", "shape"]
    topic: str
    goal: str
    ideas: list[Idea]
    count: int


Asked: TypeAlias = Document | Question
ASKED: TypeAdapter[Asked] = TypeAdapter(Annotated[Asked, Field(discriminator="do")])


def is_question(asked: Asked) -> TypeIs[Question]:
    """Whether a brainstorm asks, and not a round."""
    return asked["do"] in ("spark", "group", "shape")


Reply: TypeAlias = Mapping[str, object] | str
"""A JSON object, or a string that is sent as it is, whatever schema was asked for."""

Answer: TypeAlias = Callable[[Asked], Awaitable[Reply]]


class AnswerError(Exception):
    """An `Answer` has nothing to say; the endpoint reports it with status 500."""
