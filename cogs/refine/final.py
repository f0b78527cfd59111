"""The final: the accepted text, to be copied in one go, and how it came about. Pure."""

from __future__ import annotations

from bot.refine.credit import Credit
from bot.refine.draft import Draft
from bot.refine.session import Session
from bot.text import Catalogue
from cogs.refine.chart import chart_of
from cogs.refine.naming import name_of, some_of
from cogs.thread import excerpt
from cogs.thread.card import KEPT, NEUTRAL, Button, Card, File, Picture
from cogs.thread.controls import Verb
from cogs.thread.markdown import quoted
from cogs.thread.people import mention

DRAWING = "cogs.refine.drawing"
"""The program that draws the chart."""
_BLOCK = (2_800, 8_500)
"""The most characters and bytes of a final that goes into the card itself."""
_BLOCK_BESIDE_CREDITS, _CREDITS = (1_800, 5_500), (1_000, 3_000)
"""The same where a team's ideas led to it, and of the credits."""
_MOST_CREDITS = 10
_FENCE = "```"
_MOST_HELPERS = 20


def final_card(session: Session, catalogue: Catalogue) -> Card:
    """The accepted text as a code block, which copies without its Markdown being lost, or as a
    file where it is long or holds a code fence itself."""
    final = session.draft(session.final)
    if final is None:
        raise ValueError("the session has no final")
    room = _BLOCK_BESIDE_CREDITS if session.credits else _BLOCK
    fits = excerpt.fits(final.text, *room) and _FENCE not in final.text
    text = f"{_FENCE}\n{final.text}\n{_FENCE}" if fits else catalogue.say("final-in-file")
    chart, of_ideas = chart_of(session, catalogue), session.is_of_ideas
    return Card(
        key=session.final_card,
        reply_to=str(final.number),
        accent=KEPT,
        blocks=(_head(session, final, catalogue), text, _story(session, final, catalogue)),
        buttons=(Button(Verb.AGAIN, catalogue.say("button-again")),),
        file=None if fits else File("final.md", final.text),
        picture=None
        if chart is None
        else Picture(
            "scores.png", chart.as_json(), DRAWING, chart.description(catalogue, of_ideas=of_ideas)
        ),
    )


def earlier_finals(session: Session, catalogue: Catalogue) -> list[Card]:
    """Finals that are none any more, from before somebody was forgotten whom they may name. What
    they said of people is not known any more; their texts stand in the cards of their drafts."""
    place = session.place
    if place.reopened is None:
        return []
    present = None if session.final is None else session.final_card
    return [
        Card(post.card, None, NEUTRAL, (catalogue.say("final-earlier"),), ())
        for post in place.posts
        if post.card.startswith("final") and post.card != present and post.at <= place.reopened
    ]


def _head(session: Session, final: Draft, catalogue: Catalogue) -> str:
    name = name_of(final.number, catalogue, of_ideas=session.is_of_ideas)
    return catalogue.say("final-head", name=name)


def _story(session: Session, final: Draft, catalogue: Catalogue) -> str:
    """Rounds, scores from the first to the final, and who helped."""
    say = catalogue.say
    first, judgement = session.drafts[0].judgement, final.judgement
    code = "final-rounds-of-ideas" if session.is_of_ideas else "final-rounds"
    lines = [say(code, rounds=session.rounds_written)]
    if first is not None and judgement is not None:
        before, after = (catalogue.number(f"{j.total:.1f}") for j in (first, judgement))
        lines.append(say("final-scores", first=before, last=after))
    if (cost := session.spending.cost) is None:
        lines.append(say("final-cost-unknown"))
    elif session.spending.calls:
        known = say("cost-known", cost=catalogue.number(f"{cost:.4f}"))
        lines.append(say("final-cost", cost=known))
    if helpers := [mention(person, catalogue) for person in sorted(_helpers(session))]:
        people = some_of(helpers, _MOST_HELPERS, catalogue)
        lines.append(say("final-helpers", people=people))
    return "\n".join([*lines, *_credits(session, catalogue)])


def _credits(session: Session, catalogue: Catalogue) -> list[str]:
    """Whose idea became what, where a team's ideas led to the text."""
    say, lines = catalogue.say, []
    for credit in session.credits[:_MOST_CREDITS]:
        details = {"idea": quoted(credit.text, 80)}
        if credit.people:
            details["people"] = ", ".join(mention(p, catalogue) for p in credit.people[:5])
        if became := _became(credit):
            details["became"] = quoted(became, 80)
        if credit.people:
            code = "credit-became" if became else "credit"
        else:
            code = "credit-nobody-became" if became else "credit-nobody"
        lines.append(say(code, **details))
    return [excerpt.head("\n".join([say("credits-head"), *lines]), *_CREDITS)] if lines else []


def _became(credit: Credit) -> str:
    """What an idea became, without quotes of the model's own; nothing where it is what it was."""
    became = credit.became.strip('“”"')
    is_same = became.rstrip(".。").casefold() == credit.text.strip().rstrip(".。").casefold()
    return "" if is_same else became


def _helpers(session: Session) -> set[int]:
    """Who steered beside the author: by requests that stand, by votes, or by rounds. What gathers
    for a round that is still to come has not led to this text."""
    stand = (r for r in session.requests if not r.is_withdrawn and r.id not in session.gathering)
    asked = {r.person for r in stand}
    voted = {person for person, _, _ in session.votes}
    return (asked | voted | session.askers) - {session.author}
