"""The picture of a session: which cards its thread should show. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.refine.draft import ORIGINAL, Draft
from bot.refine.requests import bounds
from bot.refine.session import Session
from bot.story.hints import Hint
from bot.story.place import Place
from bot.story.wait import Wait
from bot.text import Catalogue
from cogs.refine.drafts import Sight, draft_card, sight
from cogs.refine.ending import ending_card, status_card
from cogs.refine.final import earlier_finals, final_card
from cogs.refine.outage import outage_card
from cogs.refine.pause import pause_card
from cogs.refine.sheet import sheet
from cogs.refine.withheld import withheld_card
from cogs.thread import excerpt
from cogs.thread.card import NEUTRAL, REJECTED, WRITING, Button, Card
from cogs.thread.controls import Verb
from cogs.thread.in_line import in_line
from cogs.thread.markdown import legible
from cogs.thread.scene import NOW, Moment

_GROWING = (3_000, 9_000)


class Painter:
    """Paints one session's cards; that of a draft again only when what it shows has changed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._say = catalogue.say
        self._drafts: dict[int, tuple[Sight, Card]] = {}

    def cards(self, session: Session, moment: Moment = NOW) -> list[Card]:
        """Everything that should be shown, in the order of its messages."""
        is_blank = moment.growing is not None and moment.growing.isspace()
        if not _is_writing(session) or is_blank:
            moment = replace(moment, growing=None)
        if session.place.guest:
            return [sheet(session, moment, self._catalogue)]
        return self._thread(session, moment)

    def _thread(self, session: Session, moment: Moment) -> list[Card]:
        shown = [(d.at, self._draft(session, d, moment)) for d in session.drafts]
        endings = [ending_card(session, e, self._catalogue) for e in session.endings]
        shown += [(e.at, card) for e, card in zip(session.endings, endings, strict=True)]
        shown += [(w.at, withheld_card(w, self._catalogue)) for w in session.withheld]
        outages = enumerate(session.outages, 1)
        shown += [(o.at, outage_card(number, o, self._catalogue)) for number, o in outages]
        pauses = enumerate(session.pauses, 1)
        shown += [(p.at, pause_card(number, p, self._catalogue)) for number, p in pauses]
        hints = enumerate(session.hints, 1)
        shown += [(h.at, self._hint(session, number, h)) for number, h in hints]
        shown.sort(key=lambda pair: pair[0])
        result = [card for _, card in shown]
        number = str(session.rounds_written + 1)
        is_there = session.place.post(number) is not None
        if moment.growing is not None:
            result.append(self._growing(session, number, moment.growing))
        elif moment.wait is not None and session.burst is not None:
            result.append(self._in_line(session, number, moment.wait))
        elif moment.has_waited and _is_writing(session) and is_there:
            result.append(self._growing(session, number, ""))
        elif not _goes_on(session) and is_there:
            result.append(self._unfinished(number))
        if session.final is not None:
            result.append(final_card(session, self._catalogue))
        elif session.burst is None and endings:
            status = status_card(session, endings[-1], self._catalogue)
            result += [] if status is None else [status]
        return [*result, *earlier_finals(session, self._catalogue)]

    def _hint(self, session: Session, number: int, hint: Hint) -> Card:
        """A word to one person on how to be heard, or why they are not; it answers their message.

        The message is known by its button's custom id, also where that is of no use.
        """
        code = hint.why or _unheard(hint, session.place)
        text = self._say(code, **bounds(session))
        key, can_say = f"hint{number}", not hint.why.startswith("refused")
        buttons = (Button(Verb.SAY, self._say("button-say"), is_enabled=can_say),)
        return Card(
            key, None, NEUTRAL, (text,), buttons, answers=hint.message, channel=hint.channel
        )

    def _draft(self, session: Session, draft: Draft, moment: Moment) -> Card:
        """A draft's card. Nobody reads the original while others have the model; that its turn has
        come since is not worth an edit, for the score follows."""
        seen = sight(session, draft)
        if draft.number == ORIGINAL and moment.has_waited:
            seen = replace(seen, is_awaited=False)
        known = self._drafts.get(draft.number)
        if known is None or known[0] != seen:
            known = self._drafts[draft.number] = seen, draft_card(seen, self._catalogue)
        return known[1]

    def _growing(self, session: Session, number: str, text: str) -> Card:
        head = f"{self._say('card-draft', number=number)}\n{self._say('card-writing')}"
        base = session.burst.base if session.burst else None
        beginning = excerpt.ending(legible(text), *_GROWING)
        return Card(
            key=number,
            reply_to=None if base is None else str(base),
            accent=WRITING,
            blocks=(head, beginning) if beginning.strip() else (head,),
            buttons=(Button(Verb.STOP, self._say("button-stop")),),
            is_partial=True,
            is_growing=True,
        )

    def _in_line(self, session: Session, number: str, wait: Wait) -> Card:
        """The next draft's card while others have the model. It is posted like any card; what
        changes on it may as well be dropped, as while a draft grows."""
        head = f"{self._say('card-draft', number=number)}\n{in_line(wait, self._catalogue)}"
        is_there = session.place.post(number) is not None
        return replace(self._growing(session, number, ""), blocks=(head,), is_growing=is_there)

    def _unfinished(self, number: str) -> Card:
        """A card that began to grow and whose draft never came; one that comes later fills it."""
        head = f"{self._say('card-draft', number=number)}\n{self._say('card-unfinished')}"
        return Card(number, None, REJECTED, (head,), (), is_partial=True)


def _unheard(hint: Hint, place: Place) -> str:
    """The code of what is said where words were for nobody; direct messages can all be read."""
    if place.guild is None:
        return "hint-direct"
    return "hint-reply" if hint.is_reply else "hint-plain"


def _is_writing(session: Session) -> bool:
    """Whether a draft is being written."""
    return session.attempt is not None and session.attempt.writes


def _goes_on(session: Session) -> bool:
    """Whether a draft may be growing, or begin to at any moment."""
    return session.burst is not None and not session.is_put_off
