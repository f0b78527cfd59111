"""The card that ends a burst: the best so far, why it stopped, how to go on. Pure.

Discord limits edits of old messages. What changes after the ending card is sealed is shown on a
status card; that is sealed in its turn, and the next change makes another.
"""

from __future__ import annotations

from dataclasses import replace

from bot.refine.draft import Draft, Finding, Verdict, Why
from bot.refine.limits import Stop
from bot.refine.session import Ending, Session
from bot.story.spending import Spending
from bot.text import Catalogue
from cogs.refine.naming import heading_of, unmet_lines
from cogs.thread.card import NEUTRAL, REJECTED, Button, Card, is_sealed
from cogs.thread.controls import Verb
from cogs.thread.markdown import quoted

STATUS = "status"
"""What the key of every status card begins with; they are numbered through the session."""


def key_of(ending: Ending) -> str:
    """The key of the card of a burst's end."""
    return f"end{ending.burst}"


def best_of(session: Session, ending: Ending) -> Draft | None:
    """The best draft for the card of a burst's end.

    What the judge finds best while the next burst runs is for that burst's own ending.
    """
    is_chosen = ending is session.endings[-1] and session.chosen is not None
    is_live = is_chosen or _is_now(session, ending)
    return session.draft(session.best if is_live else ending.best)


def ending_card(session: Session, ending: Ending, catalogue: Catalogue) -> Card:
    """The card of one burst's end; that of the last one follows what members choose later."""
    best = best_of(session, ending)
    lines = ending_lines(session, ending, "end-again", catalogue)
    return Card(
        key=key_of(ending),
        reply_to=None if best is None else str(best.number),
        accent=REJECTED if ending.stop is Stop.FAILED else NEUTRAL,
        blocks=("\n".join(lines),),
        buttons=_buttons(session, ending, best, catalogue),
    )


def ending_lines(session: Session, ending: Ending, again: str, catalogue: Catalogue) -> list[str]:
    """What there is to say of a burst's end; `again` is the sentence on how to go on."""
    say = catalogue.say
    best = best_of(session, ending)
    lines = [_best_line(session, best, catalogue), *_gain(session, ending, best, catalogue)]
    lines += _choice(session, ending, catalogue)
    can_go_on = _can_go_on(session, ending)
    if can_go_on or ending.stop not in (Stop.ROUNDS, Stop.LIMIT):  # else the last line says it
        lines.append(say(ending.detail if ending.stop is Stop.FAILED else f"stop-{ending.stop}"))
    if ending.stop is Stop.NOTHING_LEFT and (why := quoted(ending.detail, 200)):
        lines.append(say("stop-why", why=why))
    if ending.stop not in (Stop.STOPPED, Stop.FAILED):
        lines += unmet_lines(ending.unmet, session.requests, catalogue)
    lines.append(say(again if can_go_on else "stop-limit"))
    if ending.spending.calls:
        lines.append(_usage(ending.spending, catalogue))
    return lines


def status_card(session: Session, ended: Card, catalogue: Catalogue) -> Card | None:
    """How things stand now, where the last burst's ending card is too old to tell it.

    Args:
        session: a session that waits for people.
        ended: the card of its last ending, as it would look now.
        catalogue: the words.
    """
    place = session.place
    post = place.post(ended.key)
    if post is None or not is_sealed(post, session.now):
        return None
    own = [p for p in place.posts if p.card.startswith(STATUS)]
    newest = own[-1] if own and own[-1].at >= post.at else None
    if newest is None and post.digest == ended.digest:
        return None
    best = session.draft(session.best)
    lines = [
        _best_line(session, best, catalogue),
        *_choice(session, session.endings[-1], catalogue),
    ]
    card = Card(
        key=f"{STATUS}{len(own) + 1}" if newest is None else newest.card,
        reply_to=None if best is None else str(best.number),
        accent=NEUTRAL,
        blocks=("\n".join([*lines, catalogue.say("status-note")]),),
        buttons=_buttons(session, session.endings[-1], best, catalogue),
    )
    if newest is None or newest.digest == card.digest or not is_sealed(newest, session.now):
        return card
    return replace(card, key=f"{STATUS}{len(own) + 1}")


def _is_now(session: Session, ending: Ending) -> bool:
    """Whether a burst's end is how the session stands."""
    return ending is session.endings[-1] and session.burst is None


def _can_go_on(session: Session, ending: Ending) -> bool:
    """Whether there was a round left when the burst ended."""
    return ending.rounds + ending.spending.rounds < session.limits.max_rounds


def _choice(session: Session, ending: Ending, catalogue: Catalogue) -> list[str]:
    """Whose choice the best is, or what it did better than the others."""
    say, best = catalogue.say, best_of(session, ending)
    if ending is session.endings[-1] and session.chosen is not None:
        if session.accepted:
            return []
        return [say("why-votes" if session.pick is None else "why-pick")]
    judged_best = None if ending.is_chosen else ending.best
    if _is_now(session, ending):
        judged_best = session.judged_best
    if best is None or best.judgement is None or best.number != judged_best:
        return []
    if best.judgement.verdict is Verdict.FIRST:
        return [say("why-first")] if ending.rounds > best.number else []
    has_met = Finding(Why.MET_REQUEST) in best.judgement.findings
    return [say("why-request" if has_met else "why-judge")]


def _buttons(
    session: Session, ending: Ending, best: Draft | None, catalogue: Catalogue
) -> tuple[Button, ...]:
    """Also where one can do nothing: the message is known by its buttons' custom ids."""
    say = catalogue.say
    again = Button(Verb.AGAIN, say("button-again"), is_enabled=_can_go_on(session, ending))
    accept = Button(Verb.ACCEPT, say("button-accept"), is_enabled=best is not None)
    if len(session.drafts) < 2:
        return again, accept
    return again, accept, Button(Verb.COMPARE, say("button-compare"))


def _best_line(session: Session, best: Draft | None, catalogue: Catalogue) -> str:
    if best is None:
        return catalogue.say("end-none")
    name = heading_of(best.number, catalogue, of_ideas=session.is_of_ideas)
    if best.judgement is None:
        return catalogue.say("end-best", name=name)
    score = catalogue.number(f"{best.judgement.total:.1f}")
    return catalogue.say("end-best-score", name=name, score=score)


def _gain(session: Session, ending: Ending, best: Draft | None, catalogue: Catalogue) -> list[str]:
    """From the first score to the best one, as it was when the burst ended."""
    first = session.drafts[0] if session.drafts else None
    if best is None or first is None or best.judgement is None or first.judgement is None:
        return []
    before, after = (
        catalogue.number(f"{judgement.total:.1f}")
        for judgement in (first.judgement, best.judgement)
    )
    return [catalogue.say("end-change", rounds=ending.rounds, first=before, last=after)]


def _usage(spent: Spending, catalogue: Catalogue) -> str:
    cost = catalogue.say("cost-unknown")
    if spent.cost is not None:
        cost = catalogue.say("cost-known", cost=catalogue.number(f"{spent.cost:.4f}"))
    return catalogue.say(
        "end-usage",
        models=", ".join(spent.models),
        calls=spent.calls,
        tokens=spent.input_tokens + spent.output_tokens,
        estimated=catalogue.say("usage-estimated") if spent.estimated else "",
        cost=cost,
    )
