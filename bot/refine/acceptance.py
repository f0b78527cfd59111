"""What code checks by itself before a draft may become the best: facts, bounds, a draft at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.refine.facts import Fact, Kind, facts, missing
from bot.refine.session import Draft, FactChange, Finding, Session, Why

_CHATTER = re.compile(
    r"\A\s*(?:sure\b|certainly\b|of course\b|absolutely\b|great question|"
    r"here(?:'s| is| are)\b[^.\n]{0,60}\b(?:draft|version|revision|rewrite|text|tweet|email)\b|"
    r"(?:this|the) (?:text|draft|review|version|email|tweet) is already\b|"
    r"as an ai\b|i (?:have|'ve) (?:revised|rewritten|improved|updated)\b|"
    r"(?:revised|improved|final|updated) (?:draft|version|text)\s*:|"
    r"no changes? (?:is |are )?needed)|"
    r"(?:let me know if|feel free to|hope this helps|would you like me to)[^\n]{0,120}\Z",
    re.IGNORECASE,
)
_GUARDED = frozenset({Kind.LINK, Kind.MENTION, Kind.EMAIL})
"""Kinds that a draft may not invent: they send readers somewhere or call people."""


def required_facts(session: Session) -> tuple[Fact, ...]:
    """What every draft has to keep: the facts of the original, or of the brief where there is none.

    Facts whose loss the brief or a request asked for were excused when that draft was kept.
    """
    source = session.brief if session.original is None else session.original
    return tuple(f for f in facts(source) if f.key not in session.excused)


def check(session: Session, candidate: Draft, base: Draft) -> tuple[Finding, ...]:
    """Why a candidate may not replace the base, as far as code can tell; empty when it may.

    `LOST` and `INVENTED` can still be excused by a cause that the judge names. A near-duplicate
    is a text that differs from an earlier draft in white space and typography alone: a smaller
    threshold would keep out the correction of one letter in a long text.
    """
    text = candidate.text
    if not text.strip():
        return (Finding(Why.EMPTY),)
    found = [Finding(Why.LOST, f.shown) for f in missing(required_facts(session), text)]
    found += [Finding(Why.INVENTED, f.shown) for f in _invented(session, text)]
    before = session.original or session.brief
    if _CHATTER.search(text) and not _CHATTER.search(before):
        found.append(Finding(Why.CHATTER))
    if _folded(text) in {_folded(d.text) for d in session.drafts if d is not candidate}:
        found.append(Finding(Why.DUPLICATE))
    bound = session.rubric.max_characters
    if bound is not None and len(text) > bound and len(text) >= len(base.text):
        found.append(Finding(Why.TOO_LONG, str(bound)))
    return tuple(found)


def excuse(
    findings: Iterable[Finding], changes: Iterable[FactChange]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Split findings into those that stand and those whose cause the brief or a request is."""
    causes = [c for c in changes if c.cause]
    standing: list[Finding] = []
    excused: list[Finding] = []
    for finding in findings:
        can = finding.why in (Why.LOST, Why.INVENTED)
        forgiven = can and any(_same(finding.detail, c.fact) for c in causes)
        (excused if forgiven else standing).append(finding)
    return tuple(standing), tuple(excused)


def _invented(session: Session, text: str) -> tuple[Fact, ...]:
    known = "\n".join([session.brief, *(r.text for r in session.requests), session.original or ""])
    return missing(tuple(f for f in facts(text) if f.kind in _GUARDED), known)


def _same(shown: str, named: str) -> bool:
    """Whether the judge's name for a fact means the one that code found."""
    a, b = _folded(shown), _folded(named)
    if a in b or (b and b in a):
        return True
    return bool({f.key for f in facts(shown)} & {f.key for f in facts(named)})


def _folded(text: str) -> str:
    """A text without what does not change its reading: white space, quote and dash shapes."""
    plain = text.translate(str.maketrans("“”„«»‘’–—", '"""""\'\'--'))
    return " ".join(plain.split())
