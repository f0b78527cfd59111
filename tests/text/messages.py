"""The messages of a language as its files have them: what each needs, and what it chooses by."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

_PLURALS = {"zero", "one", "two", "few", "many", "other"}


@dataclass(frozen=True, slots=True)
class Message:
    """The details that a message needs, and the cases that it knows beside forms of a plural."""

    file: str
    variables: set[str] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)


class _Reader(Visitor):
    def __init__(self, into: Message) -> None:
        self._into = into

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - Visitor's name
        self._into.variables.add(node.id.name)

    def visit_Variant(self, node: ftl.Variant) -> None:  # noqa: N802 - Visitor's name
        key = node.key.name if isinstance(node.key, ftl.Identifier) else node.key.value
        if key not in _PLURALS:
            self._into.cases.add(key)
        self.generic_visit(node)


def messages(language: str) -> dict[str, Message]:
    """The messages of a language by their codes, each of which is there once."""
    found: dict[str, Message] = {}
    for file in files("bot.text").joinpath(language).iterdir():
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), entry.content
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} is there twice"
                found[entry.id.name] = Message(file.name)
                _Reader(found[entry.id.name]).visit(entry)
    return found
