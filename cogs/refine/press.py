"""A press of a button under a card: what it is about, and whether its person may do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import BadInput
from bot.refine.requests import bounds, objection, refusal
from bot.refine.session import Session
from bot.runner.ledger import Log
from cogs.refine.meant import draft_of
from cogs.thread.controls import Control, Verb
from cogs.thread.here import check_may_write

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_STEERING = frozenset({Verb.STOP, Verb.AGAIN, Verb.SAY, Verb.UP, Verb.DOWN})
_WRITING = frozenset({Verb.AGAIN, Verb.SAY})
_OF_THE_AUTHOR = {Verb.ACCEPT: "refused-author", Verb.PICK: "refused-author-pick"}


@dataclass(frozen=True, slots=True)
class Press:
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
        if verb in _WRITING:
            check_may_write(self.interaction)
        if verb is Verb.AGAIN:
            check(refusal(session, self.person), session)
        if verb is Verb.SAY:
            check(objection(session, self.person, ""), session)


def check(code: str, session: Session) -> None:
    """What `refusal` or `objection` says of a person.

    Raises:
        BadInput: it is not nothing.
    """
    if code:
        raise BadInput(code, **bounds(session))
