"""Which of an event's fields are somebody's: a new one is dealt with, or this fails."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

from bot.brainstorm.events import BoardEvent
from bot.brainstorm.limits import BoardLimits
from bot.refine import events as refine
from bot.refine.limits import Limits
from bot.refine.rubric import Rubric
from bot.story.events import Event, Looked
from bot.story.forgetting import GONE, PEOPLE, people_in, stand_in, without, words_gone

KINDS = sorted(
    {*get_args(refine.Event), *get_args(BoardEvent)}, key=lambda kind: str(kind.__name__)
)
NOBODYS = frozenset(
    # numbers of Discord's and of our own, which name no person
    "channel guild command message thread session draft attempt burst number idea "
    # times, amounts, choices, and how a thing stands
    "at until rounds used reserved cost input_tokens output_tokens estimated closing on threads "
    "guest each_pays is_reply is_brief is_paid sparks style reaction verdict stop phase do model "
    "whose met code why detail digest card withheld among chosen groups about based_on candidate "
    "limits refine rubric excused ratings points total cause request requests criterion credits "
    "died language "
    # what the model wrote: what a draft has absorbed stays
    "changes issues findings lost added quote problem fact became ideas".split()
)
"""The fields that are about no person, or hold no words of anybody's."""
WORDS = {
    "Started": {"brief", "original"},
    "RequestMade": {"text"},
    "RequestChanged": {"text"},
    "RequestChecked": set[str](),
    "Opened": {"topic", "goal"},
    "IdeaGiven": {"text"},
    "IdeaChanged": {"text"},
    "BriefEdited": {"brief"},
    "Credit": {"text"},
    "Drafted": {"text"},  # the model's
    "Shaped": {"brief", "draft"},  # the model's
}
"""What people said in their own words; the kinds overwrite it, as their tests hold."""


SETTLED = (Limits, BoardLimits, Rubric)
"""What an operator or a server has decided, which stays theirs."""


def unknown(kind: object) -> set[str]:
    """The fields of an event, or of a part of one, that nobody has thought about."""
    if not isinstance(kind, type) or not is_dataclass(kind) or kind in SETTLED:
        return set()
    known = NOBODYS | PEOPLE | {"source"} | WORDS.get(kind.__name__, set())
    found = {f"{kind.__name__}.{f.name}" for f in fields(kind) if f.name not in known}
    for hint in get_type_hints(kind).values():
        parts = (hint, *get_args(hint))
        for inner in (*parts, *(inner for part in parts for inner in get_args(part))):
            found |= unknown(inner)
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_somebody_has_thought_about_every_field_of_an_event(kind: type[Event]) -> None:
    assert unknown(kind) == set()


def test_a_person_is_replaced_in_fields_lists_and_sources() -> None:
    event = refine.Reacted(1.0, "👍:7:2:1", 7, 2, refine.Reaction.UP, True)
    assert without(event, 7, -3) == refine.Reacted(
        1.0, "👍:-3:2:1", -3, 2, refine.Reaction.UP, True
    )
    other = Looked(1.0, "77", 77, 7)
    assert without(other, 7, -3) == other


def test_each_person_who_is_forgotten_gets_a_number_of_their_own() -> None:
    log = [Looked(1.0, "a", 7, 1), Looked(2.0, "b", 8, 1)]
    assert stand_in(log) == -1
    log = [without(event, 7, stand_in(log)) for event in log]
    assert stand_in(log) == -2
    assert [person for event in log for person in people_in(event)] == [-1, 8]


def test_where_nothing_was_said_nothing_stands() -> None:
    assert [words_gone(text) for text in ("Hello", "", " \n")] == [GONE, "", ""]
