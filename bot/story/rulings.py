"""Rulings: what moderation makes of texts, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

OTHER = "other"
"""Whatever a service flags that is none of the categories known here."""

CATEGORIES = (
    "hate",
    "hate/threatening",
    "harassment",
    "harassment/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/intent",
    "self-harm/instructions",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
    OTHER,
)
"""What a text can be flagged for; what each is called is in the catalogue."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Nothing was flagged."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """Something was, for at least one of `CATEGORIES`."""

    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The service did not rule; it is not worth asking it again before `after` seconds."""

    after: float = 0.0


Ruling = Passed | Flagged | Unavailable
