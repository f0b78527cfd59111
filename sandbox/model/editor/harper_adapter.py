"""Harper behind a narrow door: the few of its findings that are safe to act on.

harper-py is young and most of Harper's 900 rules are matters of taste or guess wrong on technical
text; only the rules named here were found right wherever they were tried.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harper import Dialect, Language, Lint, Linter, SuggestionKind

from sandbox.model.editor.edits import cased
from sandbox.model.editor.protect import Prose

_SPELLING = "SpellCheck"
_ARTICLE = "AnA"
_GRAMMAR = frozenset(
    """
    AllOfASudden AnA BareInMind BatedBreath Cant DespiteOf Everyday ItsContraction ItsPossessive
    LetsConfusion ModalOf NounVerbConfusion OnesSelf PiqueInterest PronounInflectionBe
    PronounVerbAgreement SimplePastToPastParticiple SoughtAfter SupposedTo TheirToThere
    TheirToTheyre ThenThan ThereOwn ThereToTheir TheyreToTheir WayTooAdjective WhetYourAppetite
    YourPredicateAdjective
    """.split()
)
# Rules that are right only when the word found is one of these.
_ONLY = {"PronounInflectionBe": {"was"}, "NounVerbConfusion": {"affect", "effect"}}
_WORD_AFTER = re.compile(r"\s([A-Za-z]+)")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_LEAST_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Correction:
    """What Harper would write between `start` and `end`, and why."""

    start: int
    end: int
    replacement: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Corrections, and the starts of the words that Harper does not know."""

    corrections: list[Correction]
    unknown: set[int]


class Harper:
    """Loads two dictionaries (about a second). Not for two threads at once."""

    def __init__(self) -> None:
        self._american = Linter(Dialect.AMERICAN)
        self._british = Linter(Dialect.BRITISH)
        rules = dict.fromkeys(self._american.get_default_lint_config(), False)
        self._american.set_lint_config({**rules, **dict.fromkeys(_GRAMMAR | {_SPELLING}, True)})
        self._british.set_lint_config({**rules, _SPELLING: True})

    def read(self, prose: Prose) -> Reading:
        """What is safe to correct, and which words are in no dictionary."""
        found = self._american.organized_lints(prose.text, language=Language.MARKDOWN)
        unknown = {lint.span.start for lint in found.get(_SPELLING, [])}
        return Reading(list(self._corrections(prose, found, unknown)), unknown)

    def _corrections(
        self, prose: Prose, found: dict[str, list[Lint]], unknown: set[int]
    ) -> Iterator[Correction]:
        for rule in sorted(_GRAMMAR):
            for lint in found.get(rule, []):
                if self._is_safe(prose, rule, lint, unknown):
                    yield _correction(lint, lint.suggestions[0].replacement_text)
        for lint in found.get(_SPELLING, []):
            word = self._spelled(prose, lint)
            if word is not None:
                yield _correction(lint, word)

    def _is_safe(self, prose: Prose, rule: str, lint: Lint, unknown: set[int]) -> bool:
        start, end = lint.span.start, lint.span.end
        if not lint.suggestions or lint.suggestions[0].kind != SuggestionKind.REPLACE:
            return False
        if not prose.is_free(max(0, start - 2), end + 2) or "\n" in prose.text[start:end]:
            return False
        if lint.problem_text.lower() not in _ONLY.get(rule, {lint.problem_text.lower()}):
            return False
        if rule == _ARTICLE:
            # How an unknown word or an abbreviation is spoken cannot be told from its letters.
            word = _WORD_AFTER.match(prose.masked, end)
            return (
                word is not None
                and _VOWEL.search(word[1]) is not None
                and len(word[1]) > 2
                and word.start(1) not in unknown
            )
        return True

    def _spelled(self, prose: Prose, lint: Lint) -> str | None:
        """The one word that an unknown lower-case word must be, if there is but one."""
        word, start, end = lint.problem_text, lint.span.start, lint.span.end
        if not (word.isascii() and word.isalpha() and word.islower()) or len(word) < _LEAST_LETTERS:
            return None
        around = prose.masked[max(0, start - 1) : start] + prose.masked[end : end + 1]
        if not prose.is_free(start, end) or set(around) & set("-'’/\\=_<>@"):
            return None
        if len(re.findall(rf"\b{word}\b", prose.masked)) > 1 or not self._british.lint(word):
            return None
        near = {
            text
            for suggestion in lint.suggestions
            if one_slip_apart(word, text := suggestion.replacement_text)
        }
        return near.pop() if len(near) == 1 else None


def one_slip_apart(wrong: str, right: str) -> bool:
    """Whether a letter inside was left out, doubled or swapped with its neighbour.

    A letter too many or another letter is as often a word that the dictionary lacks.
    """
    if not (right.isalpha() and right.islower()) or (wrong[0], wrong[-1]) != (right[0], right[-1]):
        return False
    pairs = enumerate(zip(wrong, right, strict=False))
    at = next((index for index, (a, b) in pairs if a != b), None)
    if at is None:
        return False
    tail, wanted = wrong[at:], right[at:]
    left_out = tail == wanted[1:]
    doubled = tail[1:] == wanted and wrong[at] == wrong[at - 1]
    swapped = tail[:2] == wanted[1::-1] and tail[2:] == wanted[2:]
    return left_out or doubled or swapped


def _correction(lint: Lint, replacement: str) -> Correction:
    # Harper sometimes answers in capitals to a capital ("A hour": "AN").
    if lint.problem_text[:1].isupper():
        replacement = cased(replacement.lower(), lint.problem_text)
    return Correction(lint.span.start, lint.span.end, replacement, lint.message)
