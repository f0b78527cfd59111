"""Translation: what Discord shows of the commands, to each person in their own language."""

from __future__ import annotations

from discord import Locale
from discord.app_commands import (
    Command,
    Group,
    Parameter,
    TranslationContextTypes,
    Translator,
    locale_str,
)

from bot.text import DEFAULT, Catalogue
from bot.text.catalogues import Languages

_OPTION, _COMMAND = "option-name-", "command-name-"
"""How the codes of names begin; all else is a `phrase` with a code of its own."""


def phrase(catalogue: Catalogue, code: str, /) -> locale_str:
    """A sentence of the default catalogue, with its code for the others."""
    return locale_str(catalogue.say(code), code=code)


class CommandTranslator(Translator):
    """Says names, descriptions and choices in every language that Discord and the bot both have."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """The words for a locale; None where Discord is to show the default ones."""
        catalogue = self._languages.of(locale.value)
        if catalogue.language == DEFAULT:
            return None
        return catalogue.say(string.extras.get("code") or _code_of(context.data))


def written(name: str, catalogue: Catalogue) -> str:
    """A command as people type it: `rubric list` is named in two parts."""
    parts = name.split()
    paths = ("-".join(parts[:length]) for length in range(1, len(parts) + 1))
    return "/" + " ".join(catalogue.say(f"command-name-{path}") for path in paths)


def _code_of(named: object) -> str:
    """The code of a name.

    Raises:
        KeyError: it is neither an option's nor a command's.
    """
    if isinstance(named, Parameter):
        return _OPTION + named.name.replace("_", "-")
    if isinstance(named, Command | Group):
        return _COMMAND + named.qualified_name.replace(" ", "-")
    raise KeyError(named)
