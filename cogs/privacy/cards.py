"""The private cards of `/privacy`: what is stored, the question, and the result. Pure."""

from __future__ import annotations

import discord
from discord import ui

from bot.store.holdings import Holdings
from bot.text import Catalogue
from cogs.privacy.forgetting import Outcome
from cogs.privacy.ids import Act
from cogs.thread.card import REJECTED
from cogs.thread.layout import framed

Row = ui.ActionRow[ui.LayoutView]


def shown(found: Holdings, catalogue: Catalogue) -> ui.LayoutView:
    """What is stored about a person, in plain words, and what they can do about it."""
    say = catalogue.say
    if found.is_nothing:
        return framed(ui.TextDisplay("\n".join([say("privacy-head"), say("privacy-nothing")])))
    buttons = Row()
    buttons.add_item(_button(Act.EXPORT, say("button-privacy-export")))
    buttons.add_item(_button(Act.ASK, say("button-privacy-ask"), is_grave=True))
    lines = [say("privacy-head"), *_lines(found, catalogue), say("privacy-with")]
    return framed(ui.TextDisplay("\n".join(lines)), buttons)


def question(found: Holdings, catalogue: Catalogue) -> ui.LayoutView:
    """Whether they are to be forgotten: what goes, and what stays."""
    say = catalogue.say
    buttons = Row()
    buttons.add_item(_button(Act.FORGET, say("button-privacy-forget"), is_grave=True))
    buttons.add_item(_button(Act.SHOW, say("button-privacy-not")))
    goes = say("privacy-goes", sessions=found.sessions, others=found.others)
    lines = [say("privacy-sure"), goes, say("privacy-stays")]
    return framed(ui.TextDisplay("\n".join(lines)), buttons, accent=REJECTED)


def result(outcome: Outcome, catalogue: Catalogue) -> ui.LayoutView:
    """What was done."""
    say = catalogue.say
    lines = [say("privacy-done", sessions=len(outcome.gone), others=outcome.overwritten)]
    if outcome.failed:
        lines.append(say("privacy-failed", sessions=outcome.failed))
    return framed(ui.TextDisplay("\n".join([*lines, say("privacy-after")])))


def _lines(found: Holdings, catalogue: Catalogue) -> list[str]:
    say = catalogue.say
    lines = []
    if found.sessions:
        lines.append(say("privacy-sessions", sessions=found.sessions))
    if found.others:
        acts = {"requests": found.requests, "ideas": found.ideas}
        acts |= {"votes": found.votes, "acts": found.acts}
        lines.append(say("privacy-others", others=found.others, **acts))
    if found.rounds or found.money:
        cost = say("cost-known", cost=catalogue.number(f"{found.money:.4f}"))
        with_cost = f", {cost}" if found.money else ""  # it may be unknown: then there is no sum
        lines.append(say("privacy-usage", rounds=found.rounds, cost=with_cost))
    if found.places:
        lines.append(say("privacy-roles", places=found.places))
    if found.changes or found.rubrics or found.budgets:
        counts = {"changes": found.changes, "rubrics": found.rubrics, "budgets": found.budgets}
        lines.append(say("privacy-server", **counts))
    return lines


def _button(act: Act, label: str, *, is_grave: bool = False) -> ui.Button[ui.LayoutView]:
    style = discord.ButtonStyle.danger if is_grave else discord.ButtonStyle.secondary
    return ui.Button(label=label, custom_id=act.value, style=style)
