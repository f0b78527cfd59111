"""Naming: how drafts, criteria and requests are called on every card. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.refine.draft import ORIGINAL, Draft, Unmet
from bot.refine.rubric import CRITERIA
from bot.refine.session import Request
from bot.text import Catalogue
from cogs.thread.card import Option
from cogs.thread.markdown import quoted
from cogs.thread.people import mention

_MOST_UNMET = 3
LONGEST_NAME = 11
"""The most characters of a criterion's name, of which a line of bars has room for no more."""


def name_of(number: int, catalogue: Catalogue, *, of_ideas: bool) -> str:
    """A draft in the middle of a sentence; what the model made of a team's ideas is no original."""
    if number != ORIGINAL:
        return catalogue.say("name-draft", number=str(number))
    return catalogue.say("name-first" if of_ideas else "name-original")


def heading_of(number: int, catalogue: Catalogue, *, of_ideas: bool) -> str:
    """A draft where its name begins a line."""
    name = name_of(number, catalogue, of_ideas=of_ideas)
    return name[0].upper() + name[1:]


def title_of(number: int, catalogue: Catalogue, *, of_ideas: bool) -> str:
    """A draft over its card."""
    if number != ORIGINAL:
        return catalogue.say("card-draft", number=str(number))
    return catalogue.say("card-first-draft" if of_ideas else "card-original")


def option_of(draft: Draft, catalogue: Catalogue, *, is_chosen: bool, of_ideas: bool) -> Option:
    """A draft in a menu: its name and its score."""
    name = heading_of(draft.number, catalogue, of_ideas=of_ideas)
    judgement = draft.judgement
    score = catalogue.number(f"{judgement.total:.1f}/10") if judgement else None
    return Option(str(draft.number), name, score, is_chosen)


def criterion_name(name: str, catalogue: Catalogue) -> str:
    """A criterion beside its bar; a long name of a server's own is cut."""
    shown = catalogue.say(f"criterion-{name}") if name in CRITERIA else name
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1].rstrip()}…"


def request_of(request: Request, characters: int, catalogue: Catalogue) -> str:
    """What was asked for, at most so many characters of it, and by whom."""
    words, person = quoted(request.text, characters), mention(request.person, catalogue)
    return catalogue.say("request-of", request=words, person=person)


def unmet_lines(
    unmet: Sequence[Unmet], requests: Iterable[Request], catalogue: Catalogue
) -> list[str]:
    """What was asked and not done, and why not where that is known; a few, and how many more."""
    say, asked, lines = catalogue.say, {r.id: r for r in requests}, []
    for one in unmet[:_MOST_UNMET]:
        request, why = request_of(asked[one.request], 60, catalogue), quoted(one.why, 120)
        code = "card-request-unmet-why" if why else "card-request-unmet"
        lines.append(say(code, request=request, **({"why": why} if why else {})))
    if len(unmet) > _MOST_UNMET:
        lines.append(say("card-request-unmet-more", number=len(unmet) - _MOST_UNMET))
    return lines


def some_of(parts: list[str], most: int, catalogue: Catalogue) -> str:
    """A list that says how many of it are left out."""
    left_out = len(parts) - most
    if left_out > 0:
        parts = [*parts[:most], catalogue.say("list-more", number=left_out)]
    return ", ".join(parts)
