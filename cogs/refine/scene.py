"""The scene of a session that refines a text: its cards, its marks, and when 🔁 is offered."""

from __future__ import annotations

from collections.abc import Sequence

from bot.refine.events import Stopped
from bot.refine.session import Session
from bot.story.events import Event, Seeded
from bot.text import Catalogue
from cogs.refine.cards import Painter
from cogs.refine.head import head
from cogs.refine.sheet import sheet
from cogs.thread.card import Card
from cogs.thread.markdown import escaped
from cogs.thread.parting import Parting, named
from cogs.thread.scene import NOW, Mark, Moment, Offer

BOT = 0
"""The person in the log where the bot itself stops a session whose thread is gone."""


class RefineScene:
    """One session's; it remembers the cards that it has painted."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._painter = Painter(catalogue)

    def head(self, session: Session) -> Card:
        """The message that opens the session; for a guest it is the only one there will be."""
        if session.place.guest:
            return sheet(session, NOW, self._catalogue)
        return head(session, self._catalogue)

    def cards(self, session: Session, moment: Moment, /) -> list[Card]:
        """Everything else that should be shown, in the order of its messages."""
        return self._painter.cards(session, moment)

    def marks(self, session: Session) -> Sequence[Mark]:
        """The requests whose message has no 📝 yet, also those that a quick model met already."""
        return [
            Mark(r.id, r.message, r.channel)
            for r in session.requests
            if r.message is not None and not (r.is_noted or r.is_withdrawn)
        ]

    def offer(self, session: Session) -> Offer | None:
        """🔁 under the best draft, once when a burst has ended; no round is offered where there can
        be none, or where a final is all that was wanted."""
        if session.burst is not None or session.place.seeded >= session.bursts:
            return None
        is_offered = session.best is not None and session.has_rounds_left and not session.accepted
        return Offer(session.bursts, str(session.best) if is_offered else None)

    def is_moving(self, session: Session) -> bool:
        """Whether a burst is under way, and does not wait for a model that is down."""
        return session.burst is not None and not session.is_put_off

    def writing(self, session: Session) -> object:
        """The attempt whose draft grows."""
        return session.attempt

    def gave_up(self, session: Session, now: float) -> Sequence[Event]:
        """Stop, so that nothing is spent for nobody."""
        if session.burst is None:
            return ()
        return (Stopped(now, f"gone:{session.bursts}", BOT),)

    def parting(self, session: Session) -> Parting | None:
        """The best draft goes with it, for the thread may be gone."""
        if session.burst is not None or session.place.seeded >= session.bursts:
            return None
        best = None if session.best is None else session.draft(session.best)
        place, ended = named(session.place), session.endings[-1].at
        code = "parting-refine" if best else "parting-refine-empty"
        words = self._catalogue.say(code, title=escaped(session.title) or "…", place=place)
        return Parting(session.author, words, best.text if best else "", ended)

    def parted(self, session: Session, now: float) -> Sequence[Event]:
        """Nothing of its last burst is left to be shown."""
        is_shown = session.burst is not None or session.place.seeded >= session.bursts
        return () if is_shown else (Seeded(now, session.bursts),)
