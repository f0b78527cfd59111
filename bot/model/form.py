"""The seam in this room: what an exchange needs to know of whatever it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from bot.model.reading import Reading
from bot.model.schema import Schema
from bot.refine.prompts import Prompt

P = TypeVar("P")


class Form(Protocol[P]):
    """What one call asks for; its answer is made of parts."""

    @property
    def name(self) -> str:
        """What log lines call it."""
        ...

    @property
    def prompt(self) -> Prompt:
        """The messages."""
        ...

    @property
    def schema(self) -> Schema:
        """The schema of the answer."""
        ...

    @property
    def sources(self) -> Sequence[str]:
        """The texts it is about; an answer is hardly longer than three times the longest."""
        ...

    def reading(self) -> Reading[P]:
        """Reads one answer."""
        ...

    def after(self, part: P) -> Form[P]:
        """What is still to be asked for, should it be asked again, once a part has arrived."""
        ...
