"""Every language that there is a catalogue of."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from bot.text import DEFAULT, Catalogue, languages


class Languages:
    """The catalogues, by what people speak; each is read when it is first asked for."""

    def __init__(self, home: Traversable | None = None) -> None:
        """Look which there are: those of `home`, else the program's own."""
        self._home = home
        self.codes = languages(home)
        self._read: dict[str, Catalogue] = {}

    @property
    def default(self) -> Catalogue:
        """The catalogue of the language that is there for everybody."""
        return self.of(DEFAULT)

    def of(self, locale: str) -> Catalogue:
        """The catalogue for a language, or a locale of Discord's, such as `de` or `pt-BR`: its own,
        else that of its language, else the default one.

        Raises:
            ValueError: that catalogue is no Fluent.
        """
        wanted = (locale, locale.partition("-")[0])
        code = next((code for code in wanted if code in self.codes), DEFAULT)
        if code not in self._read:
            self._read[code] = Catalogue(code, self._home)
        return self._read[code]
