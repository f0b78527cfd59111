"""One typed Settings, read from the environment and from a file; nothing is read at import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

DISCORD_API_URL = "https://discord.com/api/v10"

_MOST_MODELS, _LONGEST_MODEL = 23, 100
"""A menu of Discord's holds 25 choices of so many characters; two are there in any case."""

_DOTENV = Path(".env")


class Settings(BaseSettings):
    """Everything an operator can set; each field is documented in `.env.example`."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    discord_token: SecretStr | None = None
    discord_api_url: str = DISCORD_API_URL
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = None
    openai_model: str = "gpt-5-mini"
    openai_models: Annotated[tuple[str, ...], NoDecode] = ()
    review_model: str | None = None
    moderation: Literal["off", "open", "closed"] = "off"
    moderation_base_url: str | None = None
    moderation_api_key: SecretStr | None = None
    database_url: str = "sqlite:///data/refine.db"
    max_rounds: Annotated[int, Field(ge=1, le=200)] = 30
    max_running: Annotated[int, Field(ge=1, le=100)] = 3
    max_running_server: Annotated[int, Field(ge=1, le=10_000)] = 50
    max_running_total: Annotated[int, Field(ge=1, le=10_000)] = 200
    max_acts: Annotated[int, Field(ge=1, le=6_000)] = 60
    max_characters: Annotated[int, Field(ge=100, le=40_000)] = 40_000
    gather_seconds: Annotated[float, Field(ge=0, le=600)] = 8.0
    outage_seconds: Annotated[float, Field(ge=0, le=604_800)] = 86_400.0
    rounds_a_day: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    money_a_month: Annotated[float, Field(ge=0, le=1_000_000)] = 0.0
    expiry_days: Annotated[int, Field(ge=0, le=3_650)] = 0
    retention_days: Annotated[int, Field(ge=0, le=3_650)] = 0
    votes_each: Annotated[int, Field(ge=1, le=10)] = 3
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @field_validator("discord_api_url", "openai_base_url", "moderation_base_url")
    @classmethod
    def _is_an_address(cls, url: str | None) -> str | None:
        """An address that a client can take apart: its port is a number within bounds."""
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise ValueError("not an http address")
        return url

    @field_validator("discord_token", "openai_api_key", "moderation_api_key")
    @classmethod
    def _fits_a_header(cls, secret: SecretStr | None) -> SecretStr | None:
        """A secret goes into a header: printable ASCII, without the space of a careless paste."""
        if secret is None:
            return None
        value = secret.get_secret_value().strip()
        if not value.isascii() or not value.isprintable():
            raise ValueError("not printable ASCII")
        return SecretStr(value)

    @field_validator("openai_models", mode="before")
    @classmethod
    def _are_names(cls, given: object) -> object:
        """Names with commas between them, as many and as long as a menu can offer."""
        if not isinstance(given, str):
            return given
        names = tuple(dict.fromkeys(filter(None, map(str.strip, given.split(",")))))
        if len(names) > _MOST_MODELS or any(len(name) > _LONGEST_MODEL for name in names):
            raise ValueError("too many names, or too long ones")
        return names

    @property
    def models(self) -> tuple[str, ...]:
        """What servers may choose from; the operator's own model is the first."""
        names = dict.fromkeys([self.openai_model, *self.openai_models])
        return tuple(name for name in names if len(name) <= _LONGEST_MODEL)

    @property
    def database_path(self) -> Path:
        """The file behind `DATABASE_URL`.

        Raises:
            SettingsError: the URL is not one of SQLite.
        """
        prefix, _, path = self.database_url.partition(":///")
        if prefix != "sqlite" or not path:
            raise SettingsError(name="DATABASE_URL", problem="form")
        return Path(path)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must stand in no log."""
        found = (self.discord_token, self.openai_api_key, self.moderation_api_key)
        return tuple(secret.get_secret_value() for secret in found if secret is not None)

    def require_token(self) -> str:
        """The bot's token.

        Raises:
            SettingsError: it is not set.
        """
        if self.discord_token is None:
            raise SettingsError(name="DISCORD_TOKEN", problem="missing")
        return self.discord_token.get_secret_value()

    def require_key(self) -> str:
        """The model's key; a local endpoint needs none.

        Raises:
            SettingsError: neither a key nor an endpoint of one's own is set.
        """
        if self.openai_api_key is not None:
            return self.openai_api_key.get_secret_value()
        if self.openai_base_url is None:
            raise SettingsError(name="OPENAI_API_KEY", problem="missing")
        return "none"

    def require_moderation_key(self) -> str:
        """The moderation service's key; an endpoint of one's own needs none.

        The model's key is good for it where both are OpenAI's, and is sent nowhere else.

        Raises:
            SettingsError: there is none for OpenAI's.
        """
        if self.moderation_api_key is not None:
            return self.moderation_api_key.get_secret_value()
        if self.moderation_base_url is not None:
            return "none"
        if self.openai_api_key is None or self.openai_base_url is not None:
            raise SettingsError(name="MODERATION_API_KEY", problem="missing")
        return self.openai_api_key.get_secret_value()


def load_settings(env_file: Path | None) -> Settings:
    """Read the settings from the environment and, below it, from a file; where none is named,
    from `.env`, if there is one.

    Raises:
        SettingsError: the file is missing or cannot be read, or a setting has a value that cannot
            be; its name is in the details, its value is not, for it may be a secret.
    """
    file = _DOTENV if env_file is None else env_file
    if env_file is not None and not file.exists():
        raise SettingsError(name=str(file), problem="no-file")
    try:
        return Settings(_env_file=file)
    except (OSError, UnicodeDecodeError):
        raise SettingsError(name=str(file), problem="file") from None
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0]).upper()
        raise SettingsError(name=name, problem="value") from None
