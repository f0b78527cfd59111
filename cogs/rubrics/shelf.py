"""The shelf: the rubrics that can be chosen in a place, the built-in ones and the server's own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.community.finding import Offer, fitting, found, near
from bot.errors import BadInput
from bot.refine.rubric import RUBRICS, Rubric, Style
from bot.refine.typography import plain
from bot.store.rubrics import Kept, Rubrics
from bot.text import Catalogue
from bot.text.catalogues import Languages
from cogs.thread.limits import MOST_CHOICES
from cogs.thread.markdown import quoted

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

    def __init__(self, rubrics: Rubrics, languages: Languages) -> None:
        self._rubrics = rubrics
        self._languages = languages

    @property
    def reserved(self) -> frozenset[str]:
        """The names that no server's rubric may have, `plain`: those of the built-in ones, in
        every language."""
        every = (_built_in(self._languages.of(code)) for code in self._languages.codes)
        offers = (offer for built_in in every for offer in built_in)
        return frozenset(plain(n) for offer in offers for n in (offer.value, offer.name))

    async def completed(
        self, guild: int | None, typed: str, catalogue: Catalogue, *, is_own: bool = False
    ) -> list[Offer]:
        """What somebody who types can mean; `is_own`: of the server's own alone."""
        built_in, own = await self.every(guild, catalogue)
        return fitting(typed, own if is_own else [*built_in, *own], MOST_CHOICES)

    async def every(
        self, guild: int | None, catalogue: Catalogue
    ) -> tuple[list[Offer], list[Offer]]:
        """The built-in ones, and the server's own."""
        kept = [] if guild is None else await self._rubrics.of(guild)
        own = [Offer(k.rubric.name, k.rubric.name, k.rubric.description) for k in kept]
        return _built_in(catalogue), own

    async def chosen(
        self, guild: int | None, name: str, catalogue: Catalogue, *, is_own: bool = False
    ) -> Chosen:
        """The rubric of a name, whatever its case. A built-in one is called by its value, or as the
        catalogue calls it; a server's own of that name, from before there was that language, is
        not hidden by it.

        Raises:
            BadInput: there is none of that name here, or it is built in and an own one is wanted.
        """
        built_in, own = await self.every(guild, catalogue)
        offer = found(name, own if is_own else [*own, *built_in])
        if offer is None:
            if (kind := found(name, built_in)) is not None:
                raise BadInput("refused-rubric-built-in", name=kind.name)
            raise _unknown(name, own if is_own else [*built_in, *own], catalogue)
        if offer not in own:
            return Chosen(Style(offer.value))
        kept = None if guild is None else await self._rubrics.find(guild, offer.value)
        if kept is None:  # deleted in between
            raise _unknown(name, built_in, catalogue)
        return Chosen(Style.FREE, kept)

    def shown(self, chosen: Chosen, catalogue: Catalogue) -> Rubric:
        """A rubric with its name, also where it is a built-in one."""
        return told(chosen.style, catalogue) if chosen.own is None else chosen.own


def told(style: Style, catalogue: Catalogue) -> Rubric:
    """A built-in rubric in the words of a catalogue; the judge is given it as it is in the code."""
    say, rubric = catalogue.say, RUBRICS[style]
    criteria = tuple(
        replace(
            criterion,
            poor=say(f"anchor-{criterion.name}-1"),
            fair=say(f"anchor-{criterion.name}-3"),
            excellent=say(f"anchor-{criterion.name}-5"),
        )
        for criterion in rubric.criteria
    )
    guidance, name = say(f"guidance-{style}"), say(f"style-{style}")
    return replace(rubric, criteria=criteria, guidance=guidance, name=name)


def _unknown(name: str, offers: list[Offer], catalogue: Catalogue) -> BadInput:
    if not offers:
        return BadInput("refused-rubric-none")
    names = (quoted(offer.name, 40) for offer in near(name, offers, _NEAR))
    shown = ", ".join(catalogue.say("quotation", words=each) for each in names)
    return BadInput("refused-rubric-unknown", name=quoted(name, 40), near=shown)


def _built_in(catalogue: Catalogue) -> list[Offer]:
    return [Offer(style.value, catalogue.say(f"style-{style}")) for style in Style]
