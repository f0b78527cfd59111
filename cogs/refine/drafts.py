"""The card of one draft: its score, its text, and what became of it and why. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.refine.diff import word_diff
from bot.refine.draft import ORIGINAL, Draft, FactChange, Finding, Verdict
from bot.refine.session import Request, Session
from bot.text import Catalogue
from cogs.refine.naming import (
    LONGEST_NAME,
    criterion_name,
    name_of,
    request_of,
    some_of,
    title_of,
    unmet_lines,
)
from cogs.thread import excerpt
from cogs.thread.card import (
    KEPT,
    MAX_BYTES,
    MAX_CHARACTERS,
    NEUTRAL,
    REJECTED,
    WRITING,
    Button,
    Card,
    File,
)
from cogs.thread.controls import Verb
from cogs.thread.markdown import is_rewritten, legible, marked, quoted
from cogs.thread.people import mention

_ACCENTS = {Verdict.FIRST: NEUTRAL, Verdict.KEPT: KEPT, Verdict.REJECTED: REJECTED}

_HEAD, _CHANGES, _ISSUES = (500, 1_300), (1_100, 2_800), (700, 1_900)
"""The most characters and bytes of what stands around a text; the text has the rest."""
_DIFF = 600
_BAR = 10


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a draft's card shows: equal sights look the same."""

    draft: Draft
    base: Draft | None
    is_awaited: bool  # the next answer of the judge is about it
    requests: tuple[Request, ...]  # met or not met by it, or the cause of a loss or addition
    of_ideas: bool = False


def sight(session: Session, draft: Draft) -> Sight:
    """What of a session concerns a draft's card, and nothing else."""
    burst, judgement = session.burst, draft.judgement
    is_awaited = (
        burst is not None
        and not session.pause
        and (draft.number == burst.candidate or (draft.number == burst.base and not burst.reviewed))
    )
    changes = (*judgement.lost, *judgement.added) if judgement else ()
    causes = {change.cause for change in changes}
    causes |= {u.request for u in judgement.unmet} if judgement else set()
    requests = tuple(r for r in session.requests if r.met_by == draft.number or r.id in causes)
    base = session.draft(draft.based_on)
    return Sight(draft, base, is_awaited, requests, session.is_of_ideas)


def draft_card(
    sight: Sight, catalogue: Catalogue, room: tuple[int, int] = (MAX_CHARACTERS, MAX_BYTES)
) -> Card:
    """The card of one draft; a text that does not fit goes with it as a file.

    `room` is how many characters and bytes the card may have.
    """
    painter = _Painter(sight, catalogue)
    details = [block for block in (painter.changes(), painter.bars(), painter.issues()) if block]
    head, text, whole = painter.head(), sight.draft.text, catalogue.say("card-whole")
    around = [head, *details, whole]
    readable = legible(text)
    shown = excerpt.beginning(
        readable,
        room[0] - sum(map(len, around)),
        room[1] - sum(len(block.encode()) for block in around),
    )
    is_whole = shown == readable
    number, judgement = sight.draft.number, sight.draft.judgement
    return Card(
        key=str(number),
        reply_to=None if sight.draft.based_on is None else str(sight.draft.based_on),
        accent=_ACCENTS[judgement.verdict] if judgement else WRITING,
        blocks=(
            head,
            shown if readable.strip() else catalogue.say("card-empty"),
            *details,
            *(() if is_whole else (whole,)),
        ),
        buttons=(
            Button(Verb.AGAIN, catalogue.say("button-again")),
            Button(Verb.SAY, catalogue.say("button-say")),
            Button(Verb.PICK, catalogue.say("button-pick")),
        ),
        file=None if is_whole else File(_file_name(number, of_ideas=sight.of_ideas), text),
        is_open=judgement is None,
    )


class _Painter:
    """The blocks around a draft's text."""

    def __init__(self, sight: Sight, catalogue: Catalogue) -> None:
        self._sight = sight
        self._draft = sight.draft
        self._catalogue = catalogue
        self._say = catalogue.say

    def head(self) -> str:
        say, draft, base = self._say, self._draft, self._sight.base
        number, of_ideas = self._catalogue.number, self._sight.of_ideas
        name = title_of(draft.number, self._catalogue, of_ideas=of_ideas)
        judgement = draft.judgement
        if judgement is None:
            return f"{name}\n{say('card-judging' if self._sight.is_awaited else 'card-unjudged')}"
        delta = ""
        if base is not None and base.judgement is not None:
            delta = number(f" ({judgement.total - base.judgement.total:+.1f})")
        title = say("card-score", name=name, score=number(f"{judgement.total:.1f}"), delta=delta)
        return excerpt.head(f"{title}\n-# {self._verdict()}", *_HEAD)

    def _verdict(self) -> str:
        say, draft, judgement = self._say, self._draft, self._draft.judgement
        parts = []
        if draft.based_on is not None:
            of_ideas = self._sight.of_ideas
            base = name_of(draft.based_on, self._catalogue, of_ideas=of_ideas)
            parts.append(say("card-from", base=base))
        if judgement is None or judgement.verdict is Verdict.FIRST:
            return " · ".join([*parts, say("card-first")])
        code = "card-kept" if judgement.verdict is Verdict.KEPT else "card-rejected"
        reasons = some_of([self._reason(f) for f in judgement.findings], 3, self._catalogue)
        return " · ".join([*parts, say(code, reason=reasons)])

    def _reason(self, finding: Finding) -> str:
        details = {"detail": quoted(finding.detail, 60)} if finding.detail else {}
        return self._say(f"reason-{finding.why}", **details)

    def bars(self) -> str:
        """A bar per criterion; 26 monospaced characters are one line on a phone."""
        if self._draft.judgement is None:
            return ""
        lines = []
        for name, points in self._draft.judgement.points:
            full = round((points - 1) / 4 * _BAR)
            bar = "█" * full + "░" * (_BAR - full)
            known = criterion_name(name, self._catalogue)
            score = self._catalogue.number(f"{points:.1f}")
            lines.append(f"{known:<{LONGEST_NAME}} {bar} {score}")
        return "```\n" + "\n".join(lines) + "\n```" if lines else ""

    def changes(self) -> str:
        """What is different from the text that the draft came from, and whose wish that was."""
        say, draft, judgement = self._say, self._draft, self._draft.judgement
        lines = []
        if draft.changes.strip():
            lines.append(say("card-changes", changes=quoted(draft.changes, 200)))
        if self._sight.base is not None:
            lines.append(self._difference(self._sight.base.text, draft.text))
        if judgement is not None and draft.number != ORIGINAL:
            if judgement.lost:
                lines.append(say("card-lost", facts=self._facts(judgement.lost)))
            if judgement.added:
                lines.append(say("card-added", facts=self._facts(judgement.added)))
        met = [self._request(r) for r in self._sight.requests if r.met_by == draft.number]
        if met:
            lines.append(say("card-requests-met", requests=some_of(met, 3, self._catalogue)))
        unmet = judgement.unmet if judgement else ()
        lines += unmet_lines(unmet, self._sight.requests, self._catalogue)
        return excerpt.head("\n".join(line for line in lines if line), *_CHANGES)

    def _request(self, request: Request) -> str:
        return request_of(request, 60, self._catalogue)

    def _difference(self, old: str, new: str) -> str:
        if old == new:
            return self._say("card-same")
        pieces = word_diff(old, new)
        if is_rewritten(pieces):
            return self._say("card-rewritten", before=len(old), after=len(new))
        return marked(pieces, _DIFF) or self._say("card-spacing")

    def _facts(self, changes: tuple[FactChange, ...]) -> str:
        return some_of([self._fact(change) for change in changes], 4, self._catalogue)

    def _fact(self, change: FactChange) -> str:
        fact = quoted(change.fact, 60)
        if change.cause == "brief":
            return self._say("fact-because-brief", fact=fact)
        asked = next((r for r in self._sight.requests if r.id == change.cause), None)
        if asked is None:
            return fact
        person = mention(asked.person, self._catalogue)
        return self._say("fact-because-request", fact=fact, person=person)

    def issues(self) -> str:
        """What the judge would mend in it."""
        if not self._draft.issues:
            return ""
        lines = [
            self._say("card-issue", quote=quoted(i.quote, 60), problem=quoted(i.problem, 120))
            for i in self._draft.issues
        ]
        return excerpt.head("\n".join([self._say("card-issues"), *lines]), *_ISSUES)


def _file_name(number: int, *, of_ideas: bool) -> str:
    if number != ORIGINAL:
        return f"draft-{number}.md"
    return "first-draft.md" if of_ideas else "original.md"
