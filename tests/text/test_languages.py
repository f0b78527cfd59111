"""Every language says all that English says, of the same details, and in its own grammar."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from bot.text import Catalogue, languages
from tests.text.messages import messages

ENGLISH = messages("en")
OTHERS = [language for language in languages() if language != "en"]
NUMBERS = (0, 1, 2, 5)
BAR = 11
"""The characters that a criterion's name has beside its bar."""


def test_there_are_english_and_german() -> None:
    assert languages() == ("de", "en")


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_missing_and_none_is_too_many(language: str) -> None:
    there = {code: message.file for code, message in messages(language).items()}
    assert there == {code: message.file for code, message in ENGLISH.items()}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_tells_the_details_that_english_tells(language: str) -> None:
    theirs = {code: message.variables for code, message in messages(language).items()}
    assert theirs == {code: message.variables for code, message in ENGLISH.items()}


@pytest.mark.parametrize("language", OTHERS)
def test_every_case_that_english_tells_apart_is_told_apart(language: str) -> None:
    theirs = messages(language)
    forgotten = {code: message.cases - theirs[code].cases for code, message in ENGLISH.items()}
    assert {code: cases for code, cases in forgotten.items() if cases} == {}


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("language", languages())
def test_every_sentence_can_be_said_of_any_number(language: str, number: int) -> None:
    catalogue = Catalogue(language)
    for code, message in ENGLISH.items():
        said = catalogue.say(code, **dict.fromkeys(message.variables, number))
        assert said.strip()
        assert "{" not in said


@pytest.mark.parametrize("language", languages())
def test_a_command_is_called_by_the_name_that_it_has_for_the_reader(language: str) -> None:
    codes = [code for code in ENGLISH if code.startswith("command-name-")]
    names = {Catalogue(every).say(code) for every in languages() for code in codes}
    written = re.compile(rf"(?<!\w)/(?:{'|'.join(map(re.escape, names))})\b")
    for file in files("bot.text").joinpath(language).iterdir():
        sentences = re.sub(r"^#.*", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert written.findall(sentences) == [], file.name


@pytest.mark.parametrize("language", languages())
def test_a_criterion_fits_beside_its_bar(language: str) -> None:
    names = [Catalogue(language).say(code) for code in ENGLISH if code.startswith("criterion-")]
    assert names
    assert [name for name in names if len(name) > BAR] == []


@pytest.mark.parametrize("language", languages())
def test_a_language_is_called_what_its_own_people_call_it(language: str) -> None:
    code = f"language-{language}"
    assert {Catalogue(every).say(code) for every in languages()} == {Catalogue(language).say(code)}


def test_numbers_and_plurals_read_as_german() -> None:
    say = Catalogue("de").say
    assert "41.000 Zeichen" in say("refused-too-long", length=41_000, limit=40_000)
    assert "ist schon ein Text in Arbeit" in say("refused-running", running=1)
    assert "sind schon 3 Texte in Arbeit" in say("refused-running", running=3)
    assert say("usage-others", number=1) == "eine weitere"
    assert say("usage-others", number=2) == "2 weitere"
    assert "kein neuer Entwurf" in say("end-change", first="4.0", last="4.0", rounds=0)


@pytest.mark.parametrize(
    ("code", "detail", "of_the_original", "of_a_draft"),
    [
        ("card-from", "base", "aus dem Original", "aus Entwurf 2"),
        ("end-best", "name", "Das Original ist", "Entwurf 2 ist"),
        ("picked", "draft", "liegt das Original vorn", "liegt Entwurf 2 vorn"),
        ("voted-up", "draft", "für das Original", "für Entwurf 2"),
        ("again-started", "draft", "ab dem Original", "ab Entwurf 2"),
        ("again-queued", "draft", "ab dem Original", "ab Entwurf 2"),
    ],
)
def test_german_gives_the_original_its_article_and_a_draft_none(
    code: str, detail: str, of_the_original: str, of_a_draft: str
) -> None:
    say = Catalogue("de").say
    assert of_the_original in say(code, **{detail: say("name-original")})
    first = of_the_original.replace("dem Original", "der Erstfassung")
    first = first.replace("as Original", "ie Erstfassung")
    assert first in say(code, **{detail: say("name-first")})
    assert of_a_draft in say(code, **{detail: say("name-draft", number="2")})
