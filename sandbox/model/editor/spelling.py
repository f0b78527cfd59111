"""Slips of spelling and grammar: a table of common ones, a few patterns, and Harper's sure ones."""

import re
from collections.abc import Callable, Iterator

from sandbox.model.editor.edits import Class, Fault, cased
from sandbox.model.editor.harper_adapter import Harper
from sandbox.model.editor.phrases import matches
from sandbox.model.editor.protect import MASK, Prose

_DOUBLED = re.compile(
    r"\b(the|a|an|and|of|or|with|by|from|our|your|their|at|for|to|this) \1\b",
    re.IGNORECASE,
)
_LOWER_I = re.compile(r"(?<![\w.'’(/-])(?<!\n)i(?= [a-z]|,)(?! (?:in|is|of|to|th)\b)")
_SPACED_MARK = re.compile(r"(?<=[A-Za-z)]) +([,;.?!])(?=\s|$)")
_SPACED_COMMA = re.compile(r"(?<=[a-z]) +,(?=[A-Za-z])")
_TIGHT_COMMA = re.compile(r"(?<=[a-z]{2}),(?=[A-Za-z]{2})")
_TIGHT_STOP = re.compile(
    r"(?<=[a-z]{2})([.!?])(?=(?:The|We|It|I|This|You|They|He|She|And|But|If|In|So)\b)"
    r"|(?<=[a-z]{2})([!?])(?=(?:How|What|There|Our|My|Please|Thanks|That)\b)"
)
_WONT = re.compile(r"(?<!his )(?<!her )(?<!their )(?<!our )(?<!its )(?<!my )(?<!as )\b[Ww]ont\b")
_CANT = re.compile(r"(?<!the )(?<!a )(?<!of )\b[Cc]ant\b(?= [a-z])(?! of)")
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
_SINGULAR = {"are": "is", "have": "has", "do": "does"}
# Only where the pronoun opens its clause: elsewhere the verb may belong to another word.
_WE_IS = re.compile(r"(?:(?<=[.!?;,] )|(?<![^\n]))([Ww]e|[Tt]hey|[Yy]ou) (is|was|has|does)\b(?!')")
_IT_ARE = re.compile(r"(?:(?<=[.!?;] )|(?<![^\n]))(He|She|It) (are|have|do)\b(?!')")
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str], str], ...] = (
    (_DOUBLED, lambda match: match[1], "a word is doubled"),
    (_LOWER_I, lambda _: "I", "“I” takes a capital"),
    (_SPACED_MARK, lambda match: match[1], "there is a space before the mark"),
    (_SPACED_COMMA, lambda _: ", ", "the space belongs after the comma"),
    (_TIGHT_COMMA, lambda _: ", ", "a space is missing after the comma"),
    (_TIGHT_STOP, lambda match: f"{match[0]} ", "a space is missing after the sentence"),
    (_WONT, lambda match: f"{match[0][:-1]}'t", "an apostrophe is missing"),
    (_CANT, lambda match: f"{match[0][:-1]}'t", "an apostrophe is missing"),
    (_WE_IS, lambda match: f"{match[1]} {_PLURAL[match[2]]}", "the verb does not agree"),
    (_IT_ARE, lambda match: f"{match[1]} {_SINGULAR[match[2]]}", "the verb does not agree"),
)
_SMALL_START = re.compile(
    rf"(?:(?<=[a-z)\"”{MASK}])(?:[!?]+|(?<!\.)\.)[ ]|(?:\A|\n[ \t]*\n))"
    r"(?P<word>a|[a-z]{2,})(?=['’ ,])"
)
_ABBREVIATION = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|st|vs|etc|approx|no|fig|inc|ltd|dept|est|[a-z])\.\s$", re.IGNORECASE
)
_COMMANDS = frozenset(
    "pip npm npx vim git curl bash sudo apt grep sed awk redis numpy pandas".split()
)
_SENTENCE_MARK = re.compile(r"[.!?]\s|[.!?]\Z")


def slips(prose: Prose, harper: Harper) -> Iterator[Fault]:
    """Every slip that can be mended with confidence."""
    for match in matches(prose, "misspellings.txt"):
        original = prose.text[match.start : match.end]
        repair = cased(match.replacement, original)
        if repair != original.replace("’", "'"):
            yield Fault(Class.SPELLING, match.start, match.end, repair, "is misspelt")
    for pattern, repair_of, problem in _PATTERNS:
        for found in pattern.finditer(prose.masked):
            yield Fault(Class.SPELLING, *found.span(), repair_of(found), problem)
    reading = harper.read(prose)
    yield from _small_starts(prose, reading.unknown)
    for correction in reading.corrections:
        yield Fault(
            Class.SPELLING,
            correction.start,
            correction.end,
            correction.replacement,
            correction.message.rstrip("."),
        )


def _small_starts(prose: Prose, unknown: set[int]) -> Iterator[Fault]:
    """Sentences that begin with a small letter, unless the first word may be a name."""
    for match in _SMALL_START.finditer(prose.masked):
        start, word = match.start("word"), match["word"]
        if word in _COMMANDS or start in unknown or _ABBREVIATION.search(prose.masked[:start]):
            continue
        if match.group().startswith("\n") and not _opens_paragraph(prose, match.start(), start):
            continue
        yield Fault(
            Class.SPELLING,
            start,
            start + 1,
            word[0].upper(),
            "a sentence begins with a capital",
        )


def _opens_paragraph(prose: Prose, end_before: int, start: int) -> bool:
    """Whether a sentence starts here and not the rest of one that a list or code interrupted."""
    before = prose.masked[:end_before].rstrip()
    line = before.rpartition("\n")[2]
    greets = line.endswith(",") and len(line.split()) <= 4
    paragraph = prose.masked[start:].partition("\n\n")[0]
    is_sentence = len(paragraph.split()) > 3 or _SENTENCE_MARK.search(paragraph) is not None
    return is_sentence and (greets or before.endswith((".", "!", "?", "…")))
