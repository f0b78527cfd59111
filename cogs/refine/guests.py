"""Guests: places where the bot is no member, and the tokens that keep a session there alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.store.tokens import Tokens
from cogs.thread.answering import Answers, defer
from cogs.thread.publisher import Publisher

if TYPE_CHECKING:
    from cogs.interaction import Interaction


def is_guest(interaction: Interaction) -> bool:
    """Whether the bot was only brought along, by a person who installed it for themselves.

    That is in a server that it is no member of, and in direct messages between others.
    """
    if interaction.guild_id is not None:
        return interaction.client.get_guild(interaction.guild_id) is None
    return interaction.context.private_channel is True


class Guests:
    """Takes the newest token of each session; the publisher changes the message with it."""

    def __init__(
        self,
        tokens: Tokens,
        ledger: Ledger[Session],
        publisher: Publisher[Session],
        answers: Answers,
    ) -> None:
        self._answers = answers
        self._tokens = tokens
        self._ledger = ledger
        self._publisher = publisher

    async def keep(self, key: int, interaction: Interaction) -> None:
        """Keep the token of an interaction whose answer is the session's message; show it there.

        Raises:
            StoreError: the database cannot be written.
        """
        await self._tokens.keep(key, interaction.token, self._ledger.now())
        self._publisher.show(key, (await self._ledger.open(key)).session)

    async def hold(self, interaction: Interaction, session: Session) -> None:
        """Acknowledge what was done under a guest's message, once, so that work on it may take
        longer than Discord waits; what is said of it later is for who did it."""
        is_under_it = session.place.guest and interaction.message is not None
        if is_under_it and not interaction.response.is_done():
            await defer(interaction)

    async def settle(
        self,
        interaction: Interaction,
        key: int,
        session: Session,
        code: str | None = None,
        **details: str | int,
    ) -> None:
        """Acknowledge a press whose event is in the log; `code` is the word for who pressed.

        Where the bot is a guest, the press also brings the token to show what came of it.
        """
        await self.hold(interaction, session)
        if session.place.guest and interaction.message is not None:
            await self.keep(key, interaction)
        if code is not None:
            await self._answers.whisper(interaction, code, **details)
