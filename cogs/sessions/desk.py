"""The desk: finds sessions for a person, and does to one what they ask for and may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.errors import BadInput, UnknownSession
from bot.refine.events import AnotherRound
from bot.refine.kind import REFINE
from bot.refine.requests import bounds, refusal
from bot.refine.session import Session
from bot.runner.clock import Crewed
from bot.runner.ledger import Ledger
from bot.store.lists import Lists
from bot.store.reader import SessionRow
from bot.store.tokens import Tokens
from bot.story.events import Event, Kept
from bot.story.summary import Status
from cogs.sessions.cards import PAGE, link_to
from cogs.sessions.farewell import Gone
from cogs.sessions.ids import Shelf, Whose
from cogs.sessions.sight import is_here, may_delete, may_go_on, may_see, readable

if TYPE_CHECKING:
    from cogs.interaction import Interaction

MOST = 2**63
"""More than any number of a session: what a forged control sends may be longer."""


class SessionsDesk:
    """Checks what a person asks for against what they may see at that moment."""

    def __init__(
        self,
        lists: Lists,
        tokens: Tokens,
        ledger: Ledger[Session],
        crews: Sequence[Crewed],
    ) -> None:
        self._lists = lists
        self._tokens = tokens
        self._ledger = ledger
        self._crews: Mapping[str, Crewed] = {crew.kind: crew for crew in crews}

    async def page(
        self, interaction: Interaction, shelf: Shelf, size: int = PAGE
    ) -> list[SessionRow]:
        """The sessions of a page, and one more where there is a next page."""
        skip, limit, guild = shelf.page * size, size + 1, interaction.guild_id
        if guild is not None and shelf.whose is Whose.SERVER:
            places = readable(interaction)
            return await self._lists.of_guild(guild, places, shelf.search, skip, limit)
        return await self._lists.of_author(interaction.user.id, shelf.search, skip, limit)

    async def find(self, interaction: Interaction, key: int) -> SessionRow:
        """A session that the person may see.

        Raises:
            BadInput: there is none; one that they may not see is refused alike.
        """
        row = await self._lists.row(key) if key < MOST else None
        if row is None or not may_see(interaction, row.summary):
            raise BadInput("refused-gone")
        return row

    async def link(self, row: SessionRow) -> str:
        """The address of a session's thread, or of its first message where it has none."""
        return link_to(row, await self._lists.announcement(row.id))

    async def resume(self, interaction: Interaction, key: int) -> str:
        """One more burst from the best draft; where that will be seen.

        Raises:
            BadInput: it cannot go on, or not for this person or from here.
        """
        row = await self.find(interaction, key)
        link = await self.link(row)
        if row.summary.status is Status.CLOSED:
            raise BadInput("refused-board-closed")
        if row.summary.kind != REFINE.name:
            raise BadInput("refused-resume-board", link=link)
        if not is_here(interaction, row.summary):
            raise BadInput("refused-resume-elsewhere", link=link)
        if not may_go_on(interaction, row.summary):
            raise BadInput("refused-muted")
        source, person = str(interaction.id), interaction.user.id

        def make(session: Session) -> Sequence[Event]:
            draft = _resumable(session, person, link)
            return (AnotherRound(self._ledger.now(), source, person, draft),)

        await self._ledger.append(key, make)
        return link

    async def keep(self, interaction: Interaction, key: int) -> tuple[SessionRow, str]:
        """Somebody wants it to stay: whoever is where it stands, or its author. With its language.

        Raises:
            BadInput: there is none, or it is none of theirs.
        """
        row = await self.find(interaction, key)
        source, person = str(interaction.id), interaction.user.id
        session = await self._ledger.record(key, Kept(self._ledger.now(), source, person))
        return row, session.place.language

    async def check_deletion(self, interaction: Interaction, key: int) -> SessionRow:
        """The session that the person may delete.

        Raises:
            BadInput: there is none, or they may not.
        """
        row = await self.find(interaction, key)
        if not may_delete(interaction, row.summary):
            raise BadInput("refused-delete")
        return row

    async def delete(self, row: SessionRow, since: float | None = None) -> Gone | None:
        """Delete a session, unless it has moved after `since`, in Unix seconds: then None.

        Raises:
            UnknownSession: somebody else was quicker.
            StoreError: it cannot be deleted.
        """
        crew = self._crews.get(row.summary.kind)
        if crew is None:
            raise UnknownSession(session=row.id)
        token = await self._tokens.newest(row.id, self._ledger.now())
        place = await crew.delete(row.id, since)
        return None if place is None else Gone(place, token[0] if token else None)


def _resumable(session: Session, person: int, link: str) -> int:
    """The draft to go on from; any number does where the first call failed.

    Raises:
        BadInput: the session cannot go on, or not for this person.
    """
    if session.place.guest:
        raise BadInput("refused-resume-guest", link=link)
    if code := refusal(session, person):
        raise BadInput(code, **bounds(session))
    if session.burst is not None:
        raise BadInput("refused-resume-runs", link=link)
    return session.best or 0
