"""What code checks by itself before a draft may become the best: facts, bounds, a draft at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.refine import bounds
from bot.refine.chatter import is_chatter
from bot.refine.draft import Draft, FactChange, Finding, Why
from bot.refine.facts import Fact, addresses, facts, missing
from bot.refine.language import is_circular, script_of
from bot.refine.session import Session
from bot.refine.typography import folded, set_alike


def required_facts(session: Session) -> tuple[Fact, ...]:
    """What every draft has to keep: the facts of the original, or of the brief where there is none.

    Facts whose loss the brief or a request asked for were excused when that draft was kept.
    """
    return tuple(f for f in facts(_source(session)) if f.key not in session.excused)


def _source(session: Session) -> str:
    """What the author gave."""
    return session.brief if session.original is None else session.original


def check(session: Session, candidate: Draft, base: Draft) -> tuple[Finding, ...]:
    """Why a candidate may not replace the base, as far as code can tell; empty when it may.

    What the base lacks or invented itself is no fault of the candidate: the members chose that
    base, or a brief's numbers are instructions ("50 words") and no facts. `LOST` and `INVENTED`
    can still be excused by a cause that the judge names. A near-duplicate is a text that differs
    from an earlier draft in spaces and typography alone, unless somebody's request may be about
    these: a smaller threshold would keep out the correction of one letter in a long text.
    """
    text = candidate.text
    if not text.strip():
        return (Finding(Why.EMPTY),)
    lost = missing(required_facts(session), text)
    lacking = set(missing(lost, base.text)) if lost else set()
    found = [Finding(Why.LOST, f.shown) for f in lost if f not in lacking]
    found += [Finding(Why.INVENTED, f.shown) for f in _invented(session, text, base)]
    if is_chatter(text) and not any(map(is_chatter, (session.original or "", base.text))):
        found.append(Finding(Why.CHATTER))
    shape = str.strip if session.open_requests else set_alike
    if shape(text) in {shape(d.text) for d in session.drafts if d.number != candidate.number}:
        found.append(Finding(Why.DUPLICATE))
    if is_circular(text) and not any(map(is_circular, (session.original or "", base.text))):
        found.append(Finding(Why.CIRCULAR))
    if _changes_script(session, text, base):
        found.append(Finding(Why.SCRIPT))
    found += bounds.broken(session.rubric.bounds, text, base.text, _source(session))
    return tuple(found)


def excuse(
    findings: Iterable[Finding], changes: Iterable[FactChange]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Split findings into those that stand and those whose cause the brief or a request is."""
    causes = [_Named(c.fact) for c in changes if c.cause]
    standing: list[Finding] = []
    excused: list[Finding] = []
    for finding in findings:
        can = finding.why in (Why.LOST, Why.INVENTED)
        forgiven = can and _is_among(causes, finding.detail)
        (excused if forgiven else standing).append(finding)
    return tuple(standing), tuple(excused)


def _invented(session: Session, text: str, base: Draft) -> tuple[Fact, ...]:
    """Where a draft sends readers or whom it calls though nobody said so: not the author, not a
    member, not the base."""
    given = (session.brief, *(r.text for r in session.requests), session.original or "", base.text)
    said = "\n".join(given).casefold()
    new = tuple(f for f in addresses(text) if f.shown.casefold() not in said)
    known = {(f.kind, f.key) for source in given for f in addresses(source)} if new else set()
    return tuple(f for f in new if (f.kind, f.key) not in known)


def _changes_script(session: Session, text: str, base: Draft) -> bool:
    """Whether a draft is in another script than its base, where no words can have asked for it."""
    if session.brief or session.requests:
        return False
    scripts = script_of(text), script_of(base.text)
    return None not in scripts and len(set(scripts)) > 1


class _Named:
    """A fact by a name that may have more words: as it is read, and the facts that code finds."""

    def __init__(self, name: str) -> None:
        self.words = folded(name).casefold()
        self.facts = {(fact.kind, fact.key) for fact in facts(name)}


def _is_among(causes: Iterable[_Named], shown: str) -> bool:
    """Whether one of the judge's names means the fact that code found."""
    found = _Named(shown)
    return any(
        _says(found.words, cause.words)
        or _says(cause.words, found.words)
        or not found.facts.isdisjoint(cause.facts)
        for cause in causes
    )


def _says(words: str, text: str) -> bool:
    """Whether a text has these words, not as a part of longer ones."""
    if not words or words not in text:
        return False  # of many facts and many causes most pairs end here
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
