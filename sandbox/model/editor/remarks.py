"""Puts findings into words: issues with an exact quote, and one line about what was changed."""

from collections.abc import Iterator, Sequence

from sandbox.model.editor.analysis import Analysis, Repair
from sandbox.model.editor.edits import Class, Fault, in_words
from sandbox.model.wire import Issue, Label

RULE_CHECK = "Rule check (offline)"
NOTHING_LEFT = f"{RULE_CHECK}: nothing left that a rule can mend safely. For more, set a model key."
NOT_ENGLISH = f"{RULE_CHECK}: it reads English prose only. For other texts, set a model key."
FROM_BRIEF = (
    f"{RULE_CHECK}: it cannot invent, so this is the brief in its own words. "
    "For a written draft, set a model key."
)
MOST_ISSUES = 3
_SHOWN = 3
_LONGEST_QUOTE = 80
_CRITERIA = {
    Class.SPELLING: "correctness",
    Class.WORDY: "concision",
    Class.FILLER: "concision",
    Class.CLICHE: "voice",
    Class.REPETITION: "voice",
    Class.LENGTH: "clarity",
}
_DONE = {
    Class.SPELLING: (
        "fixed {} slip of spelling or grammar",
        "fixed {} slips of spelling or grammar",
    ),
    Class.WORDY: ("made {} wordy phrase plain", "made {} wordy phrases plain"),
    Class.FILLER: ("took out {} filler", "took out {} fillers"),
    Class.CLICHE: ("replaced {} cliché", "replaced {} clichés"),
    Class.REPETITION: ("removed {} repetition", "removed {} repetitions"),
    Class.LENGTH: ("split {} long sentence", "split {} long sentences"),
}


def issues(label: Label, analysis: Analysis, criteria: Sequence[str]) -> list[Issue]:
    """The first fault of each class, in the order in which the classes would be mended."""
    firsts = [faults[0] for faults in analysis.faults.values() if faults]
    seconds = [fault for faults in analysis.faults.values() for fault in faults[1:]]
    return [
        Issue(
            text=label,
            quote=quote(analysis.prose.text, fault),
            criterion=_criterion(fault.kind, criteria),
            problem=_problem(analysis.prose.text, fault),
        )
        for fault in [*firsts, *seconds][:MOST_ISSUES]
    ]


def quote(text: str, fault: Fault) -> str:
    """The fault with a word of its line on either side, exactly as it stands in the text."""
    start, end = in_words(text, fault.start, fault.end)
    if fault.kind is not Class.LENGTH or fault.repair is not None:
        start, end = _wider(text, start, end)
    return text[start : min(end, start + _LONGEST_QUOTE)].strip()


def line(parts: Sequence[str]) -> str:
    """One line that says what was done."""
    return f"{RULE_CHECK}: {'; '.join(parts)}."


def part(kind: Class, repairs: Sequence[Repair]) -> str:
    """What was mended of one class, with a few examples."""
    said = _DONE[kind][len(repairs) > 1].format(len(repairs))
    if kind is Class.LENGTH:
        return said
    examples = list(dict.fromkeys(_examples(repairs)))
    more = ", …" if len(examples) > _SHOWN else ""
    return f"{said}: {', '.join(examples[:_SHOWN])}{more}" if examples else said


def _examples(repairs: Sequence[Repair]) -> Iterator[str]:
    for repair in repairs:
        if any(character.isalpha() for character in repair.before):
            before, after = _short(repair.before), _short(repair.after)
            yield f"“{before}” → “{after}”" if after else f"“{before}”"


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39].rstrip()}…"


def _criterion(kind: Class, criteria: Sequence[str]) -> str:
    wanted = _CRITERIA[kind]
    return wanted if wanted in criteria or not criteria else criteria[0]


def _problem(text: str, fault: Fault) -> str:
    said, repair = text[fault.start : fault.end], (fault.repair or "").strip()
    if fault.kind is Class.LENGTH:
        return f"This {fault.problem}."
    if not any(character.isalpha() for character in said) or len(said) < 2:
        return f"Here {fault.problem}."
    if len(repair) == 1 and said.endswith(repair.lower()):
        said, repair = said[:-1], ""  # the next word only takes over the capital
    hint = f" “{repair}” would do." if repair else ""
    if fault.problem.startswith(("is ", "adds ", "can ", "says ", "has ")):
        return f"“{_short(said.strip(' ,'))}” {fault.problem}.{hint}"
    return f"{fault.problem[0].upper()}{fault.problem[1:]}.{hint}"


def _wider(text: str, start: int, end: int) -> tuple[int, int]:
    """One more word on either side, on the same line."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    left = text[line_start:start].rstrip().rfind(" ")
    right = text[end:line_end].find(" ", 1)
    return (
        line_start + left + 1,
        line_end if right < 0 else end + right,
    )
