"""The judging half of a round: facts, scores, requests and the winner."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from sandbox.model.editor import remarks
from sandbox.model.editor.analysis import Analyst
from sandbox.model.editor.facts import facts, missing
from sandbox.model.editor.measure import Fitness, measure, shown, total
from sandbox.model.editor.wishes import Wish, find, understand
from sandbox.model.wire import (
    AnswerError,
    Document,
    FactChange,
    Judgement,
    Label,
    MemberRequest,
    Verdict,
    Winner,
)

_QUOTED = re.compile(r"[“\"‘']([^”\"’']+)[”\"’']")
_SHORTER = 0.97
"""Up to this share of another's length a text is noticeably shorter."""
LEAST_GAIN = 1e-9
"""Totals that differ by no more are equal."""


class Judge:
    """Judges the texts of a document. Raises `AnswerError` when there should be one and is none."""

    def __init__(self, document: Document, analyst: Analyst) -> None:
        if not document["texts"] and document["do"] != "write":
            raise AnswerError("there is no text to judge")
        self._document = document
        self._analyst = analyst
        self._texts = document["texts"]
        original = document["original"]
        self._source = document["brief"] if original is None else original
        self._requests = [self._understood(request) for request in document["requests"]]
        brief = self._understood({"id": "brief", "text": document["brief"], "about": None})
        self.wishes = [*self._requests, *([brief] if brief.names_words else [])]
        self._criteria = [line["criterion"] for line in document["rubric"]]

    def judgement(self) -> Judgement:
        """The verdicts on every text, the base's issues first."""
        labels = sorted(self._texts, key=lambda label: label != self.base)
        issues = [
            issue
            for label in labels
            for issue in remarks.issues(
                label, self._analyst.analyse(self._texts[label]), self._criteria
            )
        ]
        return Judgement(
            requests=[self._verdict(wish) for wish in self._requests],
            issues=issues[: remarks.MOST_ISSUES],
            lost=[change for label in self._texts for change in self._lost(label)],
            added=[change for label in self._texts for change in self._added(label)],
            scores={
                label: {name: shown(score) for name, score in self._scores(text).items()}
                for label, text in self._texts.items()
            },
            winner=self._winner,
        )

    @cached_property
    def _winner(self) -> Winner:
        if len(self._texts) == 1:
            return next(iter(self._texts))
        totals = {label: self.total(text) for label, text in self._texts.items()}
        allowed = [label for label in totals if not self._is_barred(label)]
        if len(allowed) == 1:
            other = next(label for label in totals if label != allowed[0])
            even = abs(totals[other] - totals[allowed[0]]) <= LEAST_GAIN
            return "tie" if even else allowed[0]
        if not allowed or abs(totals["A"] - totals["B"]) <= LEAST_GAIN:
            return "tie"
        return max(allowed, key=lambda label: totals[label])

    @cached_property
    def base(self) -> Label:
        """The text to revise: the winner; of two equal ones A, unless only B is allowed."""
        review = self._document["review"]
        winner = self._winner if review is None else review["winner"]
        if winner != "tie" and winner in self._texts:
            return winner
        labels: list[Label] = sorted(self._texts, key=lambda label: (self._is_barred(label), label))
        return labels[0]

    def _is_barred(self, label: Label) -> bool:
        checks = self._document["checks"].get(label, [])
        return not all(self._is_excused(check) for check in checks)

    def _is_excused(self, check: str) -> bool:
        """Whether somebody asked for what a check complains about."""
        named = _QUOTED.findall(check)
        return bool(named) and all(self.cause(fact, "old") != "none" for fact in named)

    def cause(self, fact: str, part: Literal["old", "new"]) -> str:
        """Who asked that the fact go (`old`) or come (`new`): an id, or "none"."""
        for wish in self.wishes:
            words = wish.old if part == "old" else wish.new
            if words and find(words, fact) is not None:
                return wish.id
        return "none"

    def _lost(self, label: Label) -> Iterator[FactChange]:
        for fact in missing(self._source, [self._texts[label]]):
            yield FactChange(text=label, fact=fact, cause=self.cause(fact, "old"))

    def _added(self, label: Label) -> Iterator[FactChange]:
        for fact in missing(self._texts[label], [self._source]):
            in_brief = find(self._document["brief"], fact) is not None
            cause = "brief" if in_brief else self.cause(fact, "new")
            yield FactChange(text=label, fact=fact, cause=cause)

    def _scores(self, text: str) -> Mapping[str, float]:
        wanted = [fact for fact in facts(self._source) if self.cause(fact, "old") == "none"]
        gone = set(missing(self._source, [text])).intersection(wanted)
        met = sum(self.meets(wish, text) for wish in self._requests)
        fitness = Fitness(
            kept=1 - len(gone) / len(wanted) if wanted else 1.0,
            met=met / len(self._requests) if self._requests else 1.0,
            limit=self._document["limit"],
        )
        return measure(self._analyst.analyse(text), fitness, self._criteria)

    def total(self, text: str) -> float:
        """The exact weighted mean of a text's scores."""
        return total(self._scores(text), self._document["rubric"])

    def _understood(self, request: MemberRequest) -> Wish:
        """A wish about words that stand nowhere is not understood."""
        wish = understand(request)
        places = [self._source, self._document["brief"], *self._texts.values()]
        if wish.old and all(find(place, wish.old) is None for place in places):
            return Wish(request, "other")
        return wish

    def meets(self, wish: Wish, text: str) -> bool:
        """Whether a text meets a wish."""
        match wish.kind:
            case "other":
                return False
            case "mend":
                faults = self._analyst.analyse(text).faults
                return not any(f.repair is not None for kind in wish.classes for f in faults[kind])
            case "shorten":
                about = wish.request["about"]
                longest = max(self._texts.values(), key=len)
                reference = self._texts.get(about, longest) if about else longest
                return len(text) < len(reference) * _SHORTER
            case _:
                return wish.has_words(text)

    def _verdict(self, wish: Wish) -> Verdict:
        met = [label for label, text in self._texts.items() if self.meets(wish, text)]
        return Verdict(
            id=wish.id,
            met="neither" if not met else "both" if len(met) == 2 else met[0],
            why=wish.why(met=bool(met)),
        )
