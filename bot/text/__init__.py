"""Every sentence that people read, in one Fluent catalogue a language: a folder, whose files are
for what people read them in. Codes are unique over all of them."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

DEFAULT = "en"
"""The language for whoever speaks none of the others."""


def languages(home: Traversable | None = None) -> tuple[str, ...]:
    """The languages that there are catalogues of, by their codes: the folders in `home`, else the
    program's own."""
    folders = (folder for folder in (home or files("bot.text")).iterdir() if folder.is_dir())
    return tuple(sorted(f.name for f in folders if not f.name.startswith("_")))


class Catalogue:
    """The sentences of one language, from a folder of its name."""

    def __init__(self, language: str = DEFAULT, home: Traversable | None = None) -> None:
        """Read the folder.

        Raises:
            ValueError: something in it is no Fluent.
        """
        self.language = language
        # No bidi isolation marks: people copy these sentences, and Discord shows them as they are.
        self._bundle = FluentBundle([language], use_isolating=False)
        for file in (home or files("bot.text")).joinpath(language).iterdir():
            resource = FluentResource(file.read_text(encoding="utf-8"))
            for entry in resource.body:
                if isinstance(entry, ast.Junk):  # it would be passed over
                    raise ValueError(f"{language}/{file.name}: {entry.content}")
            self._bundle.add_resource(resource)

    def number(self, written: str) -> str:
        """A number that is written with a decimal point, as the language writes it."""
        return written.replace(".", self.say("decimal-point"))

    def say(self, code: str, /, **details: str | float | None) -> str:
        """The sentence under a code, its placeholders filled.

        Raises:
            KeyError: the catalogue has no such sentence, or a placeholder was not given.
        """
        pattern = self._bundle.get_message(code).value
        if pattern is None:
            raise KeyError(code)
        text, problems = self._bundle.format_pattern(pattern, details)
        if problems:
            raise KeyError(f"{code}: {problems[0]}")
        return str(text)
