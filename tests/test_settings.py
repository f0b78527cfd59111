"""Settings come from the environment and a file, and what is wrong is named, never shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import DISCORD_API_URL, Settings, load_settings

SECRET = "planted-secret-0123456789"
NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where settings are looked for if no file is named."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / ".env"


def everything_about(error: BaseException) -> str:
    return f"{error!s} {error!r} {getattr(error, 'details', '')} {error.args}"


def test_without_anything_set_the_defaults_hold(env_file: Path) -> None:
    settings = load_settings(None)
    assert settings.discord_token is None
    assert settings.discord_api_url == DISCORD_API_URL
    assert settings.database_path == Path("data/refine.db")
    assert (settings.max_rounds, settings.log_level, settings.log_format) == (30, "INFO", "text")


def test_the_file_is_read(env_file: Path) -> None:
    env_file.write_text(f"DISCORD_TOKEN={SECRET}\n# a comment\nMAX_ROUNDS=12\nUNKNOWN=1\n")
    settings = load_settings(None)
    assert settings.require_token() == SECRET
    assert settings.max_rounds == 12


def test_a_file_that_is_named_is_read_instead(env_file: Path) -> None:
    env_file.write_text("MAX_ROUNDS=12\n")
    other = env_file.with_name("other.env")
    other.write_text("MAX_ROUNDS=7\n")
    assert load_settings(other).max_rounds == 7


def test_the_environment_wins_over_the_file(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file.write_text("MAX_ROUNDS=12\nMAX_RUNNING=4\n")
    monkeypatch.setenv("MAX_ROUNDS", "7")
    settings = load_settings(None)
    assert (settings.max_rounds, settings.max_running) == (7, 4)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_value_is_as_if_it_were_not_set(
    name: str, env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "")
    assert load_settings(None) == load_settings(Path(os.devnull))


def test_an_empty_line_in_the_file_is_as_if_it_were_not_there(env_file: Path) -> None:
    env_file.write_text("".join(f"{name}=\n" for name in NAMES))
    assert load_settings(None) == load_settings(Path(os.devnull))


def test_names_are_found_however_they_are_written(env_file: Path) -> None:
    env_file.write_text("max_rounds=12\n")
    assert load_settings(None).max_rounds == 12


BAD = [
    ("DISCORD_TOKEN", f"{SECRET}\tx"),
    ("DISCORD_TOKEN", f"{SECRET}–"),
    ("DISCORD_API_URL", f"ftp://{SECRET}"),
    ("DISCORD_API_URL", SECRET),
    ("DISCORD_API_URL", f"http://{SECRET}:notaport"),
    ("DISCORD_API_URL", f"http://{SECRET}:99999"),
    ("DISCORD_API_URL", f"http://[{SECRET}"),
    ("OPENAI_API_KEY", f"{SECRET}é"),
    ("OPENAI_BASE_URL", f"{SECRET}:80"),
    ("OPENAI_BASE_URL", f"http://{SECRET}:0"),
    ("MODERATION", SECRET),
    ("MODERATION_BASE_URL", SECRET),
    ("MODERATION_API_KEY", f"{SECRET}é"),
    ("MAX_ROUNDS", SECRET),
    ("MAX_ROUNDS", "0"),
    ("MAX_ROUNDS", "201"),
    ("MAX_ROUNDS", "2.5"),
    ("MAX_RUNNING", "0"),
    ("MAX_CHARACTERS", "99"),
    ("MAX_CHARACTERS", "40001"),
    ("GATHER_SECONDS", "-1"),
    ("GATHER_SECONDS", "601"),
    ("GATHER_SECONDS", "nan"),
    ("LOG_LEVEL", SECRET),
    ("LOG_LEVEL", "info"),
    ("LOG_FORMAT", SECRET),
]


@pytest.mark.parametrize(("name", "value"), BAD)
@pytest.mark.parametrize("source", ["environment", "file"])
def test_a_value_that_cannot_be_is_named_and_not_shown(
    name: str, value: str, source: str, env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if source == "file":
        env_file.write_text(f"{name}='{value}'\n", encoding="utf-8")
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        load_settings(None)
    assert raised.value.details == {"name": name}
    assert raised.value.code == "error-settings-value"
    assert SECRET not in everything_about(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


@pytest.mark.parametrize("url", [f"postgres://{SECRET}", "sqlite://refine.db", "sqlite:///", "x"])
def test_a_database_that_is_no_sqlite_file_is_named_and_not_shown(
    url: str, env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    settings = load_settings(None)
    with pytest.raises(SettingsError) as raised:
        _ = settings.database_path
    assert raised.value.details == {"name": "DATABASE_URL"}
    assert SECRET not in everything_about(raised.value)


def test_what_is_missing_is_named(env_file: Path) -> None:
    settings = load_settings(None)
    with pytest.raises(SettingsError) as token:
        settings.require_token()
    with pytest.raises(SettingsError) as key:
        settings.require_key()
    assert token.value.details == {"name": "DISCORD_TOKEN"}
    assert key.value.details == {"name": "OPENAI_API_KEY"}
    assert {token.value.code, key.value.code} == {"error-settings-missing"}


def test_an_endpoint_of_ones_own_needs_no_key(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:8000/v1")
    assert load_settings(None).require_key()


KEY, URL = "OPENAI_API_KEY", "OPENAI_BASE_URL"
OWN_KEY, OWN_URL = "MODERATION_API_KEY", "MODERATION_BASE_URL"
LOCAL = "http://127.0.0.1:8000/v1"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({KEY: "a"}, "a"),
        ({KEY: "a", OWN_KEY: "b"}, "b"),
        ({KEY: "a", URL: LOCAL, OWN_KEY: "b"}, "b"),
        ({KEY: "a", OWN_URL: LOCAL}, "none"),  # OpenAI's key is for OpenAI alone
        ({OWN_URL: LOCAL, OWN_KEY: "b"}, "b"),
    ],
)
def test_a_key_goes_to_nobody_but_whose_it_is(
    given: dict[str, str], key: str, env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings = load_settings(None)
    assert settings.require_moderation_key() == key
    assert set(settings.secrets) == {v for v in given.values() if v != LOCAL}


@pytest.mark.parametrize("given", [{}, {KEY: "of another provider", URL: LOCAL}], ids=str)
def test_without_a_key_for_moderation_that_is_named(
    given: dict[str, str], env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        load_settings(None).require_moderation_key()
    assert raised.value.details == {"name": "MODERATION_API_KEY"}


def test_secrets_are_not_shown_with_the_settings(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", SECRET)
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    monkeypatch.setenv("MODERATION_API_KEY", SECRET)
    settings = load_settings(None)
    assert SECRET not in f"{settings} {settings!r} {settings.model_dump_json()}"


def test_blanks_around_a_pasted_secret_are_left_out(env_file: Path) -> None:
    env_file.write_text(f'DISCORD_TOKEN="  {SECRET} "\n')
    assert load_settings(None).require_token() == SECRET


def test_every_setting_is_explained_in_the_example() -> None:
    example = Path(__file__).parents[1] / ".env.example"
    if not example.exists():
        pytest.skip("there is no .env.example yet")
    text = example.read_text(encoding="utf-8")
    assert [name for name in NAMES if name not in text] == []


def test_models_are_names_with_commas_between_them(env_file: Path) -> None:
    env_file.write_text("OPENAI_MODEL=small\nOPENAI_MODELS= big, small ,,big,vendor/huge:free\n")
    settings = load_settings(None)
    assert settings.openai_models == ("big", "small", "vendor/huge:free")
    assert settings.models == ("small", "big", "vendor/huge:free")


def test_a_model_that_no_menu_can_name_is_not_offered(env_file: Path) -> None:
    env_file.write_text(f"OPENAI_MODEL={'m' * 101}\nOPENAI_MODELS=big\n")
    assert load_settings(None).models == ("big",)


@pytest.mark.parametrize("models", ["m" * 101, ",".join(map(str, range(24)))])
def test_models_that_a_menu_cannot_hold_are_refused(models: str, env_file: Path) -> None:
    env_file.write_text(f"OPENAI_MODELS={models}\n")
    with pytest.raises(SettingsError, match="OPENAI_MODELS"):
        load_settings(None)
