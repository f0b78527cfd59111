"""The audit: what was promised, what the logs tell, and what Discord shows; the differences."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.brainstorm.board import Board
from bot.brainstorm.events import Opened, Phase
from bot.brainstorm.kind import BRAINSTORM
from bot.brainstorm.loop import next_action as next_of_board
from bot.brainstorm.reactions import who_set
from bot.refine.events import Started
from bot.refine.kind import REFINE
from bot.refine.limits import Stop
from bot.refine.loop import next_action
from bot.refine.session import Session
from bot.store.reader import SqliteReader
from bot.story.kind import State
from bot.story.place import Place
from cogs.brainstorm.scene import BoardScene
from cogs.refine.scene import RefineScene
from cogs.thread.card import Card
from cogs.thread.scene import NOW, Scene
from sandbox.server.app import DiscordServer
from sandbox.server.state.entities import Emoji, Message
from tests.e2e.reading import shown
from tests.torture.people import CONTROL
from tests.torture.promises import Promises
from tests.torture.victim import LANGUAGES

VALUES = {"👍": 1, "👎": -1}
PARTING = re.compile("I can no longer write in")
"""Whose thread was deleted is told so directly, and no log has that."""


@dataclass(frozen=True)
class Books:
    """Every session in the database, and the sources of all events."""

    sessions: dict[int, Session]
    boards: dict[int, Board]
    sources: frozenset[str]

    @property
    def states(self) -> Iterator[tuple[int, State, Scene[Any]]]:
        for key, session in self.sessions.items():
            yield key, session, RefineScene(LANGUAGES.of(session.place.language))
        for key, board in self.boards.items():
            yield key, board, BoardScene(LANGUAGES.of(board.place.language))

    def without(self, threads: set[int]) -> Books:
        """The same without the sessions that nobody can see any more, or ever could: where the bot
        is a guest, a command that it left unanswered is nobody's."""

        def is_seen(place: Place) -> bool:
            return place.thread not in threads and not (place.guest and place.announcement is None)

        sessions = {key: s for key, s in self.sessions.items() if is_seen(s.place)}
        boards = {key: b for key, b in self.boards.items() if is_seen(b.place)}
        return Books(sessions, boards, self.sources)


@dataclass(frozen=True)
class Findings:
    """What is wrong, a line each."""

    lost: tuple[str, ...] = ()
    duplicated: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.duplicated)


async def read(path: Path) -> Books:
    """Fold every log."""
    sessions: dict[int, Session] = {}
    boards: dict[int, Board] = {}
    async with SqliteReader.open(path) as store:
        for row in await store.sessions(100_000):
            events = await store.load(row.id)
            if isinstance(events[0], Started):
                sessions[row.id] = REFINE.fold(events)
            elif isinstance(events[0], Opened):
                boards[row.id] = BRAINSTORM.fold(events)
    with sqlite3.connect(path) as database:
        found = database.execute("SELECT source FROM events WHERE source IS NOT NULL").fetchall()
    return Books(sessions, boards, frozenset(source for (source,) in found))


async def audit(promises: Promises, path: Path, discord: DiscordServer) -> Findings:
    """Compare."""
    books = await read(path)
    visible = books.without(promises.removed)
    lost = [
        *_broken_promises(promises, books),
        *_unkept(promises, books, path),
        *_unheard(promises, visible, discord),
        *_undone(books),
        *_missing_cards(visible, discord),
        *_votes(visible, discord),
    ]
    return Findings(tuple(lost), tuple(_strays(promises, books, discord)))


def _broken_promises(promises: Promises, books: Books) -> Iterator[str]:
    """What was acknowledged and is in no log."""
    for source, what in promises.acts.items():
        if source not in books.sources:
            yield f"{what} {source} was acknowledged and is in no log"
    words = {s.place.announcement: s.original for s in books.sessions.values()}
    words |= {b.place.announcement: b.topic for b in books.boards.values()}
    for announcement, text in promises.openings.items():
        if words.get(announcement) != text:
            yield f"{text!r} was announced as {announcement} and is not there"


def _unkept(promises: Promises, books: Books, path: Path) -> Iterator[str]:
    """What should be there no more, and rubrics that should be there."""
    for key in promises.deleted & (books.sessions.keys() | books.boards.keys()):
        yield f"session {key} was deleted and is there"
    with closing(sqlite3.connect(path)) as database:
        rubrics = {key for (key,) in database.execute("SELECT key FROM rubrics")}
        everything = "\n".join(database.iterdump()) if promises.forgotten else ""
    for name in promises.rubrics - rubrics:
        yield f"rubric {name!r} was kept and is not there"
    for person in promises.forgotten:
        if str(person) in everything:
            yield f"{person} was forgotten and is in the database"


def _unheard(promises: Promises, books: Books, discord: DiscordServer) -> Iterator[str]:
    """What was said, and is in no log although it still counts, or has no 📝."""
    places = [b.place for b in books.boards.values() if b.phase is Phase.GATHER]
    gathering = {post.message for place in places for post in place.posts}
    words = (*promises.words, *promises.ideas)
    for message in (m for m in words if m.channel_id not in promises.removed):
        is_marked = discord.world.bot_id in message.reactions.get(Emoji("📝"), ())
        answered = message.reference.message_id if message.reference else None
        counts = message not in promises.ideas or answered in gathering
        if str(message.id) not in books.sources and (is_marked or counts):
            yield f"{message.content!r} was said and is in no log"
        elif counts and not is_marked:
            yield f"{message.content!r} has no 📝"


def _undone(books: Books) -> Iterator[str]:
    """What should have gone on by itself."""
    for key, session in books.sessions.items():
        if session.burst is not None or next_action(session) is not None:
            yield f"session {key} has stopped in the middle"
        for ending in session.endings:
            if ending.stop is Stop.FAILED and not _is_weather(ending.detail):
                yield f"session {key} failed: {ending.detail}"
    for key, board in books.boards.items():
        if next_of_board(board) is not None:
            yield f"board {key} has stopped in the middle"
        if board.failure and not _is_weather(board.failure):
            yield f"board {key} failed: {board.failure}"


def _is_weather(code: str) -> bool:
    return code.startswith(("error-model-", "error-moderation-", "budget-"))


def _missing_cards(books: Books, discord: DiscordServer) -> Iterator[str]:
    """Cards that are not there, or show something else than the log tells."""
    messages = discord.world.messages
    for key, state, scene in books.states:
        place = state.place
        head = messages.get(place.announcement or 0)
        if head is None or shown(head) != _text(scene.head(state)):
            yield f"session {key}: its first message is not right"
        if place.threads and place.thread is None and not place.refused:
            yield f"session {key} has no thread"
        for card in scene.cards(state, NOW):
            post = place.post(card.key)
            message = messages.get(post.message) if post else None
            if message is None:
                yield f"session {key}: card {card.key} is not there"
            elif shown(message) != _text(card) and not message.deleted:
                yield f"session {key}: card {card.key} is not right"
        if scene.marks(state) or scene.offer(state) is not None:
            yield f"session {key} is not shown to its end"


def _votes(books: Books, discord: DiscordServer) -> Iterator[str]:
    """Thumbs that are not counted as they stand; those for a draft that was deleted stay."""
    for key, session in books.sessions.items():
        posts = {int(p.card): p.message for p in session.place.posts if p.card.isdigit()}
        drafts = {n: discord.world.messages[m] for n, m in posts.items() if session.draft(n)}
        standing = {n: message for n, message in drafts.items() if not message.deleted}
        there = {
            (person, number, value)
            for number, message in standing.items()
            for emoji, value in VALUES.items()
            for person in message.reactions.get(Emoji(emoji), ())
        }
        counted = {vote for vote in session.votes if vote[1] in standing}
        if not session.place.guest and there != counted:
            yield f"session {key}: votes {sorted(counted)}, but there are {sorted(there)}"
    for key, board in books.boards.items():
        if board.phase in (Phase.GATHER, Phase.VOTE):
            for idea in board.live_ideas:
                message = discord.world.messages.get(idea.message or 0)
                people = message.reactions.get(Emoji("👍"), ()) if message else ()
                # What the ballot has taken back counts no more, though the reaction stands.
                if message and not who_set(board, message.id, idea.number).issuperset(people):
                    yield f"board {key}: a vote for idea {idea.number} is not known"


def _strays(promises: Promises, books: Books, discord: DiscordServer) -> Iterator[str]:
    """Messages of the bot's that stand for nothing, or for what another message stands for; those
    of a session that was deleted stay."""
    known, channels = set[int](), discord.world.channels
    for _, state, _ in books.states:
        known |= {post.message for post in state.place.posts} | {state.place.announcement or 0}
    for message in discord.world.messages.values():
        is_there = message.channel_id in channels and _is_public(message, discord)
        if is_there and message.id not in known and not _is_left(message, promises, books, discord):
            yield f"{shown(message)[:60]!r} stands once more than it should"


def _is_left(message: Message, promises: Promises, books: Books, discord: DiscordServer) -> bool:
    """Whether it stands in the thread of a session that may be deleted, or opened that, or has the
    controls of a session that is."""
    if shown(message).startswith(LANGUAGES.default.say("session-deleted")):
        return True
    rooms = (discord.world.channels.get(id_) for id_ in (message.id, message.channel_id))
    if any(room is not None and room.name in promises.parted for room in rooms):
        return True
    keys = {int(key) for key in CONTROL.findall(json.dumps(message.components))}
    return bool(keys) and keys.isdisjoint(books.sessions.keys() | books.boards.keys())


def _is_public(message: Message, discord: DiscordServer) -> bool:
    is_ours = message.author_id == discord.world.bot_id
    is_there = not message.ephemeral and not message.deleted and bool(shown(message))
    return is_ours and is_there and not PARTING.match(shown(message))


def _text(card: Card) -> str:
    return "\n".join(card.blocks).strip()
