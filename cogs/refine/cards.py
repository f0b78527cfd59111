"""The picture of a session: which cards its thread should show. Pure."""

from __future__ import annotations

from functools import lru_cache

from bot.refine.diff import Change, Piece, word_diff
from bot.refine.session import (
    ORIGINAL,
    Draft,
    Ending,
    FactChange,
    Session,
    Stop,
    Verdict,
)
from bot.text import Catalogue
from cogs.refine import excerpt
from cogs.refine.card import MAX_BYTES, MAX_CHARACTERS, Button, Card, File
from cogs.refine.controls import Verb

WRITING, KEPT, REJECTED, NEUTRAL = 0x5865F2, 0x2E9E6B, 0x8A8F98, 0xC9A227
"""Accent colours, legible beside Discord's dark and light themes."""

DIFF_CHARACTERS = 600
_CONTEXT = 24
_BARS = 10


def cards(session: Session, growing: str | None, catalogue: Catalogue) -> list[Card]:
    """Everything the thread should show, in the order of its messages.

    Args:
        session: the session as it stands.
        growing: the next draft as far as it is written, or None.
        catalogue: the language of the cards.
    """
    painter = _Painter(session, catalogue)
    shown: list[tuple[float, Card]] = [(d.at, painter.draft(d)) for d in session.drafts]
    shown += [(e.at, painter.ending(e)) for e in session.endings]
    shown.sort(key=lambda pair: pair[0])
    result = [card for _, card in shown]
    number = str(session.rounds_written + 1)
    if growing and session.attempt is not None and session.attempt.writes:
        result.append(painter.growing(number, growing))
    elif session.burst is None and session.place.post(number) is not None:
        result.append(painter.unfinished(number))
    return result


class _Painter:
    """Turns parts of one session into cards."""

    def __init__(self, session: Session, catalogue: Catalogue) -> None:
        self._session = session
        self._say = catalogue.say

    def draft(self, draft: Draft) -> Card:
        head = self._head(draft)
        details = [b for b in (self._bars(draft), self._changes(draft), self._issues(draft)) if b]
        used = [head, *details, self._say("card-whole")]
        characters = MAX_CHARACTERS - sum(map(len, used))
        size = MAX_BYTES - sum(len(b.encode()) for b in used)
        text = excerpt.beginning(draft.text, characters, size)
        file = None
        if text != draft.text:
            file = File(f"draft-{draft.number}.md", draft.text)
            details.append(self._say("card-whole"))
        return Card(
            key=str(draft.number),
            reply_to=None if draft.based_on is None else str(draft.based_on),
            accent=_accent(draft),
            blocks=(head, text, *details),
            buttons=(Button(Verb.AGAIN, self._say("button-again")),),
            file=file,
        )

    def growing(self, number: str, text: str) -> Card:
        head = f"{self._say('card-draft', number=number)}\n{self._say('card-writing')}"
        return Card(
            key=number,
            reply_to=self._base_card(),
            accent=WRITING,
            blocks=(head, excerpt.ending(text, 3_000, 9_000)),
            buttons=(Button(Verb.STOP, self._say("button-stop")),),
            is_growing=True,
        )

    def unfinished(self, number: str) -> Card:
        """A card that began to grow and whose draft never came."""
        head = f"{self._say('card-draft', number=number)}\n{self._say('card-unfinished')}"
        return Card(number, None, REJECTED, (head,), ())

    def ending(self, ending: Ending) -> Card:
        """The card that ends a burst: the best so far, why it stopped, how to go on."""
        say, session = self._say, self._session
        best = session.draft(ending.best)
        lines = [self._best_line(best), *self._gain(best)]
        why = ending.detail if ending.stop is Stop.FAILED else f"stop-{ending.stop}"
        lines += [say(why), say("end-again")]
        if ending is session.endings[-1] and session.spending.calls:
            lines.append(self._usage())
        return Card(
            key=f"end{ending.burst}",
            reply_to=None if best is None else str(best.number),
            accent=REJECTED if ending.stop is Stop.FAILED else NEUTRAL,
            blocks=("\n".join(lines),),
            buttons=(Button(Verb.AGAIN, say("button-again")),) if best else (),
        )

    def _base_card(self) -> str | None:
        burst = self._session.burst
        return None if burst is None or burst.base is None else str(burst.base)

    def _head(self, draft: Draft) -> str:
        say = self._say
        is_original = draft.number == ORIGINAL
        name = say("card-original") if is_original else say("card-draft", number=str(draft.number))
        judgement = draft.judgement
        if judgement is None:
            waits = self._session.burst is not None
            return f"{name}\n{say('card-judging' if waits else 'card-unjudged')}"
        base = self._session.draft(draft.based_on)
        delta = ""
        if base is not None and base.judgement is not None:
            delta = f" ({judgement.total - base.judgement.total:+.1f})"
        title = say("card-score", name=name, score=f"{judgement.total:.1f}", delta=delta)
        return f"{title}\n-# {self._verdict(draft)}"

    def _verdict(self, draft: Draft) -> str:
        say, judgement = self._say, draft.judgement
        parts = []
        if draft.based_on is not None:
            parts.append(say("card-from", base=self._name(draft.based_on)))
        if judgement is None or judgement.verdict is Verdict.FIRST:
            return " · ".join([*parts, say("card-first")])
        reasons = ", ".join(
            say(f"reason-{f.why}", **({"detail": f.detail} if f.detail else {}))
            for f in judgement.findings[:3]
        )
        code = "card-kept" if judgement.verdict is Verdict.KEPT else "card-rejected"
        return " · ".join([*parts, say(code, reason=reasons)])

    def _name(self, number: int) -> str:
        if number == ORIGINAL:
            return self._say("name-original")
        return self._say("name-draft", number=str(number))

    def _bars(self, draft: Draft) -> str:
        """A bar per criterion; 27 monospaced characters are one line on a phone."""
        if draft.judgement is None:
            return ""
        lines = []
        for name, points in draft.judgement.points:
            full = round((points - 1) / 4 * _BARS)
            bar = "█" * full + "░" * (_BARS - full)
            lines.append(f"{self._say(f'criterion-{name}'):<11} {bar} {points:.1f}")
        return "```\n" + "\n".join(lines) + "\n```"

    def _changes(self, draft: Draft) -> str:
        lines = []
        if draft.changes:
            lines.append(self._say("card-changes", changes=_escaped(draft.changes[:300])))
        base = self._session.draft(draft.based_on)
        if base is not None:
            lines.append(changes_between(base.text, draft.text))
        if draft.judgement is not None and draft.number != ORIGINAL:
            if lost := self._facts(draft.judgement.lost):
                lines.append(self._say("card-lost", facts=lost))
            if added := self._facts(draft.judgement.added):
                lines.append(self._say("card-added", facts=added))
        met = [r.id for r in self._session.requests if r.met_by == draft.number]
        if met:
            asked = ", ".join(f"“{_escaped(self._request(i)[:80])}”" for i in met)
            lines.append(self._say("card-requests-met", requests=asked))
        return "\n".join(lines)

    def _request(self, request_id: str) -> str:
        return next(r.text for r in self._session.requests if r.id == request_id)

    def _facts(self, changes: tuple[FactChange, ...]) -> str:
        return ", ".join(self._fact(c) for c in changes[:5])

    def _fact(self, change: FactChange) -> str:
        fact = _escaped(change.fact[:80])
        if change.cause == "brief":
            return self._say("fact-because-brief", fact=fact)
        asked = next((r for r in self._session.requests if r.id == change.cause), None)
        if asked is None:
            return fact
        return self._say("fact-because-request", fact=fact, person=f"<@{asked.person}>")

    def _issues(self, draft: Draft) -> str:
        if not draft.issues:
            return ""
        lines = [
            self._say("card-issue", quote=_escaped(i.quote[:80]), problem=_escaped(i.problem[:160]))
            for i in draft.issues
        ]
        return "\n".join([self._say("card-issues"), *lines])

    def _best_line(self, best: Draft | None) -> str:
        if best is None:
            return self._say("end-none")
        name = self._name(best.number)
        name = name[0].upper() + name[1:]
        if best.judgement is None:
            return self._say("end-best", name=name)
        return self._say("end-best-score", name=name, score=f"{best.judgement.total:.1f}")

    def _gain(self, best: Draft | None) -> list[str]:
        first = self._session.drafts[0] if self._session.drafts else None
        if best is None or first is None or best.judgement is None or first.judgement is None:
            return []
        return [
            self._say(
                "end-change",
                first=f"{first.judgement.total:.1f}",
                last=f"{best.judgement.total:.1f}",
                rounds=self._session.rounds_written,
            )
        ]

    def _usage(self) -> str:
        spent = self._session.spending
        cost = self._say("cost-unknown")
        if spent.cost is not None:
            cost = self._say("cost-known", cost=f"{spent.cost:.4f}")
        return self._say(
            "end-usage",
            models=", ".join(spent.models),
            calls=spent.calls,
            tokens=f"{spent.input_tokens + spent.output_tokens:,}",
            estimated=self._say("usage-estimated") if spent.estimated else "",
            cost=cost,
        )


def _accent(draft: Draft) -> int:
    if draft.judgement is None:
        return WRITING
    return {
        Verdict.FIRST: NEUTRAL,
        Verdict.KEPT: KEPT,
        Verdict.REJECTED: REJECTED,
    }[draft.judgement.verdict]


# A session's cards are painted again at each change, and a diff is the one part that takes time.
@lru_cache(maxsize=64)
def changes_between(old: str, new: str) -> str:
    """A word diff as Markdown: gone words struck through, new ones bold, a little of what is
    around them; at most `DIFF_CHARACTERS` characters, then an ellipsis."""
    parts: list[str] = []
    length = 0
    for piece in word_diff(old, new):
        part = _marked(piece)
        if length + len(part) > DIFF_CHARACTERS:
            return "".join(parts).strip() + " …"
        parts.append(part)
        length += len(part)
    return "".join(parts).strip()


def _marked(piece: Piece) -> str:
    text = " ".join(piece.text.split()) if piece.text.strip() else ""
    if piece.change is Change.SAME:
        return _context(piece.text)
    if not text:
        return ""
    mark = "~~" if piece.change is Change.GONE else "**"
    head = " " if piece.text[0].isspace() else ""
    tail = " " if piece.text[-1].isspace() or piece.change is Change.GONE else ""
    return f"{head}{mark}{_escaped(text)}{mark}{tail}"


def _context(text: str) -> str:
    """The words next to a change; what is between two changes and long becomes an ellipsis."""
    flat = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    if len(flat) > 2 * _CONTEXT:
        head, tail = flat[:_CONTEXT].rsplit(" ", 1)[0], flat[-_CONTEXT:].split(" ", 1)[-1]
        flat = f"{head} … {tail}"
    return before + _escaped(flat) + after


def _escaped(text: str) -> str:
    """Text that Discord shows as it is, on one line."""
    flat = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\*_~`|[" else c for c in flat)
