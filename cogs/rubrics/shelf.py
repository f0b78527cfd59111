"""The shelf: the rubrics that can be chosen in a place, the built-in ones and the server's own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.community.finding import Offer, fitting, found, near
from bot.errors import BadInput
from bot.refine.bounds import plain
from bot.refine.rubric import RUBRICS, Rubric, Style
from bot.store.rubrics import Kept, Rubrics
from bot.text import Catalogue
from cogs.thread.markdown import quoted

MOST_OFFERS = 25
"""Discord's limit of one completion."""
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a name stands for: a built-in rubric, or one that the server keeps."""

    style: Style
    kept: Kept | None = None

    @property
    def own(self) -> Rubric | None:
        """The rubric where it is the server's own."""
        return None if self.kept is None else self.kept.rubric

    @property
    def value(self) -> str:
        """The name that finds it again."""
        return self.style.value if self.kept is None else self.kept.rubric.name


class Shelf:
    """Finds rubrics by their names. A place without a server, None, has the built-in ones."""

    def __init__(self, rubrics: Rubrics, catalogue: Catalogue) -> None:
        self._rubrics = rubrics
        self._catalogue = catalogue
        self._built_in = [Offer(style.value, catalogue.say(f"style-{style}")) for style in Style]

    @property
    def reserved(self) -> frozenset[str]:
        """The names that no server's rubric may have, `plain`."""
        return frozenset(plain(n) for offer in self._built_in for n in (offer.value, offer.name))

    async def completed(
        self, guild: int | None, typed: str, *, is_own: bool = False
    ) -> list[Offer]:
        """What somebody who types can mean; `is_own`: of the server's own alone."""
        return fitting(typed, await self._offers(guild, is_own=is_own), MOST_OFFERS)

    async def every(self, guild: int | None) -> tuple[list[Offer], list[Offer]]:
        """The built-in ones, and the server's own."""
        return self._built_in, await self._offers(guild, is_own=True)

    async def chosen(self, guild: int | None, name: str, *, is_own: bool = False) -> Chosen:
        """The rubric of a name, whatever its case.

        Raises:
            BadInput: there is none of that name here.
        """
        offers = await self._offers(guild, is_own=is_own)
        offer = found(name, offers)
        if offer is None:
            raise self._unknown(name, offers)
        if not is_own and offer in self._built_in:
            return Chosen(Style(offer.value))
        kept = None if guild is None else await self._rubrics.find(guild, offer.value)
        if kept is None:  # deleted in between
            raise self._unknown(name, self._built_in)
        return Chosen(Style.FREE, kept)

    def shown(self, chosen: Chosen) -> Rubric:
        """A rubric with its name, also where it is a built-in one."""
        if chosen.own is not None:
            return chosen.own
        name = self._catalogue.say(f"style-{chosen.style}")
        return replace(RUBRICS[chosen.style], name=name)

    async def _offers(self, guild: int | None, *, is_own: bool) -> list[Offer]:
        kept = [] if guild is None else await self._rubrics.of(guild)
        own = [Offer(k.rubric.name, k.rubric.name, k.rubric.description) for k in kept]
        return own if is_own else [*self._built_in, *own]

    def _unknown(self, name: str, offers: list[Offer]) -> BadInput:
        if not offers:
            return BadInput("refused-rubric-none")
        names = [f"“{quoted(offer.name, 40)}”" for offer in near(name, offers, _NEAR)]
        return BadInput("refused-rubric-unknown", name=quoted(name, 40), near=", ".join(names))
