"""The picture of a session: which cards its thread should show. Pure."""

from __future__ import annotations

from bot.refine.draft import Draft
from bot.refine.session import Session
from bot.story.hints import Hint
from bot.text import Catalogue
from cogs.refine.drafts import Sight, draft_card, sight
from cogs.refine.ending import ending_card, status_card
from cogs.refine.final import final_card
from cogs.refine.outage import outage_card
from cogs.refine.sheet import sheet
from cogs.thread import excerpt
from cogs.thread.card import NEUTRAL, REJECTED, WRITING, Button, Card
from cogs.thread.controls import Verb
from cogs.thread.markdown import legible

_GROWING = (3_000, 9_000)


class Painter:
    """Paints one session's cards; that of a draft again only when what it shows has changed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._say = catalogue.say
        self._drafts: dict[int, tuple[Sight, Card]] = {}

    def cards(
        self, session: Session, growing: str | None = None, *, is_closing: bool = False
    ) -> list[Card]:
        """Everything that should be shown, in the order of its messages.

        Args:
            session: the session as it stands.
            growing: the next draft as far as it is written, or None.
            is_closing: there can soon be no more edits.
        """
        is_writing = session.attempt is not None and session.attempt.writes
        if not is_writing or growing is None or not growing.strip():
            growing = None
        if session.place.guest:
            return [sheet(session, growing, is_closing=is_closing, catalogue=self._catalogue)]
        return self._thread(session, growing)

    def _thread(self, session: Session, growing: str | None) -> list[Card]:
        shown: list[tuple[float, Card]] = [(d.at, self._draft(session, d)) for d in session.drafts]
        endings = [ending_card(session, e, self._catalogue) for e in session.endings]
        shown += [(e.at, card) for e, card in zip(session.endings, endings, strict=True)]
        outages = enumerate(session.outages, 1)
        shown += [(o.at, outage_card(number, o, self._catalogue)) for number, o in outages]
        shown += [(h.at, self._hint(number, h)) for number, h in enumerate(session.hints, 1)]
        shown.sort(key=lambda pair: pair[0])
        result = [card for _, card in shown]
        number = str(session.rounds_written + 1)
        if growing is not None:
            result.append(self._growing(session, number, growing))
        elif not _goes_on(session) and session.place.post(number) is not None:
            result.append(self._unfinished(number))
        if session.final is not None:
            result.append(final_card(session, self._catalogue))
        elif session.burst is None and endings:
            status = status_card(session, endings[-1], self._catalogue)
            result += [] if status is None else [status]
        return result

    def _hint(self, number: int, hint: Hint) -> Card:
        """A word to one person on how to be heard; it answers their message."""
        text = self._say("hint-reply" if hint.is_reply else "hint-plain")
        key = f"hint{number}"
        buttons = (Button(Verb.SAY, self._say("button-say")),)
        return Card(key, None, NEUTRAL, (text,), buttons, answers=hint.message)

    def _draft(self, session: Session, draft: Draft) -> Card:
        seen = sight(session, draft)
        known = self._drafts.get(draft.number)
        if known is None or known[0] != seen:
            known = self._drafts[draft.number] = seen, draft_card(seen, self._catalogue)
        return known[1]

    def _growing(self, session: Session, number: str, text: str) -> Card:
        head = f"{self._say('card-draft', number=number)}\n{self._say('card-writing')}"
        base = session.burst.base if session.burst else None
        return Card(
            key=number,
            reply_to=None if base is None else str(base),
            accent=WRITING,
            blocks=(head, excerpt.ending(legible(text), *_GROWING)),
            buttons=(Button(Verb.STOP, self._say("button-stop")),),
            is_partial=True,
            is_growing=True,
        )

    def _unfinished(self, number: str) -> Card:
        """A card that began to grow and whose draft never came; one that comes later fills it."""
        head = f"{self._say('card-draft', number=number)}\n{self._say('card-unfinished')}"
        return Card(number, None, REJECTED, (head,), (), is_partial=True)


def _goes_on(session: Session) -> bool:
    """Whether a draft may be growing, or begin to at any moment."""
    return session.burst is not None and not session.is_put_off
