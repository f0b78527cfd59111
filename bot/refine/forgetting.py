"""Forgetting in a session: a member's words and id, overwritten in the log."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.refine.credit import Credit
from bot.refine.events import Judged, RequestChanged, RequestMade, Started
from bot.refine.fold import fold
from bot.story.events import Event
from bot.story.forgetting import GONE, without, words_gone


def overwritten(
    log: Sequence[Event], person: int, instead: int, words: AbstractSet[str]
) -> list[Event]:
    """A session's log without a person: it folds to the same drafts, scores and votes.

    Args:
        log: all of it.
        person: who is forgotten.
        instead: the number that stands for them from now on.
        words: what the person said elsewhere that may be credited here.
    """
    asked = {r.id for r in fold(log).requests if r.person == person}
    said = {e.message for e in log if isinstance(e, RequestMade) and e.person == person} - {None}

    def unsaid(event: Event) -> Event:
        match event:
            case Started():
                event = replace(event, credits=uncredited(event.credits, person, words))
                if event.author != person:
                    return event
                original = None if event.original is None else words_gone(event.original)
                return replace(event, brief=words_gone(event.brief), original=original)
            case RequestMade(person=whose) if whose == person:
                return replace(event, text=words_gone(event.text))
            case RequestChanged(message=message) if message in said:
                # Only an empty text withdraws a request.
                return replace(event, text=GONE if event.text else "")
            case Judged(requests=requests):
                checked = (replace(r, why="") if r.request in asked else r for r in requests)
                return replace(event, requests=tuple(checked))
            case _:
                return event

    return [without(unsaid(event), person, instead) for event in log]


def uncredited(
    credits: tuple[Credit, ...],  # noqa: A002 - as it is called in the events
    person: int,
    words: AbstractSet[str],
) -> tuple[Credit, ...]:
    """Credits without what a person said; an idea is told by whose it is, or by its words."""
    return tuple(
        replace(credit, text=GONE, became="")
        if credit.text in words or credit.people[:1] == (person,)
        else credit
        for credit in credits
    )
