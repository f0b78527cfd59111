"""One round: the verdicts on a document's texts, and the next draft."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from sandbox.model.editor import remarks
from sandbox.model.editor.analysis import Analyst, Repair
from sandbox.model.editor.edits import Class
from sandbox.model.editor.facts import facts, missing
from sandbox.model.editor.measure import Fitness, measure, shown, total
from sandbox.model.editor.skeleton import from_brief
from sandbox.model.editor.wishes import SHORTENING, Wish, find, understand
from sandbox.model.wire import (
    Document,
    FactChange,
    Judgement,
    Label,
    MemberRequest,
    Verdict,
    Winner,
    Writing,
)

_QUOTED = re.compile(r"[“\"‘']([^”\"’']+)[”\"’']")
_LEAST_GAIN = 1e-9


class Round:
    """A document under work."""

    def __init__(self, document: Document, analyst: Analyst) -> None:
        self._document = document
        self._analyst = analyst
        self._texts = document["texts"]
        original = document["original"]
        self._source = document["brief"] if original is None else original
        self._requests = [self._understood(request) for request in document["requests"]]
        brief = self._understood({"id": "brief", "text": document["brief"], "about": None})
        self._wishes = [*self._requests, *([brief] if brief.names_words else [])]
        self._criteria = [line["criterion"] for line in document["rubric"]]

    def reply(self) -> Mapping[str, object]:
        """The parts that the document asks for."""
        match self._document["do"]:
            case "judge":
                return {**self._judge()}
            case "write":
                return {**self._write()}
            case "judge and write":
                return {**self._judge(), **self._write()}

    def _judge(self) -> Judgement:
        labels = sorted(self._texts, key=lambda label: label != self._base)
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

    def _write(self) -> Writing:
        if not self._texts:
            draft = from_brief(self._document["brief"], self._document["style"])
            return Writing(changes=remarks.FROM_BRIEF, draft=draft or None)
        text = self._texts[self._base]
        return (
            self._granted(text)
            or self._mended(text)
            or Writing(changes=self._nothing_left(text), draft=None)
        )

    # -- judging

    @cached_property
    def _winner(self) -> Winner:
        if len(self._texts) == 1:
            return next(iter(self._texts))
        totals = {label: self._total(text) for label, text in self._texts.items()}
        allowed = [label for label in totals if not self._is_barred(label)]
        if len(allowed) == 1:
            other = next(label for label in totals if label != allowed[0])
            even = abs(totals[other] - totals[allowed[0]]) <= _LEAST_GAIN
            return "tie" if even else allowed[0]
        if not allowed or abs(totals["A"] - totals["B"]) <= _LEAST_GAIN:
            return "tie"
        return max(allowed, key=lambda label: totals[label])

    @cached_property
    def _base(self) -> Label:
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
        return bool(named) and all(self._cause(fact, "old") != "none" for fact in named)

    def _cause(self, fact: str, part: Literal["old", "new"]) -> str:
        for wish in self._wishes:
            words = wish.old if part == "old" else wish.new
            if words and find(words, fact) is not None:
                return wish.id
        return "none"

    def _lost(self, label: Label) -> Iterator[FactChange]:
        for fact in missing(self._source, [self._texts[label]]):
            yield FactChange(text=label, fact=fact, cause=self._cause(fact, "old"))

    def _added(self, label: Label) -> Iterator[FactChange]:
        for fact in missing(self._texts[label], [self._source]):
            in_brief = find(self._document["brief"], fact) is not None
            cause = "brief" if in_brief else self._cause(fact, "new")
            yield FactChange(text=label, fact=fact, cause=cause)

    def _scores(self, text: str) -> Mapping[str, float]:
        wanted = [fact for fact in facts(self._source) if self._cause(fact, "old") == "none"]
        gone = set(missing(self._source, [text])).intersection(wanted)
        met = sum(self._meets(wish, text) for wish in self._requests)
        fitness = Fitness(
            kept=1 - len(gone) / len(wanted) if wanted else 1.0,
            met=met / len(self._requests) if self._requests else 1.0,
            limit=self._document["limit"],
        )
        return measure(self._analyst.analyse(text), fitness, self._criteria)

    def _total(self, text: str) -> float:
        return total(self._scores(text), self._document["rubric"])

    # -- requests

    def _understood(self, request: MemberRequest) -> Wish:
        """A wish about words that stand nowhere is not understood."""
        wish = understand(request)
        places = [self._source, self._document["brief"], *self._texts.values()]
        if wish.old and all(find(place, wish.old) is None for place in places):
            return Wish(request, "other")
        return wish

    def _meets(self, wish: Wish, text: str) -> bool:
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
                return wish.is_shorter(text, reference)
            case _:
                return wish.has_words(text)

    def _verdict(self, wish: Wish) -> Verdict:
        met = [label for label, text in self._texts.items() if self._meets(wish, text)]
        return Verdict(
            id=wish.id,
            met="neither" if not met else "both" if len(met) == 2 else met[0],
            why=wish.why(met=bool(met)),
        )

    # -- writing

    def _granted(self, text: str) -> Writing | None:
        """The text with the open requests granted, as far as rules can."""
        draft, said = text, list[str]()
        for wish in self._wishes:
            if wish.kind == "other" or self._meets(wish, draft):
                continue
            if wish.names_words:
                draft = wish.grant(draft)
                said.append(wish.told())
            else:
                draft, done = self._mend_all(draft, wish.classes)
                said += [remarks.part(kind, repairs) for kind, repairs in done]
        gone = missing(text, [draft])
        if draft == text or any(self._cause(fact, "old") == "none" for fact in gone):
            return None
        return Writing(changes=remarks.line([*said]), draft=draft)

    def _mended(self, text: str) -> Writing | None:
        """The text with one class of fault mended: the first whose mending makes it better."""
        limit = self._document["limit"]
        is_over = limit is not None and len(text) > limit["characters"]
        for kinds in [SHORTENING] * is_over + [(kind,) for kind in Class]:
            draft, done = self._mend_all(text, kinds)
            if draft != text and self._total(draft) > self._total(text) + _LEAST_GAIN:
                said = [remarks.part(kind, repairs) for kind, repairs in done]
                return Writing(changes=remarks.line(said), draft=draft)
        return None

    def _mend_all(
        self, text: str, kinds: Sequence[Class]
    ) -> tuple[str, list[tuple[Class, list[Repair]]]]:
        done = []
        if not self._analyst.analyse(text).faults[Class.SPELLING]:
            # With words gone, a slip may show that they hid: "its very much a" -> "its a".
            kinds = [*kinds, Class.SPELLING]
        for kind in kinds:
            text, repairs = self._analyst.mend(text, kind)
            if repairs:
                done.append((kind, repairs))
        return text, done

    def _nothing_left(self, text: str) -> str:
        readable = self._analyst.analyse(text).is_readable
        return remarks.NOTHING_LEFT if readable else remarks.NOT_ENGLISH
