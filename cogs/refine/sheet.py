"""The sheet: a whole session in one message, for places where the bot is no member. Pure.

There it has no thread, sees no reaction and no reply: all that a thread offers is in the controls
of this message, which shows one draft at a time.
"""

from __future__ import annotations

from dataclasses import replace

from bot.refine.draft import Draft
from bot.refine.session import Session
from bot.story.place import SHEET
from bot.story.wait import Wait
from bot.text import Catalogue
from cogs.refine.drafts import draft_card, sight
from cogs.refine.ending import ending_lines
from cogs.refine.final import final_card
from cogs.refine.head import head
from cogs.refine.naming import option_of, request_of
from cogs.refine.outage import outage_words
from cogs.refine.pause import pause_words
from cogs.refine.withheld import withheld_words
from cogs.thread import excerpt
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS, WRITING, Button, Card, Option
from cogs.thread.controls import Verb
from cogs.thread.in_line import in_line
from cogs.thread.limits import MOST_CHOICES
from cogs.thread.markdown import legible
from cogs.thread.scene import Moment

_TOP, _STATE = (450, 1_200), (600, 1_500)
"""The most characters and bytes of what stands above and below a draft."""
_CLOSING = 150
"""Characters and bytes that are kept free for the word that no more edits can come."""
_MOST_ASKED = 3


def sheet(session: Session, moment: Moment, catalogue: Catalogue) -> Card:
    """The message as it should look now.

    Args:
        session: a session in a place where the bot is a guest.
        moment: `growing` is the next draft; `is_closing`: Discord will soon take no more edits
            until somebody presses something.
        catalogue: the words.
    """
    draft = in_view(session)
    if session.final is not None:
        card = final_card(session, catalogue)
    elif moment.growing is not None:
        card = _growing(session, moment.growing, catalogue)
    else:
        card = _resting(session, draft, moment.wait, catalogue)
    # While it waits nobody watches the time, so that the word is there from the beginning.
    is_closing = moment.is_closing or session.is_put_off
    if is_closing:
        card = replace(card, blocks=(*card.blocks, catalogue.say("sheet-closing")))
    return replace(
        card,
        key=SHEET,
        reply_to=None,
        buttons=_orders(session, draft, catalogue),
        more_buttons=_choices(session, draft, catalogue, is_closing=is_closing),
        menu=_menu(session, draft, catalogue),
    )


def in_view(session: Session) -> Draft | None:
    """The draft that is shown: what somebody turned to, until there is something newer."""
    if session.final is not None:
        return session.draft(session.final)
    newest = max((*(d.at for d in session.drafts), *(e.at for e in session.endings)), default=0.0)
    if session.place.looked is not None and session.place.looked[0] >= newest:
        return session.draft(session.place.looked[1])
    if session.burst is not None:
        return session.drafts[-1] if session.drafts else None
    return session.draft(session.best)


def _growing(session: Session, text: str, catalogue: Catalogue) -> Card:
    title = catalogue.say("card-draft", number=str(session.rounds_written + 1))
    top, state = _top(session, catalogue), f"{title}\n{catalogue.say('card-writing')}"
    beginning = excerpt.ending(legible(text), *_room_beside(top, state))
    blocks = (top, state, beginning) if beginning.strip() else (top, state)
    return Card(SHEET, None, WRITING, blocks, (), is_growing=True)


def _resting(
    session: Session, draft: Draft | None, wait: Wait | None, catalogue: Catalogue
) -> Card:
    top, state = _top(session, catalogue), _state(session, draft, wait, catalogue)
    if draft is None:
        return Card(SHEET, None, WRITING, (top, state), ())
    card = draft_card(sight(session, draft), catalogue, _room_beside(top, state))
    return replace(card, blocks=(top, *card.blocks, state))


def _room_beside(*blocks: str) -> tuple[int, int]:
    """The characters and bytes that are left for a draft; the last word has to fit in as well."""
    characters, size = sum(map(len, blocks)), sum(len(block.encode()) for block in blocks)
    return MAX_CHARACTERS - _CLOSING - characters, MAX_BYTES - _CLOSING - size


def _top(session: Session, catalogue: Catalogue) -> str:
    return excerpt.head("\n".join(head(session, catalogue).blocks), *_TOP)


def _state(session: Session, draft: Draft | None, wait: Wait | None, catalogue: Catalogue) -> str:
    """Where the session stands, and what was asked of it."""
    say = catalogue.say
    lines = []
    if session.burst is not None and session.outage is not None:
        lines = [outage_words(session.outage, catalogue)]
    elif session.burst is not None and session.pause is not None:
        lines = [pause_words(session.pause, catalogue)]
    elif session.burst is not None and wait is not None:
        lines = [in_line(wait, catalogue)]
    elif session.burst is not None:
        used, rounds = session.burst.used, session.burst.rounds
        lines = [say("sheet-running", round=min(used + 1, rounds), rounds=rounds)]
    elif session.endings:
        lines = _out_of_view(session, draft, catalogue)
        lines += ending_lines(session, session.endings[-1], "sheet-again", catalogue)
    newest = max((draft.number for draft in session.drafts), default=0)
    lines += [withheld_words(w, catalogue) for w in session.withheld if w.number > newest]
    asked = session.open_requests
    for request in asked[-_MOST_ASKED:]:
        lines.append(say("sheet-asked", request=request_of(request, 80, catalogue)))
    if len(asked) > _MOST_ASKED:
        lines.append(say("sheet-asked-more", number=len(asked) - _MOST_ASKED))
    return excerpt.head("\n".join(lines), *_STATE)


def _out_of_view(session: Session, draft: Draft | None, catalogue: Catalogue) -> list[str]:
    """That a newer draft does what was asked, where one that people chose is in view again."""
    newest = max((r.met_by for r in session.requests if r.met_by is not None), default=None)
    if newest is None or session.best is None or newest <= session.best:
        return []
    is_seen = draft is not None and draft.number == newest
    return [] if is_seen else [catalogue.say("sheet-met", number=str(newest))]


def _orders(session: Session, draft: Draft | None, catalogue: Catalogue) -> tuple[Button, ...]:
    """What can be asked of the bot, about the draft in view."""
    say, about = catalogue.say, None if draft is None else str(draft.number)
    can_go_on = session.has_rounds_left
    buttons = [
        Button(Verb.AGAIN, say("button-again"), draft is not None and can_go_on, about),
        Button(Verb.SAY, say("button-say"), can_go_on, about),
        Button(Verb.ACCEPT, say("button-accept"), draft is not None, about),
    ]
    if session.burst is not None:
        buttons.insert(0, Button(Verb.STOP, say("button-stop")))
    if len(session.drafts) > 1:
        buttons.append(Button(Verb.COMPARE, say("button-compare")))
    return tuple(buttons)


def _choices(
    session: Session, draft: Draft | None, catalogue: Catalogue, *, is_closing: bool
) -> tuple[Button, ...]:
    """Votes and the author's pick; in a thread they are reactions."""
    buttons = []
    if draft is not None:
        about = str(draft.number)
        for verb, value in ((Verb.UP, 1), (Verb.DOWN, -1)):
            votes = sum(v == value for _, number, v in session.votes if number == draft.number)
            buttons.append(Button(verb, str(votes), about=about))
        buttons.append(Button(Verb.PICK, catalogue.say("button-pick"), about=about))
    if is_closing:
        buttons.append(Button(Verb.REFRESH, catalogue.say("button-refresh")))
    return tuple(buttons)


def _menu(session: Session, draft: Draft | None, catalogue: Catalogue) -> tuple[Option, ...]:
    """The latest drafts, where there is a choice."""
    if len(session.drafts) < 2:
        return ()
    latest = session.drafts[-MOST_CHOICES:]
    return tuple(_option(session, one, one is draft, catalogue) for one in latest)


def _option(session: Session, draft: Draft, is_chosen: bool, catalogue: Catalogue) -> Option:
    of_ideas = session.is_of_ideas
    option = option_of(draft, catalogue, is_chosen=is_chosen, of_ideas=of_ideas)
    if draft.number != session.best:
        return option
    words = filter(None, (option.description, catalogue.say("sheet-best")))
    return replace(option, description=" · ".join(words))
