"""What can happen to a session. Every event carries `at`, in Unix seconds; the log is their list.

Facts are what people did, what the model answered and which message was posted: they are never
dropped. Decisions (`RoundStarted`, `BurstEnded`) are the loop's own and are made again when the
log has moved meanwhile. An event from outside carries a `source` that is unique in its session.
"""

from __future__ import annotations

from bot.refine.events.people import (
    Accepted,
    AnotherRound,
    Picked,
    Reacted,
    Reaction,
    RequestChanged,
    RequestMade,
    Started,
    Stopped,
)
from bot.refine.events.rounds import (
    BudgetPaused,
    BudgetRaised,
    BurstEnded,
    Drafted,
    Judged,
    Rating,
    RequestChecked,
    RoundFailed,
    RoundPostponed,
    RoundStarted,
)
from bot.story.events import StoryEvent

__all__ = [
    "Accepted",
    "AnotherRound",
    "BudgetPaused",
    "BudgetRaised",
    "BurstEnded",
    "Drafted",
    "Event",
    "Judged",
    "Picked",
    "Rating",
    "Reacted",
    "Reaction",
    "RequestChanged",
    "RequestChecked",
    "RequestMade",
    "RoundFailed",
    "RoundPostponed",
    "RoundStarted",
    "Started",
    "Stopped",
]

Event = (
    Started
    | Reacted
    | AnotherRound
    | RequestMade
    | RequestChanged
    | Stopped
    | Picked
    | Accepted
    | RoundStarted
    | Judged
    | Drafted
    | RoundFailed
    | RoundPostponed
    | BudgetPaused
    | BudgetRaised
    | BurstEnded
    | StoryEvent
)
