"""The wording of settings: what each is called, and what its values read like. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.community.expiry import bounded
from bot.community.settings import Name, ServerSettings, Value, is_allowed
from bot.refine.limits import Limits
from bot.settings import Settings
from bot.text import Catalogue, languages
from cogs.thread.markdown import quoted

_MODEL = 100
NOT_THE_OPERATORS = frozenset({Name.ROLES, Name.CHANNELS, Name.LANGUAGE})
"""What is up to a server alone."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server may choose from, and what holds where it has set nothing."""

    models: tuple[str, ...]
    languages: tuple[str, ...]
    operators: ServerSettings

    @classmethod
    def of(cls, settings: Settings) -> Offer:
        """What an operator offers."""
        operators = ServerSettings(
            model=settings.openai_model,
            reviewer=settings.review_model,
            rounds=Limits().rounds,
            gather=settings.gather_seconds,
            expiry=bounded(settings.expiry_days, settings.retention_days) or None,
        )
        return cls(settings.models, languages(), operators)

    def allows(self, name: Name, value: Value) -> bool:
        """Whether a setting can have a value here."""
        return is_allowed(name, value, models=self.models, languages=self.languages)


class Wording:
    """Settings in the words of a catalogue."""

    def __init__(self, offer: Offer, catalogue: Catalogue) -> None:
        self.offer = offer
        self.catalogue = catalogue
        self.say, self._number = catalogue.say, catalogue.number

    def name(self, name: Name) -> str:
        """What a setting is called."""
        return self.say(f"setting-{name}")

    def line(self, name: Name, settings: ServerSettings) -> str:
        """A setting and what holds, and by whose word."""
        value = settings.value_of(name)
        called, operators = self.name(name), self.operators(name)
        if value is None and name in NOT_THE_OPERATORS:
            return self.say("settings-set", name=called, value=operators)
        if value is None:
            return self.say("settings-unset", name=called, value=operators)
        shown = self.value(name, value)
        if not self.offer.allows(name, value):
            return self.say("settings-gone", name=called, value=shown, instead=operators)
        return self.say("settings-set", name=called, value=shown)

    def holding(self, name: Name, settings: ServerSettings) -> str:
        """What holds, whoever said so; a value that is no longer offered does not."""
        value = settings.value_of(name)
        if value is None or not self.offer.allows(name, value):
            return self.operators(name)
        return self.value(name, value)

    def operators(self, name: Name) -> str:
        """What holds where a server has not set it."""
        value = self.offer.operators.value_of(name)
        return self.say(f"unset-{name}") if value is None else self.value(name, value)

    def value(self, name: Name, value: Value, most: int | None = None) -> str:
        """A value that was set; of a list at most so many, and how many more there are."""
        match name, value:
            case (_, None):
                return self.say("value-none")
            case (_, tuple()):
                return self._mentions("<@&{}>" if name is Name.ROLES else "<#{}>", value, most)
            case (Name.LANGUAGE, str()) if value in self.offer.languages:
                return self.say(f"language-{value}")
            case (_, str()):
                return quoted(value, _MODEL)
            case (Name.TARGET, int() | float()):
                return self.say("value-target", score=self._number(f"{value:g}"))
            case (Name.GATHER, int() | float()):
                return self.say("value-gather", seconds=value)
            case (Name.EXPIRY, int() | float()):
                return self.say("value-expiry", days=value)
            case (_, number):
                return self._number(f"{number:g}")

    def _mentions(self, form: str, ids: tuple[int, ...], most: int | None) -> str:
        shown = ", ".join(form.format(number) for number in ids[:most])
        more = len(ids) - len(ids[:most])
        return self.say("value-more", shown=shown, more=more) if more else shown
