"""The desk: begins sessions, wherever their text comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import BadInput
from bot.refine.events import Started
from bot.refine.kind import REFINE
from bot.refine.session import Session
from bot.runner.ledger import Ledger, Log
from cogs.refine.guests import Guests, is_guest
from cogs.refine.intake import check_file, check_text, read_file
from cogs.refine.scene import RefineScene
from cogs.refine.wish import Wish, wished
from cogs.rubrics.shelf import Shelf
from cogs.thread.answering import defer
from cogs.thread.opening import begin, begin_promised, check_permissions, takes_threads
from cogs.thread.parts import Parts
from cogs.thread.publisher import Publisher
from cogs.thread.starts import Starts

if TYPE_CHECKING:
    from cogs.interaction import Interaction


class Desk:
    """Checks whether a session may begin here and now, records it, and answers."""

    def __init__(
        self,
        parts: Parts,
        ledger: Ledger[Session],
        publisher: Publisher[Session],
        guests: Guests,
        shelf: Shelf,
    ) -> None:
        self._ledger = ledger
        self._publisher = publisher
        self._guests = guests
        self._shelf = shelf
        self._store = parts.store
        self._admission = parts.admission
        self._line = parts.line
        self._policy = parts.policy
        self._settings = parts.settings
        most = parts.settings.max_running
        self._starts = Starts(ledger, self._in_the_works, most, "refused-running")
        self._answers = parts.answers
        self._languages = parts.languages
        self._known = parts.governor.refusals.known

    async def check(self, interaction: Interaction) -> None:
        """Whether this person may begin a session in this place.

        Raises:
            BadInput: the server keeps it to others, a permission is missing, too many sessions of
                theirs are running, or too many of others are waiting.
        """
        await self._policy.check(interaction)
        if interaction.guild_id is not None and not is_guest(interaction):
            await check_permissions(interaction, self._answers.words(interaction), self._known)
        await self._starts.check(interaction.user.id)
        if self._line.is_full:
            raise BadInput("refused-line")

    async def _in_the_works(self, person: int) -> int:
        """How many texts a person's rounds are under way or wait for; what somebody else pays for
        is theirs."""
        begun = await self._store.running_of(REFINE.name, person)
        own = {key for key in begun if (await self._ledger.open(key)).session.payer == person}
        return len(own | self._line.of(REFINE.name, person))

    async def begin(self, interaction: Interaction, text: str | None, wish: Wish) -> None:
        """Record the session, then answer the command with the message that opens it.

        Raises:
            BadInput: there is neither a text nor a brief, no such style, it does not pass
                moderation, or too many sessions of theirs were begun meanwhile.
        """
        event = await self._started(interaction, text, wish)
        await self._admit(interaction, event)
        if interaction.response.is_done():
            await self._begin_promised(interaction, event)
            return

        async def keep(log: Log[Session]) -> None:
            if log.session.place.guest:
                await self._guests.keep(log.key, interaction)

        scene = RefineScene(self._languages.of(event.language))
        await begin(interaction, event, self._starts, self._publisher, scene, keep)

    async def begin_from_file(
        self, interaction: Interaction, file: discord.Attachment, wish: Wish
    ) -> None:
        """Answer first, for fetching takes time; the publisher then opens the session.

        Raises:
            BadInput: the file cannot be refined, does not pass moderation, there is no such
                style, or too many sessions of theirs were begun meanwhile.
        """
        limit = self._settings.max_characters
        check_file(file, limit)
        # A guest has no other message than this answer: it will be the session's.
        await defer(interaction, ephemeral=not is_guest(interaction), thinking=True)
        text = await read_file(file, limit, self._settings.discord_api_url)
        event = await self._started(interaction, text, wish)
        await self._admit(interaction, event)
        await self._begin_promised(interaction, event)

    async def _admit(self, interaction: Interaction, event: Started) -> None:
        texts = (event.original or "", event.brief)
        await self._admission.admit(interaction, *texts, public=event.guest)

    async def _begin_promised(self, interaction: Interaction, event: Started) -> None:
        """A guest has no other message than the answer: it will be the session's."""
        if event.guest:
            log = await self._starts.start(interaction.user.id, event)
            await self._guests.keep(log.key, interaction)
            return
        catalogue = self._answers.words(interaction)
        await begin_promised(interaction, event, self._starts, "started-from-file", catalogue)

    async def _started(self, interaction: Interaction, text: str | None, wish: Wish) -> Started:
        most = self._settings.max_characters
        original = check_text(text or "", most) or None
        brief = check_text(wish.brief, most)
        if original is None and not brief:
            raise BadInput("refused-nothing")
        words = self._answers.words(interaction)
        chosen = await self._shelf.chosen(interaction.guild_id, wish.options.style, words)
        terms = await self._policy.terms(interaction)
        return Started(
            at=self._ledger.now(),
            source=str(interaction.id),
            author=interaction.user.id,
            brief=brief,
            style=chosen.style,
            rubric=chosen.own,
            original=original,
            limits=wished(wish.options, terms.limits),
            channel=interaction.channel_id or 0,
            guild=interaction.guild_id,
            command=interaction.id,
            threads=not is_guest(interaction) and takes_threads(interaction),
            guest=is_guest(interaction),
            language=terms.language,
            each_pays=True,
        )
