"""Scores from 1 to 5, measured: each falls with the density of its class of fault."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sandbox.model.editor.analysis import Analysis
from sandbox.model.editor.edits import Class, Fault
from sandbox.model.editor.protect import Prose
from sandbox.model.wire import Criterion, Limit

BEST, WORST, UNKNOWN = 5.0, 1.0, 3.0
_FEWEST_WORDS = 20
"""Shorter texts are measured as if they had so many words: one slip in three words is one slip."""

# The density at which a score has fallen halfway.
_HALF_SLIPS = 0.06
_HALF_EXCESS = 0.10
_HALF_WORN = 0.05
_HALF_LONG = 0.60
_HALF_OVER_LIMIT = 0.25


@dataclass(frozen=True, slots=True)
class Fitness:
    """What the text was to keep and to meet: each a share from 0 to 1, and its length limit."""

    kept: float = 1.0
    met: float = 1.0
    limit: Limit | None = None


def measure(analysis: Analysis, fitness: Fitness, criteria: Collection[str]) -> Mapping[str, float]:
    """The exact score of each criterion; one that no rule measures gets the mean of the others."""
    scores = {"fit": _fit(len(analysis.prose.text), fitness), **_prose_scores(analysis)}
    mean = math.fsum(scores.values()) / len(scores)
    return {criterion: scores.get(criterion, mean) for criterion in criteria or scores}


def total(scores: Mapping[str, float], rubric: Sequence[Criterion]) -> float:
    """The weighted mean of the scores; all count alike when there is no rubric."""
    weights = {line["criterion"]: line["weight"] for line in rubric}
    weighed = [(score, weights.get(criterion, 1.0)) for criterion, score in scores.items()]
    whole = math.fsum(weight for _, weight in weighed)
    return math.fsum(score * weight for score, weight in weighed) / whole if whole else UNKNOWN


def shown(score: float) -> float:
    """A score to one decimal, rounded down, so that only a text without a fault has a 5."""
    return math.floor(score * 10 + 1e-9) / 10


def _prose_scores(analysis: Analysis) -> dict[str, float]:
    if not analysis.is_readable:
        # Nothing English to read: neither praise nor blame would be true.
        return dict.fromkeys(("clarity", "concision", "correctness", "voice"), UNKNOWN)
    words = max(analysis.words, _FEWEST_WORDS)
    faults = analysis.faults
    long = sum(sentence.words for sentence in analysis.sentences if sentence.is_long)
    padding = [*faults[Class.WORDY], *faults[Class.FILLER]]
    excess = sum(_excess(analysis.prose, fault) for fault in padding)
    worn = len(faults[Class.CLICHE]) + len(faults[Class.REPETITION])
    return {
        "clarity": _fallen(long / words, _HALF_LONG),
        "concision": _fallen(excess / words, _HALF_EXCESS),
        "correctness": _fallen(len(faults[Class.SPELLING]) / words, _HALF_SLIPS),
        "voice": _fallen(worn / words, _HALF_WORN),
    }


def _fit(length: int, fitness: Fitness) -> float:
    over = max(0.0, length / fitness.limit["characters"] - 1) if fitness.limit else 0.0
    share = fitness.kept * (1 + fitness.met) / 2
    return WORST + (_fallen(over, _HALF_OVER_LIMIT) - WORST) * share


def _fallen(density: float, half: float) -> float:
    """From `BEST` at no fault towards `WORST`; halfway at `half`."""
    return WORST + (BEST - WORST) / (1 + density / half)


def _excess(prose: Prose, fault: Fault) -> int:
    """How many words the fault could do without; a long word for a short one counts as one."""
    written = len(prose.text[fault.start : fault.end].split())
    return max(1, written - len((fault.repair or "").split()))
