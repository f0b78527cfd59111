"""What people ask for, as far as a rule can grant it."""

import re
from dataclasses import dataclass
from typing import Literal

from sandbox.model.editor.edits import Class
from sandbox.model.wire import MemberRequest

CANNOT = "The offline rule check cannot do this; set a model key for that."

_FLAGS = re.IGNORECASE | re.DOTALL
_POLITE = r"^\W*(?:please\s+|pls\s+|could you\s+|can you\s+)?"
_WHAT = r"(?:the (?:words?|phrase|sentence|line|part|bit)\s+)?"
_END = r"[\s.!?,]*(?:please\W*)?$"
_QUOTED = "“[^”]+”|\"[^\"]+\"|‘[^’]+’|'[^']+'|`[^`]+`"
_OLD, _NEW = rf"(?P<old>{_QUOTED}|\S.*?)", rf"(?P<new>{_QUOTED}|\S.*?)"
_REPLACE = re.compile(
    rf"{_POLITE}(?:replace|swap|change)\s+{_WHAT}{_OLD}\s+(?:with|by|for|to|into)\s+{_NEW}{_END}",
    _FLAGS,
)
_INSTEAD = re.compile(rf"{_POLITE}(?:use|say|write)\s+{_NEW}\s+instead of\s+{_OLD}{_END}", _FLAGS)
_REMOVE = re.compile(
    rf"{_POLITE}(?:remove|drop|delete|cut|(?:leave|take) out|get rid of)\s+{_WHAT}{_OLD}{_END}",
    _FLAGS,
)
# Without quotes or a colon, "add a call to action" would be taken at its word.
_ADD = re.compile(
    rf"{_POLITE}(?:add|append)(?:\s+(?P<quoted>{_QUOTED})|[^:\n]{{0,20}}:\s*(?P<new>\S.*?))"
    r"(?:\s+(?:at|to) the (?:end|bottom))?\s*$",
    _FLAGS,
)
_CLASSES = {
    Class.SPELLING: r"\b(?:typos?|spelling|grammar|misspel\w+)\b",
    Class.CLICHE: r"\b(?:clich[eé]s?|buzz ?words?|jargon)\b",
    Class.FILLER: r"\bfiller\b",
    Class.REPETITION: r"\brepet\w+|\brepeat\w*",
    Class.LENGTH: r"\b(?:shorter|long|split(?: up)?) (?:the )?sentences?\b",
    Class.WORDY: r"\b(?:plain(?:er)?|simpler) (?:words|language|english)\b",
}
_SHORTER = re.compile(
    r"\b(?:shorter|shorten|concise|tighter|tighten|condense|trim|too long|less wordy|too wordy)\b",
    re.IGNORECASE,
)
SHORTENING = (Class.WORDY, Class.FILLER, Class.CLICHE, Class.REPETITION)


@dataclass(frozen=True, slots=True)
class Wish:
    """A request as a rule: `old` is to go, `new` to come, `classes` are to be mended."""

    request: MemberRequest
    kind: Literal["replace", "remove", "add", "mend", "shorten", "other"]
    old: str = ""
    new: str = ""
    classes: tuple[Class, ...] = ()

    @property
    def id(self) -> str:
        """The id of the request."""
        return self.request["id"]

    @property
    def names_words(self) -> bool:
        """Whether it is about words that are to go or to come."""
        return bool(self.old or self.new)

    def told(self) -> str:
        """What granting it does, as part of a sentence."""
        if self.old and self.new:
            return f"as asked, “{self.old}” is now “{self.new}”"
        return f"as asked, took out “{self.old}”" if self.old else f"as asked, added “{self.new}”"

    def why(self, *, met: bool) -> str:
        """Why it counts as met, or does not."""
        match self.kind:
            case "other":
                return CANNOT
            case "mend":
                what = " and ".join(kind.value for kind in self.classes)
                return f"A rule finds {'no' if met else 'some'} {what} to mend."
            case "shorten":
                return "It is shorter." if met else "It is not shorter yet."
            case _:
                wanted = f"“{self.new}” is {'' if met else 'not '}there." if self.new else ""
                gone = f"“{self.old}” is {'gone' if met else 'still there'}." if self.old else ""
                return wanted or gone

    def has_words(self, text: str) -> bool:
        """Whether the words asked for are there, and those to go are gone."""
        return self.new in text and not any(find(part, self.old) for part in self._apart(text))

    def grant(self, text: str) -> str:
        """The text with the words exchanged; unchanged where the words to go are not found."""
        if self.kind == "add":
            return _appended(text, self.new)
        return self.new.join(_exchanged(part, self.old, self.new) for part in self._apart(text))

    def _apart(self, text: str) -> list[str]:
        """What is not yet as asked: "cake" may be part of the "cheese cake" that shall replace it.

        Nothing at all, when no words are to go.
        """
        if not self.old:
            return []
        return text.split(self.new) if self.new else [text]


def understand(request: MemberRequest) -> Wish:
    """Read a request."""
    said = request["text"].strip()
    replace = _REPLACE.match(said) or _INSTEAD.match(said)
    if replace is not None:
        old, new = _said(replace["old"]), _said(replace["new"])
        return Wish(request, "replace", old=old, new=new)
    add = _ADD.match(said)
    if add is not None:
        return Wish(request, "add", new=_said(add["quoted"] or add["new"]))
    for kind, pattern in _CLASSES.items():
        if re.search(pattern, said, re.IGNORECASE):
            return Wish(request, "mend", classes=(kind,))
    if _SHORTER.search(said):
        return Wish(request, "shorten", classes=SHORTENING)
    remove = _REMOVE.match(said)
    if remove is not None:
        return Wish(request, "remove", old=_said(remove["old"]))
    return Wish(request, "other")


def find(text: str, words: str) -> tuple[int, int] | None:
    """Where `words` stand in `text`, in whole words, whatever their capitals."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    return None if found is None else found.span()


def _said(words: str) -> str:
    """Words without the quotes around them."""
    return words[1:-1] if re.fullmatch(_QUOTED, words) else words


def _exchanged(text: str, old: str, new: str) -> str:
    found = find(text, old)
    if found is None:
        return text
    start, end = found
    rest = _exchanged(text[end:], old, new)
    if not new:
        # One of the two spaces around the gap goes with it.
        if text[:start].endswith(" ") and (not rest or rest[0] in " .,!?"):
            start -= 1
        elif start == 0 or text[start - 1] == "\n":
            rest = rest.removeprefix(" ")
    return text[:start] + new + rest


def _appended(text: str, words: str) -> str:
    body = text.rstrip()
    gap = "\n\n" if "\n\n" in body else " " if body.endswith((".", "!", "?", "…")) else "\n"
    return f"{body}{gap}{words}{text[len(body) :]}"
