"""A session as a document: JSON for programs, Markdown for people."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bot.refine.draft import ORIGINAL, Draft
from bot.refine.session import Session
from bot.story.forgetting import is_forgotten
from bot.story.hidden import one_line, without_hidden
from bot.text import Catalogue

Json = dict[str, object]


def as_json(key: int, session: Session, catalogue: Catalogue) -> Json:
    """The whole session. Scores are 2.0 to 10.0, points 1.0 to 5.0, times ISO 8601 in UTC."""
    spent = session.spending
    return {
        "session": key,
        "brief": session.brief,
        "style": session.style,
        "original": session.original,
        "best": session.best,
        "final": session.final,
        "drafts": [_draft(d, catalogue) for d in session.drafts],
        "withheld": [
            {"number": w.number, "categories": list(w.categories), "at": iso(w.at)}
            for w in session.withheld
        ],
        "requests": [
            {
                "id": r.id,
                "person": None if is_forgotten(r.person) else str(r.person),
                "text": r.text,
                "about": r.about,
                "met_by": r.met_by,
                "withdrawn": r.is_withdrawn,
                "why": r.why,
                "at": iso(r.at),
            }
            for r in session.requests
        ],
        "stops": [
            {"burst": e.burst, "why": e.stop, "detail": e.detail, "best": e.best, "at": iso(e.at)}
            for e in session.endings
        ],
        "usage": {
            "models": list(spent.models),
            "calls": spent.calls,
            "input_tokens": spent.input_tokens,
            "output_tokens": spent.output_tokens,
            "estimated": spent.estimated,
        },
        "cost": spent.cost,
        "updated_at": iso(session.now),
    }


def as_markdown(key: int, session: Session, catalogue: Catalogue) -> str:
    """The session to read: the best text first, then every draft with its score and verdict."""
    say = catalogue.say
    parts = [say("export-title", session=str(key), title=session.title)]
    if session.brief:
        parts.append(say("export-brief", brief=one_line(session.brief)))
    best = session.draft(session.best)
    if best is not None:
        parts += [say("export-best", name=_name(best, session, catalogue)), fenced(best.text)]
    for draft in session.drafts:
        title = f"## {_name(draft, session, catalogue)}"
        parts += [title, _line(draft, session, catalogue), fenced(draft.text)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _draft(draft: Draft, catalogue: Catalogue) -> Json:
    judgement = draft.judgement
    return {
        "number": draft.number,
        "based_on": draft.based_on,
        "text": draft.text,
        "score": judgement.total if judgement else None,
        "scores": dict(judgement.points) if judgement else {},
        "verdict": judgement.verdict if judgement else None,
        "reason": _reason(draft, catalogue),
        "issues": [
            {"quote": i.quote, "criterion": i.criterion, "problem": i.problem} for i in draft.issues
        ],
        "changes": draft.changes,
        "lost": [{"fact": c.fact, "cause": c.cause} for c in judgement.lost] if judgement else [],
        "added": [{"fact": c.fact, "cause": c.cause} for c in judgement.added] if judgement else [],
        "at": iso(draft.at),
    }


def _line(draft: Draft, session: Session, catalogue: Catalogue) -> str:
    """Where a draft came from, its score, and what became of it and why."""
    say, judgement = catalogue.say, draft.judgement
    parts = []
    if draft.based_on is not None:
        parts.append(say("card-from", base=_base(draft.based_on, session, catalogue)))
    if judgement is not None:
        score = catalogue.number(f"{judgement.total:.1f}")
        parts.append(say("export-verdict", score=score, verdict=judgement.verdict))
    line, reason = " · ".join(parts), one_line(_reason(draft, catalogue))
    return f"{line}: {reason}" if reason else line


def _reason(draft: Draft, catalogue: Catalogue) -> str:
    findings = draft.judgement.findings if draft.judgement else ()
    return ", ".join(
        catalogue.say(f"reason-{f.why}", **({"detail": f.detail} if f.detail else {}))
        for f in findings
    )


def _name(draft: Draft, session: Session, catalogue: Catalogue) -> str:
    if draft.number != ORIGINAL:
        return catalogue.say("export-draft", number=str(draft.number))
    return catalogue.say("export-first" if session.is_of_ideas else "export-original")


def _base(number: int, session: Session, catalogue: Catalogue) -> str:
    if number != ORIGINAL:
        return catalogue.say("name-draft", number=str(number))
    return catalogue.say("name-first" if session.is_of_ideas else "name-original")


def fenced(text: str) -> str:
    """A text of people's or a model's in a fence that nothing in it closes: whatever it has of
    headings and rows is its own, and a terminal that prints it obeys nothing in it."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence, *without_hidden(text).splitlines(), fence])


def iso(at: float) -> str:
    """A time in Unix seconds as ISO 8601 in UTC."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
