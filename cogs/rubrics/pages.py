"""What people are shown of rubrics: all of them by name, one of them in full, a question. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import discord
from discord import ui

from bot.community.finding import Offer
from bot.refine.rubric import CRITERIA, Bounds, Criterion, Rubric
from bot.store.rubrics import Kept
from bot.text import Catalogue
from cogs.thread import excerpt
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS
from cogs.thread.layout import framed
from cogs.thread.markdown import quoted
from cogs.thread.people import mention

DELETE, KEEP = "rubric:delete:", "rubric:keep"
"""The custom ids of a question's buttons; the first goes on with a rubric's id."""
_LENGTHS = (200, 100, 50, 25, 12, 0)
"""How much of each text is shown: the most that all fit with."""
_PHRASES = (700, 1_900)
"""Characters and bytes that a list of phrases has at most."""


def overview(built_in: Iterable[Offer], own: Iterable[Offer], catalogue: Catalogue) -> str:
    """Every rubric of a server with what it is for."""
    say, mine = catalogue.say, list(own)
    first = ", ".join(quoted(offer.name, 40) for offer in built_in)
    head = [say("rubric-list-head"), say("rubric-list-built-in", names=first)]

    def listed(length: int) -> Iterator[str]:
        for offer in mine:
            name, about = quoted(offer.name, 40), quoted(offer.about, length) if length else ""
            code = "rubric-list-about" if about else "rubric-list-name"
            yield say(code, name=name, **({"about": about} if about else {}))

    nothing = [] if mine else [say("rubric-list-none")]
    text, _ = _fitted(lambda length: [*head, *nothing, *listed(length)])
    return text


def page(rubric: Rubric, kept: Kept | None, catalogue: Catalogue) -> str:
    """A rubric to be read; where it does not fit whole, its texts are shortened and it says so."""
    say = catalogue.say

    def lines(length: int) -> Iterator[str]:
        yield say("rubric-head", name=quoted(rubric.name, 40))
        if rubric.description:
            yield quoted(rubric.description, length)
        yield _origin(kept, catalogue)
        if rubric.guidance:
            yield say("rubric-guidance", guidance=quoted(rubric.guidance, 3 * length))
        for criterion in rubric.criteria:
            yield from _criterion(criterion, length, catalogue)
        yield from _bounds(rubric.bounds, catalogue)

    text, is_whole = _fitted(lambda length: list(lines(length)))
    return text if is_whole else f"{text}\n{say('rubric-more')}"


def question(kept: Kept, catalogue: Catalogue) -> ui.LayoutView:
    """Whether a rubric is to be deleted."""
    say = catalogue.say
    delete: ui.Button[ui.LayoutView] = ui.Button(
        label=say("button-rubric-delete"),
        style=discord.ButtonStyle.danger,
        custom_id=f"{DELETE}{kept.id}",
    )
    keep: ui.Button[ui.LayoutView] = ui.Button(label=say("button-rubric-keep"), custom_id=KEEP)
    words = say("rubric-delete-ask", name=quoted(kept.rubric.name, 40))
    return framed(ui.TextDisplay(words), ui.ActionRow(delete, keep))


def _fitted(lines: Callable[[int], Iterable[str]]) -> tuple[str, bool]:
    """The text with the longest parts that fit, and whether nothing had to be shortened."""
    for length in _LENGTHS:
        text = "\n".join(lines(length))
        if excerpt.fits(text, MAX_CHARACTERS, MAX_BYTES):
            return text, length == _LENGTHS[0]
    return excerpt.head(text, MAX_CHARACTERS, MAX_BYTES), False


def _origin(kept: Kept | None, catalogue: Catalogue) -> str:
    if kept is None:
        return catalogue.say("rubric-built-in")
    return catalogue.say(
        "rubric-version",
        version=str(kept.version),
        person=mention(kept.person, catalogue),
        when=f"<t:{int(kept.at)}:R>",
    )


def _criterion(criterion: Criterion, length: int, catalogue: Catalogue) -> Iterator[str]:
    name = criterion.name
    name = catalogue.say(f"criterion-{name}") if name in CRITERIA else quoted(name, 40)
    yield catalogue.say(
        "rubric-criterion", name=name, weight=catalogue.number(f"{criterion.weight:g}")
    )
    for points, text in criterion.anchors.items():
        yield catalogue.say("rubric-anchor", points=str(points), text=quoted(text, length))


def _bounds(bounds: Bounds, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    if bounds.least is not None:
        yield say("rubric-least", count=bounds.least)
    if bounds.most is not None:
        yield say("rubric-most", count=bounds.most)
    if bounds.keep:
        yield say("rubric-keep", phrases=_phrases(bounds.keep, catalogue))
    if bounds.avoid:
        yield say("rubric-avoid", phrases=_phrases(bounds.avoid, catalogue))


def _phrases(phrases: tuple[str, ...], catalogue: Catalogue) -> str:
    shown = (catalogue.say("quotation", words=quoted(phrase, 80)) for phrase in phrases)
    return excerpt.head(", ".join(shown), *_PHRASES)
