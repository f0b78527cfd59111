"""Every sentence that people read, in one Fluent catalogue a language."""

from __future__ import annotations

from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource


class Catalogue:
    """The sentences of one language."""

    def __init__(self, language: str = "en") -> None:
        source = files("bot.text").joinpath(f"{language}.ftl").read_text(encoding="utf-8")
        # No bidi isolation marks: people copy these sentences, and Discord shows them as they are.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource(source))

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
