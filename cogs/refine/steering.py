"""Steering: what members press under the cards, checked, recorded and acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.errors import BadInput
from bot.refine.events import (
    Accepted,
    AnotherRound,
    Event,
    Picked,
    Reacted,
    Reaction,
    RequestMade,
    Stopped,
)
from bot.refine.fold import apply
from bot.refine.reactions import is_on, reaction_source
from bot.refine.requests import bounds, objection, refusal
from bot.refine.session import Session
from bot.runner.ledger import Ledger, Log
from bot.story.events import Looked
from bot.story.hidden import seen
from bot.story.place import Place
from bot.text import Catalogue
from bot.text.catalogues import Languages
from cogs.refine.comparing import open_comparison
from cogs.refine.drafts import name_of
from cogs.refine.form import THIS, Form, open_form
from cogs.refine.guests import Guests
from cogs.refine.meant import draft_of
from cogs.thread.admission import Admission
from cogs.thread.answering import Answers
from cogs.thread.controls import BOARD, Control, Verb
from cogs.thread.given import answers, choice, pressed, sent
from cogs.thread.here import check_here
from cogs.thread.times import until

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_VOTES = {Verb.UP: Reaction.UP, Verb.DOWN: Reaction.DOWN}
_STEERING = frozenset({Verb.STOP, Verb.AGAIN, Verb.SAY, *_VOTES})
_OF_THE_AUTHOR = {Verb.ACCEPT: "refused-author", Verb.PICK: "refused-author-pick"}


@dataclass(frozen=True, slots=True)
class _Press:
    """A press of a control, the log that it is about, and the session as it was then."""

    interaction: Interaction
    control: Control
    log: Log[Session]
    session: Session

    @property
    def key(self) -> int:
        return self.control.session

    @property
    def person(self) -> int:
        return self.interaction.user.id

    @property
    def source(self) -> str:
        return str(self.interaction.id)

    def draft(self) -> int:
        """The draft that it is about.

        Raises:
            BadInput: there is none.
        """
        draft = draft_of(self.control.card, self.session)
        if draft is None or self.session.draft(draft) is None:
            raise BadInput("refused-gone" if self.session.drafts else "refused-no-draft")
        return draft

    def check(self) -> None:
        """Whether this person may do this here.

        Raises:
            BadInput: they may not.
        """
        verb, session = self.control.verb, self.session
        if verb in _OF_THE_AUTHOR and self.person != session.author:
            raise BadInput(_OF_THE_AUTHOR[verb])
        moderates = verb is Verb.STOP and self.interaction.permissions.manage_threads
        if verb in _STEERING and not session.may_steer(self.person) and not moderates:
            raise BadInput("refused-not-yours")
        if verb is Verb.AGAIN:
            _check(refusal(session, self.person), session)
        if verb is Verb.SAY:
            _check(objection(session, self.person, ""), session)


class SteeringCog(commands.Cog):
    """Takes presses and forms by their custom ids: they may be from before a restart."""

    def __init__(
        self,
        ledger: Ledger[Session],
        answers: Answers,
        guests: Guests,
        admission: Admission,
        languages: Languages,
    ) -> None:
        self._ledger = ledger
        self._answers = answers
        self._guests = guests
        self._admission = admission
        self._languages = languages

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
        session = log.session
        check_here(interaction, session.place)
        press = _Press(interaction, control, log, session)
        press.check()
        match control.verb:
            case Verb.STOP:
                await self._stop(press)
            case Verb.AGAIN:
                await self._again(press)
            case Verb.SAY:
                form = Form(control.session, draft_of(control.card, session))
                await open_form(interaction, form, self._words(interaction))
            case Verb.PICK:
                await self._pick(press)
            case Verb.ACCEPT:
                await self._accept(press)
            case Verb.COMPARE:
                words = self._words(interaction)
                await open_comparison(interaction, control.session, session, words)
            case Verb.UP | Verb.DOWN:
                await self._vote(press, _VOTES[control.verb])
            case Verb.LOOK:
                await self._look(press)
            case Verb.REFRESH:
                await self._guests.settle(interaction, press.key, session)

    def _words(self, interaction: Interaction) -> Catalogue:
        return self._languages.of(interaction.locale.value)

    async def _pick(self, press: _Press) -> None:
        """A final stays what it is, as with 📌: the pick counts once the session goes on."""
        draft, words = press.draft(), self._words(press.interaction)
        event = Picked(self._ledger.now(), press.source, press.person, draft)
        final = (await self._ledger.record(press.key, event)).final
        code, details = "picked", {"draft": name_of(draft, words)}
        if final is not None and final != draft:
            code, details["final"] = "picked-later", name_of(final, words)
        await self._guests.settle(press.interaction, press.key, press.session, code, **details)

    async def _accept(self, press: _Press) -> None:
        draft = press.draft()
        event = Accepted(self._ledger.now(), press.source, press.person, draft)
        await self._ledger.record(press.key, event)
        name = name_of(draft, self._words(press.interaction))
        code = _accepted(press.session.place)
        await self._guests.settle(press.interaction, press.key, press.session, code, draft=name)

    async def _told(self, interaction: Interaction, form: Form, given: dict[str, str]) -> None:
        """The feedback form was sent."""
        log = await self._ledger.open(form.session)
        session = log.session
        check_here(interaction, session.place)
        person, text = interaction.user.id, seen(given.get("text", ""))
        _check(objection(session, person, text), session)
        if not text:
            raise BadInput("refused-nothing")
        await self._guests.hold(interaction, session)
        await self._admission.admit(interaction, text)
        about = form.draft if given.get("about") == THIS else None
        event = RequestMade(self._ledger.now(), str(interaction.id), person, text, about)

        def make(session: Session) -> Sequence[Event]:
            _check(objection(session, person, text), session)
            return (event,)

        after = await self._ledger.append(form.session, make)
        code, details = "said-joins", {}
        if after.burst is None and after.wake_at is not None:
            code, details = "said-waits", {"when": until(after.wake_at)}
        await self._guests.settle(interaction, form.session, session, code, **details)

    async def _stop(self, press: _Press) -> None:
        event = Stopped(self._ledger.now(), press.source, press.person)
        code = "stop-idle"

        def make(session: Session) -> Sequence[Event]:
            nonlocal code
            if session.burst is not None or session.gathering:
                code = "stop-done"
            return (event,)

        await self._ledger.append(press.key, make)
        await self._guests.settle(press.interaction, press.key, press.session, code)

    async def _again(self, press: _Press) -> None:
        draft = draft_of(press.control.card, press.session)
        if draft is None:
            raise BadInput("refused-gone")
        event = AnotherRound(self._ledger.now(), press.source, press.person, draft)
        code = "again-joined"

        def make(session: Session) -> Sequence[Event]:
            nonlocal code
            after = apply(session, event)
            if not session.drafts:
                has_begun = after.burst != session.burst
                code = "again-first" if has_begun else "again-first-joined"
            elif after.queue != session.queue:
                code = "again-queued"
            elif after.burst != session.burst:
                code = "again-started"
            return (event,)

        await self._ledger.append(press.key, make)
        name = name_of(draft, self._words(press.interaction))
        await self._guests.settle(press.interaction, press.key, press.session, code, draft=name)

    async def _vote(self, press: _Press, thumb: Reaction) -> None:
        """Where there are no reactions: a second press takes the vote back."""
        person, draft = press.person, press.draft()
        code = "voted-back"

        def make(session: Session) -> Sequence[Event]:
            nonlocal code
            on = not is_on(session, person, draft, thumb)
            if on:
                code = "voted-up" if thumb is Reaction.UP else "voted-down"
            source = reaction_source(session, person, draft, thumb)
            return (Reacted(self._ledger.now(), source, person, draft, thumb, on),)

        await self._ledger.append(press.key, make)
        name = name_of(draft, self._words(press.interaction))
        await self._guests.settle(press.interaction, press.key, press.session, code, draft=name)

    async def _look(self, press: _Press) -> None:
        """Turn a guest's message to another draft."""
        draft = choice(press.interaction)
        if press.session.draft(draft) is None:
            raise BadInput("refused-gone")
        event = Looked(self._ledger.now(), press.source, press.person, draft)
        await self._ledger.record(press.key, event)
        await self._guests.settle(press.interaction, press.key, press.session)


def _accepted(place: Place) -> str:
    """The code of the sentence that says where the final is."""
    if place.guest:
        return "accepted-guest"
    return "accepted-flat" if place.is_flat else "accepted"


def _check(code: str, session: Session) -> None:
    if code:
        raise BadInput(code, **bounds(session))
