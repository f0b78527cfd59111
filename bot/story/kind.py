"""Kinds of sessions: how a log of each is folded, and what the machinery asks of any of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bot.story.events import Event
from bot.story.hints import Hint
from bot.story.place import Place
from bot.story.summary import Summary


class State(Protocol):
    """A session of any kind, as its log tells it by now."""

    @property
    def place(self) -> Place: ...

    @property
    def now(self) -> float: ...

    @property
    def wake_at(self) -> float | None: ...

    @property
    def deaths(self) -> int: ...

    @property
    def title(self) -> str: ...

    @property
    def sources(self) -> Collection[str]: ...

    @property
    def hints(self) -> tuple[Hint, ...]: ...


Overwrite = Callable[[Sequence[Event], int, int, AbstractSet[str]], list[Event]]
"""A log without a person: the log, who is forgotten, the number that stands for them, and what they
said elsewhere."""

S = TypeVar("S", bound=State)
S_contra = TypeVar("S_contra", bound=State, contravariant=True)


@dataclass(frozen=True, slots=True)
class Kind(Generic[S]):
    """One kind: its name in the store, its first event, its fold, and how it forgets somebody."""

    name: str
    first: type[Event]
    fold: Callable[[Iterable[Event]], S]
    apply: Callable[[S, Event], S]
    summarize: Callable[[S], Summary]
    overwrite: Overwrite
