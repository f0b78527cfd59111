"""Sessions to look at: an original, two drafts that were judged, and whatever a test adds."""

from __future__ import annotations

from dataclasses import replace

from bot.refine.draft import Draft, Judgement, Unmet, Verdict
from bot.refine.limits import Limits, Stop
from bot.refine.rubric import Style
from bot.refine.session import Burst, Ending, Session
from bot.story.place import Place
from bot.story.spending import Spending
from bot.text import Catalogue
from cogs.refine.cards import Painter
from cogs.thread.card import Card
from cogs.thread.scene import Moment

POINTS = (("fit", 3.0), ("clarity", 4.0), ("correctness", 5.0))
AUTHOR, MEMBER = 7, 9
CATALOGUE = Catalogue()


def draft(
    number: int, total: float = 6.0, verdict: Verdict = Verdict.KEPT, text: str = ""
) -> Draft:
    """A judged draft, based on the one before it."""
    judgement = Judgement(POINTS, total, verdict if number else Verdict.FIRST)
    words = text or f"We meet on March 3, version {number}."
    return Draft(number, words, number - 1 if number else None, float(number), judgement=judgement)


def judged(of: Draft, **changes: object) -> Draft:
    """The draft with another judgement."""
    assert of.judgement is not None
    return replace(of, judgement=replace(of.judgement, **changes))  # type: ignore[arg-type]  # each test names fields of Judgement


def session(*drafts: Draft, running: bool = False) -> Session:
    """A session with these drafts, the last of them the best, that waits or runs."""
    burst = Burst(1, 0, drafts[-1].number, 3, AUTHOR, used=len(drafts) - 1, reviewed=True)
    return Session(
        author=AUTHOR,
        brief="Invite the neighbours",
        style=Style.FREE,
        limits=Limits(),
        place=Place(10, 11, 12, announcement=13, thread=13),
        now=100.0,
        drafts=drafts,
        burst=burst if running else None,
        bursts=1,
        judged_best=drafts[-1].number,
    )


SPENT = Spending(("some-model",), 4, 3_000, 1_234, 0.0012)


def ended(before: Session, stop: Stop, detail: str = "", spent: Spending = SPENT) -> Session:
    """The session after its burst."""
    rounds = before.rounds_written
    unmet = tuple(Unmet(r.id, r.why) for r in before.open_requests)
    ending = Ending(before.bursts, stop, before.best, 100.0, detail, rounds, spent, unmet=unmet)
    return replace(before, burst=None, endings=(*before.endings, ending), spending=spent)


def guest(of: Session) -> Session:
    """The same session in a place where the bot is no member."""
    return replace(of, place=replace(of.place, guest=True, threads=False, thread=None))


def cards(of: Session, growing: str | None = None) -> dict[str, Card]:
    """The cards of a session by their keys."""
    return painted(of, Moment(growing))


def painted(of: Session, moment: Moment) -> dict[str, Card]:
    """The cards of a session at a moment, by their keys."""
    return {card.key: card for card in Painter(CATALOGUE).cards(of, moment)}


def shown(card: Card) -> str:
    """All text of a card."""
    return "\n".join(card.blocks)
