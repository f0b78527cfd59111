"""Steering: what members press under the cards, checked, recorded and acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.errors import BadInput
from bot.refine.events import Event, RequestMade
from bot.refine.requests import objection
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.story.hidden import seen
from cogs.refine.comparing import open_comparison
from cogs.refine.deeds import DEEDS, Decide, Deed
from cogs.refine.form import THIS, Form, open_form
from cogs.refine.guests import Guests
from cogs.refine.meant import draft_of
from cogs.refine.naming import name_of
from cogs.refine.press import Press, check
from cogs.thread.admission import Admission
from cogs.thread.answering import Answers
from cogs.thread.controls import BOARD, Control, Verb
from cogs.thread.given import answers, pressed, sent
from cogs.thread.here import check_here, check_may_write
from cogs.thread.times import until

if TYPE_CHECKING:
    from cogs.interaction import Interaction


class SteeringCog(commands.Cog):
    """Takes presses and forms by their custom ids: they may be from before a restart."""

    def __init__(
        self,
        ledger: Ledger[Session],
        answers: Answers,
        guests: Guests,
        admission: Admission,
    ) -> None:
        self._ledger = ledger
        self._answers = answers
        self._guests = guests
        self._admission = admission

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A button under a card, or the feedback form."""
        if (control := Control.parse(pressed(interaction))) and control.verb not in BOARD:
            work, is_urgent = self._pressed(interaction, control), control.verb is Verb.STOP
            await self._answers.guard(interaction, work, is_urgent=is_urgent)
        elif (form := Form.parse(sent(interaction))) is not None:
            given = answers(interaction)
            work = self._told(interaction, form, given)
            await self._answers.guard(interaction, work, given.get("text"))

    async def _pressed(self, interaction: Interaction, control: Control) -> None:
        log = await self._ledger.open(control.session)
        session, words = log.session, self._answers.words(interaction)
        check_here(interaction, session.place)
        press = Press(interaction, control, log, session)
        press.check()
        match control.verb:
            case Verb.SAY:
                form = Form(control.session, draft_of(control.card, session))
                await open_form(interaction, form, words, of_ideas=session.is_of_ideas)
            case Verb.COMPARE:
                await open_comparison(interaction, control.session, session, words)
            case Verb.REFRESH:
                await self._guests.settle(interaction, press.key, session)
            case verb:
                await self._do(press, DEEDS[verb])

    async def _do(self, press: Press, decide: Decide) -> None:
        """Record what a press does, and tell whoever pressed."""

        def make(session: Session) -> tuple[Sequence[Event], Deed]:
            deed = decide(press, session, self._ledger.now())
            return () if deed.event is None else (deed.event,), deed

        _, deed = await self._ledger.decide(press.key, make)
        words, of_ideas = self._answers.words(press.interaction), press.session.is_of_ideas
        names = {name: name_of(n, words, of_ideas=of_ideas) for name, n in deed.drafts.items()}
        await self._guests.settle(press.interaction, press.key, press.session, deed.code, **names)

    async def _told(self, interaction: Interaction, form: Form, given: dict[str, str]) -> None:
        """The feedback form was sent."""
        log = await self._ledger.open(form.session)
        session = log.session
        check_here(interaction, session.place)
        check_may_write(interaction)
        person, text = interaction.user.id, seen(given.get("text", ""))
        check(objection(session, person, text), session)
        if not text:
            raise BadInput("refused-empty")
        await self._guests.hold(interaction, session)
        await self._admission.admit(interaction, text)
        about = form.draft if given.get("about") == THIS else None
        event = RequestMade(self._ledger.now(), str(interaction.id), person, text, about)

        def make(session: Session) -> Sequence[Event]:
            check(objection(session, person, text), session)
            return (event,)

        after = await self._ledger.append(form.session, make)
        code, details = "said-joins", {}
        if after.burst is None and after.wake_at is not None:
            code, details = "said-waits", {"when": until(after.wake_at)}
        await self._guests.settle(interaction, form.session, session, code, **details)
