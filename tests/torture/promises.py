"""Promises: what people were told or may rely on, and where they sit."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.server.state.entities import Channel, Message


@dataclass
class Promises:
    """What people were told or may rely on, by the ids that the log knows it by."""

    openings: dict[int, str] = field(default_factory=dict)  # the announcement, the text or topic
    acts: dict[str, str] = field(default_factory=dict)  # the source, what it was
    words: list[Message] = field(default_factory=list)  # replies to drafts
    ideas: list[Message] = field(default_factory=list)  # replies to boards
    removed: set[int] = field(default_factory=set)  # threads that a moderator deleted
    parted: set[str] = field(default_factory=set)  # texts whose sessions may be deleted
    deleted: set[int] = field(default_factory=set)  # sessions that are, by their keys
    forgotten: set[int] = field(default_factory=set)  # people
    rubrics: set[str] = field(default_factory=set)  # their names, in small letters

    def __len__(self) -> int:
        kept = len(self.deleted) + len(self.forgotten) + len(self.rubrics)
        return len(self.acts) + len(self.words) + len(self.ideas) + kept


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a session is shown: in a thread, in a channel among others, or in one message."""

    room: Channel
    key: int
