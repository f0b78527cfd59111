"""Events and summaries where a test does not care which, and every event there can be."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from bot.brainstorm.events import BoardEvent
from bot.refine.events import Event, RequestMade, Started
from bot.refine.limits import Limits
from bot.refine.rubric import Style
from bot.story.summary import Status, Summary

AUTHOR = 7
WAITING = Summary(Status.WAITING, "Hello", AUTHOR, None, None)
RUNNING = Summary(Status.RUNNING, "Hello", AUTHOR, None, None)


def started(source: str = "start", original: str | None = "Hello wrld.") -> Started:
    return Started(1.0, source, AUTHOR, "", Style.FREE, original, Limits(), 10, 20, 30, True)


def request(source: str, text: str = "shorter") -> RequestMade:
    return RequestMade(2.0, source, AUTHOR, text, None)


def values(hint: object) -> st.SearchStrategy[object]:
    """Every value of a type that an event may hold; integers are Discord's, of 63 bits."""
    members = get_args(hint)
    if isinstance(hint, UnionType):
        return st.one_of(*map(values, members))
    if get_origin(hint) is tuple and members[-1] is Ellipsis:
        return st.lists(values(members[0]), max_size=3).map(tuple)
    if get_origin(hint) is tuple:
        return st.tuples(*map(values, members))
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: values(hints[field.name]) for field in fields(hint)})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return _PLAIN[hint]


_PLAIN: dict[object, st.SearchStrategy[object]] = {
    NoneType: st.none(),
    bool: st.booleans(),
    int: st.integers(0, 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    str: st.text(),
}


def events(*kinds: type[Event]) -> st.SearchStrategy[Event]:
    """Every event of these kinds, of all kinds where none is named."""
    every = dict.fromkeys((*get_args(Event), *get_args(BoardEvent)))
    return st.one_of(*(values(kind) for kind in kinds or every))
