"""Events as rows: a kind, which is the class's name, and a JSON body.

Logs outlive versions: a field that an old body lacks takes its default, and one that this version
does not know is passed over. So a new field needs a default, and a kind's name stays for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from bot.brainstorm.events import BoardEvent
from bot.refine import events as refine
from bot.story.events import Event

_ADAPTERS: Mapping[str, TypeAdapter[Event]] = {
    kind.__name__: TypeAdapter(kind) for kind in {*get_args(refine.Event), *get_args(BoardEvent)}
}


def encode(event: Event) -> tuple[str, str]:
    """An event's kind and body.

    Raises:
        ValueError: a text in it is no Unicode (half of a surrogate pair).
    """
    kind = type(event).__name__
    return kind, _ADAPTERS[kind].dump_json(event).decode()


def decode(kind: str, body: str) -> Event | None:
    """The event of a row, or None where this version cannot read it."""
    adapter = _ADAPTERS.get(kind)
    if adapter is None:
        return None
    try:
        return adapter.validate_json(body)
    except ValidationError:
        return None
