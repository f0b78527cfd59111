"""Finds what an editor must not touch: facts, code, layout and other people's words."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sandbox.model.editor.language import is_english

Kind = Literal["layout", "code", "link", "mention", "number", "quote", "name", "emoji", "foreign"]

MASK = "\ue000"
"""Stands for each character of a protected span: no letter, no space, no punctuation."""

_CODE = re.compile(
    r"^[ ]{0,3}(?P<fence>```+|~~~+).*?(?:^[ ]{0,3}(?P=fence)[ ]*$|\Z)"  # fenced block
    r"|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"  # inline
    r"|^(?:[ ]{4}|\t)[^\n]*$"  # indented line
    r"|<!--.*?-->|<(?:script|style|pre|code)\b.*?</\w+>",
    re.MULTILINE | re.DOTALL,
)
_LINE = re.compile(
    r"^[ \t]*>[^\n]*$"  # quoted line
    r"|^[^\n|]*\|[^\n|]*\|[^\n]*$"  # table row
    r"|^[ \t]*(?:[-*_=][ \t]*){3,}$"  # rule, setext underline
    r"|^[ ]{0,3}\[[^\]\n]+\]:[^\n]*$",  # link definition
    re.MULTILINE,
)
_MARKER = re.compile(
    r"^[ \t]*(?:[-*+•‣–]|\d+[.)]|[a-zA-Z][.)]|#{1,6}|-#)[ \t]+(?:\[[ xX]\][ \t]+)?", re.MULTILINE
)
_EMPHASIS = re.compile(r"[*_~|]+|\\.")
_LINK = re.compile(
    r"!?\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"
    r"|<[^<>\n]+>"  # HTML, autolink, Discord's <@1> <#1> <:name:1> <t:1>
    r"|\b[a-z][a-z0-9+.-]*://[^\s<>]+|\bwww\.[^\s<>]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w/])~?/?[\w.-]+(?:/[\w.-]+)+/?"  # path, and/or
    r"|\b[A-Za-z]:\\\S+",
    re.IGNORECASE,
)
_MENTION = re.compile(r"(?<![\w@])[@#][\w][\w.-]*|:[a-z0-9_+-]{2,}:", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NUMBER = re.compile(
    rf"\b{_MONTH}[ ]\d[\w,:]*(?:[ ]\d{{4}}\b)?|\b\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH}\b"
    r"|[$€£¥#~±+<>≥≤-]?\d[\w.,:/%°+–-]*(?:[ ]?(?:[ap]\.?m\b\.?|%|€|\$|£|°\w?|(?:EUR|USD|GBP)\b))?",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r'"[^"\n]+"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|‘[^’\n]*’(?!\w)|(?<![\w])\'[^\'\n]+\'(?!\w)'
)
_TERM = re.compile(
    r"\b\w+(?:\.\w+)+\b\.?"  # example.com, e.g.
    r"|\b\w*_\w*\b|\b\w*[a-z]\w*[A-Z]\w*\b|\b\w*\d\w*\b"  # identifiers
    r"|\b[A-Z]{2,}\w*\b|(?<![\w-])--?[a-z][\w-]*|\$\w+"
)
_SPACING_SLIP = re.compile(r"[a-z]{2,}\.(?:The|We|It|I|This|You|They|He|She|And|But|If|In|So)\b")
_EMOJI = re.compile(
    "[0-9#*]\ufe0f?\u20e3"
    "|[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
    "[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u2640\u2642"
    "\U0001f000-\U0001faff]*"
    "|[:;=8][-o']?[()\\[\\]DPp/|*3](?!\\w)|<3"
)
_CAPITAL = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEFORE_SENTENCE = re.compile(
    rf"[a-z][.!?]$|(?:^|[.!?:…][\"'”’)\]{MASK}]*\s|\n)[\s\"'“‘(\[{MASK}]*$"
)
_PRONOUN = re.compile(r"I(?:['’]\w+)?$")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A protected stretch of the text, `start` inclusive and `end` exclusive, in characters."""

    start: int
    end: int
    kind: Kind


class Prose:
    """A text with its protected spans; `masked` is as long as `text`, the spans blotted out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.masked = text
        self.spans: list[Span] = []
        patterns: tuple[tuple[Kind, re.Pattern[str]], ...] = (
            ("code", _CODE),
            ("layout", _LINE),
            ("link", _LINK),
            ("layout", _MARKER),
            ("emoji", _EMOJI),
            ("mention", _MENTION),
            ("number", _NUMBER),
            ("quote", _QUOTE),
        )
        for kind, pattern in patterns:
            self._protect(kind, pattern)
        self._protect_terms()
        self._protect("layout", _EMPHASIS)
        self._protect_foreign()
        self._protect_names()
        self.spans.sort(key=lambda span: span.start)
        self._starts = [span.start for span in self.spans]

    def is_free(self, start: int, end: int) -> bool:
        """Whether no protected character lies between `start` and `end`."""
        return MASK not in self.masked[start:end]

    def starts_sentence(self, position: int) -> bool:
        """Whether what begins at `position` opens a sentence, as far as punctuation tells."""
        window = self.masked[max(0, position - 40) : position]
        if position > 40 and not window.strip(f" \t{MASK}"):
            return False  # the pattern's ^ would take the window's edge for the text's
        return _BEFORE_SENTENCE.search(window) is not None

    def kind_at(self, position: int) -> Kind | None:
        """What protects the character at `position`."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self.spans[index].end:
            return self.spans[index].kind
        return None

    def facts(self) -> Iterator[str]:
        """Numbers, links, mentions, code, quotes and names, as written, in order."""
        for span in self.spans:
            if span.kind not in ("layout", "emoji", "foreign"):
                fact = self.text[span.start : span.end].strip(" \t\n.,;:!?")
                if fact:
                    yield fact

    def _protect(self, kind: Kind, pattern: re.Pattern[str]) -> None:
        for match in pattern.finditer(self.masked):
            start, end = match.span()
            if kind in ("link", "number", "mention"):
                end = start + len(match.group().rstrip(".,:;!?)–-"))
            self._add(start, end, kind)

    def _protect_terms(self) -> None:
        for match in _TERM.finditer(self.masked):
            if not _SPACING_SLIP.match(match.group()):
                self._add(*match.span(), "code" if "_" in match.group() else "name")

    def _protect_foreign(self) -> None:
        start = 0
        for end in [*(match.start() for match in _PARAGRAPH.finditer(self.masked)), len(self.text)]:
            if not is_english(self.masked[start:end]):
                self._add(start, end, "foreign")
            start = end

    def _protect_names(self) -> None:
        """Capitalised words inside a sentence, and the same words elsewhere."""
        words = [match for match in _CAPITAL.finditer(self.masked) if match.group()[0].isupper()]
        inside = [
            match
            for match in words
            if not self.starts_sentence(match.start()) and not _PRONOUN.match(match.group())
        ]
        names = {match.group() for match in inside}
        for match in words:
            if match.group() in names and not _PRONOUN.match(match.group()):
                self._add(*match.span(), "name")

    def _add(self, start: int, end: int, kind: Kind) -> None:
        """Protect what is not protected yet between `start` and `end`."""
        if start >= end:
            return
        free = self.masked[start:end]
        if MASK not in free:
            self.spans.append(Span(start, end, kind))
        else:
            for match in re.finditer(f"[^{MASK}]+", free):
                self.spans.append(Span(start + match.start(), start + match.end(), kind))
        self.masked = self.masked[:start] + MASK * (end - start) + self.masked[end:]
