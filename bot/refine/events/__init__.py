"""What can happen to a session. Every event carries `at`, in Unix seconds; the log is their list.

Facts are what people did, what the model answered and which message was posted: they are never
dropped. Decisions (`RoundStarted`, `BurstEnded`) are the loop's own and are made again when the
log has moved meanwhile. An event from outside carries a `source` that is unique in its session.
"""

from __future__ import annotations

from bot.refine.events.people import (
    Accepted,
    AnotherRound,
    Looked,
    Picked,
    Reacted,
    Reaction,
    RequestChanged,
    RequestMade,
    Started,
    Stopped,
    Unheard,
)
from bot.refine.events.place import (
    Announced,
    Noted,
    Posted,
    Seeded,
    Shown,
    ThreadOpened,
    ThreadRefused,
)
from bot.refine.events.rounds import (
    BurstEnded,
    Drafted,
    Interrupted,
    Judged,
    Rating,
    RequestChecked,
    RoundFailed,
    RoundStarted,
    Spent,
    Woke,
)

__all__ = [
    "Accepted",
    "Announced",
    "AnotherRound",
    "BurstEnded",
    "Decision",
    "Drafted",
    "Event",
    "Interrupted",
    "Judged",
    "Looked",
    "Noted",
    "Picked",
    "Posted",
    "Rating",
    "Reacted",
    "Reaction",
    "RequestChanged",
    "RequestChecked",
    "RequestMade",
    "RoundFailed",
    "RoundStarted",
    "Seeded",
    "Shown",
    "Spent",
    "Started",
    "Stopped",
    "ThreadOpened",
    "ThreadRefused",
    "Unheard",
    "Woke",
    "source_of",
]

Event = (
    Started
    | Reacted
    | AnotherRound
    | RequestMade
    | RequestChanged
    | Unheard
    | Stopped
    | Picked
    | Looked
    | Accepted
    | Woke
    | RoundStarted
    | Judged
    | Drafted
    | Spent
    | RoundFailed
    | Interrupted
    | BurstEnded
    | Announced
    | ThreadOpened
    | ThreadRefused
    | Posted
    | Shown
    | Noted
    | Seeded
)

Decision = RoundStarted | BurstEnded


def source_of(event: Event) -> str | None:
    """What makes an event from outside unique in its session; None for the bot's own."""
    match event:
        case (
            Started(source=source)
            | Reacted(source=source)
            | AnotherRound(source=source)
            | RequestMade(source=source)
            | RequestChanged(source=source)
            | Unheard(source=source)
            | Stopped(source=source)
            | Picked(source=source)
            | Looked(source=source)
            | Accepted(source=source)
        ):
            return source
        case _:
            return None
