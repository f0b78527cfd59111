"""People get their own language, else the nearest; and what is filled in fits its place in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.text import languages
from bot.text.catalogues import Languages
from tests.text.messages import messages

LANGUAGES = Languages()
PLAIN = {
    "command-name-": 32,
    "option-name-": 32,
    "open-to-": 100,  # of a choice
    "whose-": 100,
    "period-": 100,
    "page-": 80,  # of a button's label
    "sessions-choose": 150,  # of a menu's hint
    "settings-roles": 150,
    "settings-channels": 150,
}


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de", "de"), ("pt-BR", "pt-BR"), ("pt-PT", "pt"), ("en-GB", "en"), ("sv-SE", "en")],
)
def test_people_get_their_own_language_else_the_nearest(
    tmp_path: Path, locale: str, language: str
) -> None:
    for code in ("en", "de", "pt", "pt-BR"):
        (tmp_path / code).mkdir()
        (tmp_path / code / "words.ftl").write_text(f"hello = {code}")
    there = Languages(tmp_path)
    assert there.codes == ("de", "en", "pt", "pt-BR")
    assert there.of(locale).say("hello") == language
    assert there.of(locale) is there.of(language)


def test_a_language_is_read_when_somebody_speaks_it_and_a_broken_one_is_told(
    tmp_path: Path,
) -> None:
    for code in ("en", "de"):
        (tmp_path / code).mkdir()
    (tmp_path / "de" / "words.ftl").write_text("hello")
    there = Languages(tmp_path)
    assert there.of("fr").language == "en"
    with pytest.raises(ValueError, match=r"de/words\.ftl: hello"):
        there.of("de")


@pytest.mark.parametrize("language", languages())
def test_the_words_of_choices_and_menus_are_short_enough(language: str) -> None:
    catalogue, codes = LANGUAGES.of(language), messages(language)
    for start, most in PLAIN.items():
        found = [code for code in codes if code.startswith(start)]
        assert found, start
        assert [code for code in found if len(catalogue.say(code)) > most] == []


@pytest.mark.parametrize("language", languages())
def test_what_is_filled_in_is_short_enough_too(language: str) -> None:
    say = LANGUAGES.of(language).say
    draft = say("name-draft", number="1000")
    assert len(say("say-about-this", draft=draft)) <= 100
    assert len(say("compare-old", name=draft)) <= 150
    assert len(say("compare-new", name=draft)) <= 150
    assert len(say("ballot-menu", first=176, last=200)) <= 150
