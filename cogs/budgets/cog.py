"""The cog: sets budgets, and shows what was used of them; every answer is for one person alone."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord.ext import commands

from bot.community.budget import DAY, EVERYWHERE, NOBODY, Cap, Kind, Period
from bot.errors import BadInput
from bot.ports import Model
from bot.refine.task import smallest_task
from bot.runner.raising import Raising
from bot.store.budgets import Budgets
from bot.story.forgetting import is_forgotten
from cogs.budgets.amounts import cap_line, dollars
from cogs.budgets.chart import MOST_BARS
from cogs.budgets.command import Wanted, budget_command, usage_command
from cogs.budgets.usage import MOST_ROWS, Everybody, Own, everybody_card, own_card
from cogs.thread.answering import defer, fill
from cogs.thread.card import Card
from cogs.thread.layout import layout, upload
from cogs.thread.parts import Parts
from cogs.thread.policy import managed

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_MOST_LINES = 30
"""Caps that one answer shows."""
_NO_SESSION = 0

logger = logging.getLogger(__name__)


class BudgetsCog(commands.Cog):
    """`/budget` for those who manage a server, `/usage` for everybody."""

    def __init__(self, parts: Parts, budgets: Budgets, raising: Raising, model: Model) -> None:
        self._budgets = budgets
        self._raising = raising
        self._now = parts.now
        self._model = model
        self._governor = parts.governor
        self._policy = parts.policy
        self._artist = parts.artist
        self._answers = parts.answers
        words, tree = parts.languages.default, parts.bot.tree
        tree.add_command(budget_command(words, self._set, self._show, self._clear))
        tree.add_command(usage_command(words, self._usage))

    async def _set(self, interaction: Interaction, wanted: Wanted) -> None:
        await self._answers.guard(interaction, self._setting(interaction, wanted))

    async def _show(self, interaction: Interaction) -> None:
        await self._answers.guard(interaction, self._showing(interaction))

    async def _clear(self, interaction: Interaction) -> None:
        await self._answers.guard(interaction, self._clearing(interaction))

    async def _usage(self, interaction: Interaction, everybody: bool) -> None:
        work = self._of_everybody(interaction) if everybody else self._of_one(interaction)
        await self._answers.guard(interaction, work)

    async def _setting(self, interaction: Interaction, wanted: Wanted) -> None:
        guild = managed(interaction)
        cap = _cap(guild, wanted)
        is_taken_back = cap.rounds is None and cap.money is None
        before = await self._budgets.caps(guild) if is_taken_back else ()
        await self._budgets.set(cap, self._now(), interaction.user.id)
        if is_taken_back:
            there = any(
                (c.kind, c.who, c.period) == (cap.kind, cap.who, cap.period) for c in before
            )
            code = "budget-taken-back" if there else "budget-was-none"
            await self._answers.whisper(interaction, code)
        else:
            code, details = await self._told(interaction, cap)
            await self._answers.whisper(interaction, code, **details)
        await self._raising.try_again()

    async def _told(self, interaction: Interaction, cap: Cap) -> tuple[str, dict[str, str]]:
        """That it is set; and where its money pays for no round, or limits nothing, just that."""
        words = self._answers.words(interaction)
        line = cap_line(cap, words)
        if cap.money is not None:
            limits = (await self._policy.terms(interaction)).limits
            least = self._model.bound(smallest_task(limits))
            if least is None:
                return "budget-set-unknown", {"line": line}
            if cap.money < least:
                return "budget-set-small", {"line": line, "cost": dollars(least, words)}
        return "budget-set", {"line": line}

    async def _showing(self, interaction: Interaction) -> None:
        caps = await self._budgets.caps(managed(interaction))
        words = self._answers.words(interaction)
        lines = [cap_line(cap, words) for cap in caps[:_MOST_LINES]]
        if len(caps) > _MOST_LINES:
            lines.append(words.say("budget-more", number=len(caps) - _MOST_LINES))
        code = "budget-shown" if caps else "budget-none"
        await self._answers.whisper(interaction, code, lines="\n".join(lines))

    async def _clearing(self, interaction: Interaction) -> None:
        guild = managed(interaction)
        await self._budgets.clear(guild)
        await self._answers.whisper(interaction, "budget-cleared")
        await self._raising.try_again()

    async def _of_one(self, interaction: Interaction) -> None:
        await defer(interaction, ephemeral=True, thinking=True)
        guild, person = interaction.guild_id or EVERYWHERE, interaction.user.id
        now = self._now()
        today = int(now // DAY)
        days = range(today - MOST_BARS + 1, today + 1)
        found = await self._budgets.by_day(guild, person, days)
        own = Own(
            used={p: await self._budgets.used(p, now, guild, person) for p in Period},
            standings=await self._budgets.standings(guild, person, now),
            days={share.key: share.amount for share in found},
            today=today,
        )
        await self._answer(interaction, own_card(own, self._answers.words(interaction)))

    async def _of_everybody(self, interaction: Interaction) -> None:
        guild = managed(interaction)
        await defer(interaction, ephemeral=True, thinking=True)
        now = self._now()
        found = await self._budgets.by_person(guild, now)
        standings = await self._budgets.standings(guild, interaction.user.id, now)
        everybody = Everybody(
            shares=[(share.key, share.amount) for share in found],
            names=await self._names(interaction, [share.key for share in found[:MOST_ROWS]]),
            standings=[s for s in standings if s.limit.is_shared and s.limit.guild == guild],
        )
        await self._answer(interaction, everybody_card(everybody, self._answers.words(interaction)))

    async def _names(self, interaction: Interaction, people: Iterable[int]) -> dict[int, str]:
        """The names of people in a server, as far as they are still there and Discord tells."""
        guild = interaction.guild
        names: dict[int, str] = {}
        for person in people:
            if guild is None or is_forgotten(person):
                continue
            try:
                member = guild.get_member(person)
                if member is None:
                    await self._governor.turn()
                    member = await guild.fetch_member(person)
                names[person] = member.display_name
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                # Gone, the bot is no member, or no connection: the numbers are what was asked for.
                logger.info("a name cannot be told: %s", type(error).__name__)
        return names

    async def _answer(self, interaction: Interaction, card: Card) -> None:
        # What one person is shown keeps nobody's final waiting; its numbers are in words, too.
        card, png = await self._artist.drawn(card, waits=False)
        await fill(interaction, layout(_NO_SESSION, card), upload(card, png))


def _cap(guild: int, wanted: Wanted) -> Cap:
    """The cap that is meant; the role of everybody means each person.

    Raises:
        BadInput: it is for several.
    """
    named = [wanted.role is not None, wanted.person is not None, wanted.is_servers]
    if sum(named) > 1:
        raise BadInput("refused-budget-whom")
    kind, who = Kind.EACH, NOBODY
    if wanted.is_servers:
        kind = Kind.SERVER
    elif wanted.person is not None:
        kind, who = Kind.PERSON, wanted.person
    elif wanted.role is not None and wanted.role != guild:
        kind, who = Kind.ROLE, wanted.role
    return Cap(guild, kind, who, wanted.period, wanted.rounds, wanted.money)
