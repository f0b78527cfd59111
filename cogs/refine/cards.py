"""The picture of a session: which cards its thread should show. Pure."""

from __future__ import annotations

from bot.refine.draft import Draft
from bot.refine.limits import Stop
from bot.refine.session import Ending, Hint, Session, Spending
from bot.text import Catalogue
from cogs.refine import excerpt
from cogs.refine.card import Button, Card
from cogs.refine.controls import Verb
from cogs.refine.drafts import NEUTRAL, REJECTED, WRITING, Sight, draft_card, name_of, sight
from cogs.refine.final import final_card

_GROWING = (3_000, 9_000)


class Painter:
    """Paints one session's cards; that of a draft again only when what it shows has changed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._say = catalogue.say
        self._drafts: dict[int, tuple[Sight, Card]] = {}

    def cards(self, session: Session, growing: str | None = None) -> list[Card]:
        """Everything the thread should show, in the order of its messages.

        Args:
            session: the session as it stands.
            growing: the next draft as far as it is written, or None.
        """
        shown: list[tuple[float, Card]] = [(d.at, self._draft(session, d)) for d in session.drafts]
        shown += [(e.at, self._ending(session, e)) for e in session.endings]
        shown += [(h.at, self._hint(number, h)) for number, h in enumerate(session.hints, 1)]
        shown.sort(key=lambda pair: pair[0])
        result = [card for _, card in shown]
        number = str(session.rounds_written + 1)
        is_writing = session.attempt is not None and session.attempt.writes
        if is_writing and growing is not None and growing.strip():
            result.append(self._growing(session, number, growing))
        elif session.burst is None and session.place.post(number) is not None:
            result.append(self._unfinished(number))
        if session.final is not None:
            result.append(final_card(session, self._catalogue))
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
            blocks=(head, excerpt.ending(text, *_GROWING)),
            buttons=(Button(Verb.STOP, self._say("button-stop")),),
            is_partial=True,
            is_growing=True,
        )

    def _unfinished(self, number: str) -> Card:
        """A card that began to grow and whose draft never came; one that comes later fills it."""
        head = f"{self._say('card-draft', number=number)}\n{self._say('card-unfinished')}"
        return Card(number, None, REJECTED, (head,), (), is_partial=True)

    def _ending(self, session: Session, ending: Ending) -> Card:
        """The card that ends a burst: the best so far, why it stopped, how to go on."""
        say = self._say
        is_last = ending is session.endings[-1]
        # What the judge finds best while the next burst runs is for that burst's own ending.
        is_live = is_last and (session.burst is None or session.chosen is not None)
        best = session.draft(session.best if is_live else ending.best)
        can_go_on = ending.stop is not Stop.LIMIT
        why = ending.detail if ending.stop is Stop.FAILED else f"stop-{ending.stop}"
        lines = [self._best_line(best), *self._gain(session, ending, best)]
        if is_last and session.chosen is not None and not session.accepted:
            lines.append(say("why-votes" if session.pick is None else "why-pick"))
        lines.append(say(why))
        if can_go_on:
            lines.append(say("end-again"))
        if ending.spending.calls:
            lines.append(self._usage(ending.spending))
        # Also where it can do nothing: the message is known by its button's custom id.
        buttons = [
            Button(Verb.AGAIN, say("button-again"), is_enabled=can_go_on),
            Button(Verb.ACCEPT, say("button-accept"), is_enabled=best is not None),
        ]
        if len(session.drafts) > 1:
            buttons.append(Button(Verb.COMPARE, say("button-compare")))
        return Card(
            key=f"end{ending.burst}",
            reply_to=None if best is None else str(best.number),
            accent=REJECTED if ending.stop is Stop.FAILED else NEUTRAL,
            blocks=("\n".join(lines),),
            buttons=tuple(buttons),
        )

    def _best_line(self, best: Draft | None) -> str:
        if best is None:
            return self._say("end-none")
        name = name_of(best.number, self._catalogue)
        name = name[0].upper() + name[1:]
        if best.judgement is None:
            return self._say("end-best", name=name)
        return self._say("end-best-score", name=name, score=f"{best.judgement.total:.1f}")

    def _gain(self, session: Session, ending: Ending, best: Draft | None) -> list[str]:
        """From the first score to the best one, as it was when the burst ended."""
        first = session.drafts[0] if session.drafts else None
        if best is None or first is None or best.judgement is None or first.judgement is None:
            return []
        return [
            self._say(
                "end-change",
                first=f"{first.judgement.total:.1f}",
                last=f"{best.judgement.total:.1f}",
                rounds=ending.rounds,
            )
        ]

    def _usage(self, spent: Spending) -> str:
        cost = self._say("cost-unknown")
        if spent.cost is not None:
            cost = self._say("cost-known", cost=f"{spent.cost:.4f}")
        return self._say(
            "end-usage",
            models=", ".join(spent.models),
            calls=spent.calls,
            tokens=spent.input_tokens + spent.output_tokens,
            estimated=self._say("usage-estimated") if spent.estimated else "",
            cost=cost,
        )
