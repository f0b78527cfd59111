"""An interaction as the person who began it lives through it."""

from __future__ import annotations

from collections.abc import Generator

from sandbox.server.backend import Backend
from sandbox.server.jsons import JsonObject
from sandbox.server.people.modals import Modal, read_modal
from sandbox.server.state.entities import Message
from sandbox.server.state.interactions import ACKNOWLEDGE_SECONDS, Callback, Interaction


class NotAcknowledged(TimeoutError):
    """The bot did not answer in time: "The application did not respond"."""


class Invocation:
    """Awaiting it waits for the bot's first answer and gives the invocation itself.

    Raises NotAcknowledged when there is none within 3 seconds.
    """

    def __init__(self, backend: Backend, interaction: Interaction) -> None:
        self.interaction = interaction
        self._backend = backend

    def __await__(self) -> Generator[object, None, Invocation]:
        return self._acknowledged().__await__()

    async def _acknowledged(self) -> Invocation:
        try:
            await self._backend.happenings.wait_until(
                lambda: self.callback is not None, within=ACKNOWLEDGE_SECONDS
            )
        except TimeoutError:
            raise NotAcknowledged("the bot did not answer the interaction in 3 s") from None
        return self

    async def answer(self, *, within: float = 10.0) -> Message:
        """The first answer, once it says something (a deferral waits until it is filled)."""
        await self._backend.happenings.wait_until(
            lambda: self.message is not None and not self.message.loading, within=within
        )
        if self.message is None:
            raise TypeError("this interaction was answered without a message")
        return self.message

    async def followup(self, index: int = 0, *, within: float = 10.0) -> Message:
        """A follow-up, once it is there."""
        await self._backend.happenings.wait_until(
            lambda: len(self.followups) > index, within=within
        )
        return self.followups[index]

    @property
    def callback(self) -> Callback | None:
        """How the bot answered; None while it has not."""
        return self.interaction.callback

    @property
    def message(self) -> Message | None:
        """The first answer, or the message that was updated."""
        return self.interaction.original

    @property
    def followups(self) -> list[Message]:
        return self.interaction.followups

    @property
    def ephemeral(self) -> bool:
        """Whether only the person sees the answer."""
        return self.message is not None and self.message.ephemeral

    @property
    def deferred(self) -> bool:
        return self.callback in (Callback.DEFERRED_MESSAGE, Callback.DEFERRED_UPDATE)

    @property
    def modal(self) -> Modal | None:
        """The form the bot showed, if it did."""
        return None if self.interaction.modal is None else read_modal(self.interaction.modal)

    @property
    def choices(self) -> list[JsonObject]:
        """What an autocomplete offered."""
        return self.interaction.choices
