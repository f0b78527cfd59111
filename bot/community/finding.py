"""Finding a rubric by what somebody types: the built-in ones and the server's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from bot.refine.typography import plain

_NEAR = 0.5
"""How much of a name has to be right for it to be near."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A rubric to choose: what stands for it, what people call it, and what it is for."""

    value: str
    name: str
    about: str = ""


def found(typed: str, offers: Iterable[Offer]) -> Offer | None:
    """The one that is meant, by its value or its name; case and spacing do not matter."""
    wanted = plain(typed)
    return next((o for o in offers if wanted in (plain(o.value), plain(o.name))), None)


def fitting(typed: str, offers: Iterable[Offer], most: int) -> list[Offer]:
    """What can be meant by what is typed so far: names that begin with it, then those of which a
    word does, then those of which every typed word begins one of name and description."""
    wanted = plain(typed)
    ranked = [(rank, offer) for offer in offers if (rank := _rank(wanted, offer)) is not None]
    return [offer for _, offer in sorted(ranked, key=lambda pair: pair[0])[:most]]


def near(typed: str, offers: Iterable[Offer], most: int) -> list[Offer]:
    """What was perhaps meant by a name that none has; the first of all where nothing is near."""
    by_name = {plain(offer.name): offer for offer in offers}
    close = get_close_matches(plain(typed)[:100], list(by_name), n=most, cutoff=_NEAR)
    close += [plain(offer.name) for offer in fitting(typed, by_name.values(), most)]
    names = list(dict.fromkeys(close)) or list(by_name)
    return [by_name[name] for name in names[:most]]


def _rank(wanted: str, offer: Offer) -> int | None:
    name = plain(offer.name)
    if name.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in name.split()):
        return 1
    words = [*name.split(), *plain(offer.about).split()]
    typed = wanted.split()
    return 2 if all(any(word.startswith(part) for word in words) for part in typed) else None
