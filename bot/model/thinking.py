"""The form of a brainstorm's question: new ideas, groups of like ones, or a brief and a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.brainstorm.events import Do
from bot.brainstorm.questions import Groups, Question, Shape, Sparks, Thought
from bot.model.echo import Instructions
from bot.model.lenient import Items, Lenient, Misfit, Words, checked, unfenced
from bot.model.reading import Reading
from bot.model.schema import INTEGER, TEXT, Schema, list_of, object_of
from bot.refine.prompts import Prompt
from bot.story.hidden import one_line, without_hidden

_KEYS: Mapping[Do, Mapping[str, Schema]] = {
    Do.SPARK: {"ideas": list_of(TEXT)},
    Do.GROUP: {"groups": list_of(object_of({"ids": list_of(INTEGER)}))},
    Do.SHAPE: {
        "brief": TEXT,
        "draft": TEXT,
        "credits": list_of(object_of({"id": INTEGER, "became": TEXT})),
    },
}


@dataclass(frozen=True, slots=True)
class Thinking:
    """A question, whose answer is one thought."""

    question: Question

    @property
    def name(self) -> str:
        return self.question.do

    @property
    def prompt(self) -> Prompt:
        return Prompt(self.question.system, self.question.document)

    @property
    def schema(self) -> Schema:
        return object_of(_KEYS[self.question.do])

    @property
    def sources(self) -> Sequence[str]:
        return [self.question.document]

    def reading(self) -> Reading[Thought]:
        return _ThoughtReading(self.question, Instructions(self.prompt))

    def after(self, _: Thought) -> Thinking:
        """The same: a thought arrives as a whole."""
        return self


class _ThoughtReading(Reading[Thought]):
    def __init__(self, question: Question, instructions: Instructions) -> None:
        super().__init__(_KEYS[question.do], instructions)
        self._question = question

    def _rest(self, answer: Mapping[str, object]) -> list[Thought]:
        match self._question.do:
            case Do.SPARK:
                return [_sparks(answer, self._question)]
            case Do.GROUP:
                return [_groups(answer, self._question)]
            case Do.SHAPE:
                return [_shape(answer, self._question)]


def _sparks(answer: Mapping[str, object], question: Question) -> Sparks:
    """As many ideas as were wanted, each in one line; what is there already is not new."""
    known = {one_line(text).casefold() for _, text in question.ideas}
    said = map(one_line, checked(_Ideas, answer).ideas)
    new = {text.casefold(): text for text in said if text and text.casefold() not in known}
    if not new:
        raise Misfit("ideas: there is none that is new")
    return Sparks(tuple(new.values())[: question.count])


def _groups(answer: Mapping[str, object], question: Question) -> Groups:
    """Groups of ideas that exist; fewer than two are no group."""
    known = dict(question.ideas)
    found = (
        tuple(dict.fromkeys(n for n in group.ids if n in known))
        for group in checked(_Groups, answer).groups
    )
    return Groups(tuple(ids for ids in found if len(ids) > 1))


def _shape(answer: Mapping[str, object], question: Question) -> Shape:
    found = checked(_Shape, answer)
    draft = without_hidden(unfenced(found.draft, (text for _, text in question.ideas)))
    if not found.brief or not draft:
        raise Misfit("brief and draft: each has to be written")
    return Shape(without_hidden(found.brief), draft, _credits(found.credits, dict(question.ideas)))


def _credits(found: Iterable[_Credit], known: Mapping[int, str]) -> tuple[tuple[int, str], ...]:
    """What each idea became, where something was said of it."""
    said = ((credit.id, one_line(credit.became)) for credit in found)
    return tuple((number, became) for number, became in said if number in known and became)


def _idea(value: object) -> object:
    """An idea's words; models wrap each in an object too."""
    return value.get("idea", value.get("text")) if isinstance(value, dict) else value


def _group(value: object) -> object:
    """A group as an object; models write the bare list of ids too."""
    return {"ids": value} if isinstance(value, list) else value


class _Ideas(Lenient):
    ideas: Items[Annotated[str, BeforeValidator(_idea)]]


class _Group(Lenient):
    ids: Items[int]


class _Groups(Lenient):
    groups: Items[Annotated[_Group, BeforeValidator(_group)]]


class _Credit(Lenient):
    id: int
    became: Words = ""


class _Shape(Lenient):
    brief: str
    draft: str
    credits: Items[_Credit] = Field(default_factory=list)
