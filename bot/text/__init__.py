"""Every sentence that people read, in one Fluent catalogue a language: a folder, whose files are
for what people read them in. Codes are unique over all of them."""

from __future__ import annotations

from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource


def languages() -> tuple[str, ...]:
    """The languages that there are catalogues of, by their codes."""
    folders = (folder for folder in files("bot.text").iterdir() if folder.is_dir())
    names = (folder.name for folder in folders)
    return tuple(sorted(name for name in names if not name.startswith("_")))


class Catalogue:
    """The sentences of one language."""

    def __init__(self, language: str = "en") -> None:
        # No bidi isolation marks: people copy these sentences, and Discord shows them as they are.
        self._bundle = FluentBundle([language], use_isolating=False)
        for file in files("bot.text").joinpath(language).iterdir():
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

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
