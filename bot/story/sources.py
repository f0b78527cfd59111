"""Sources: what a log's events came of, so that nothing counts twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator


class Sources(Collection[str]):
    """A set that never changes, and of which a larger one is made at once.

    A log has as many sources as events, and each event makes a new state: were they copied, a fold
    would take the square of a log's length. All states of one history share one record of the order
    in which its sources came, and each knows how far it goes; a state that goes on otherwise than
    another has done (one that was only thought of) begins a record of its own.

    >>> two = Sources(["a"]).with_("b")
    >>> three, other = two.with_("c"), two.with_("d")
    >>> sorted(three), sorted(other), "d" in three
    (['a', 'b', 'c'], ['a', 'b', 'd'], False)
    """

    __slots__ = ("_count", "_places")

    def __init__(self, sources: Collection[str] = ()) -> None:
        self._places = {source: place for place, source in enumerate(dict.fromkeys(sources))}
        self._count = len(self._places)

    def with_(self, source: str) -> Sources:
        """These and one more."""
        if source in self:
            return self
        if len(self._places) > self._count and self._places.get(source) != self._count:
            return Sources((*self, source))
        self._places[source] = self._count
        longer = object.__new__(Sources)
        longer._places, longer._count = self._places, self._count + 1
        return longer

    def __contains__(self, source: object) -> bool:
        place = self._places.get(source) if isinstance(source, str) else None
        return place is not None and place < self._count

    def __iter__(self) -> Iterator[str]:
        return (source for source, place in self._places.items() if place < self._count)

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sources) and set(self) == set(other)

    __hash__ = None  # type: ignore[assignment]  # as of a set
