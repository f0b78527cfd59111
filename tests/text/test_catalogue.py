"""Every sentence that the program says is there, is said with what it needs, and fits its place."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bot import errors
from bot.community.budget import Measure, Period
from bot.community.form import Field
from bot.community.settings import BOUNDS, Name
from bot.refine.draft import Why
from bot.refine.limits import Stop
from bot.refine.rubric import CRITERIA, RUBRICS, Style
from bot.story.rulings import CATEGORIES
from bot.text import Catalogue, languages
from cogs.settings.ids import Slip
from cogs.thread.opening import ANYWHERE
from tests.text.messages import messages

ROOT = Path(__file__).parents[2]
BUILT: dict[str, set[str]] = {
    "reason-": {*Why},
    "stop-": {*Stop} - {Stop.FAILED},  # a failure says its own code
    "style-": {*Style},
    "guidance-": {*Style},
    "anchor-": {f"{criterion}-{points}" for criterion in CRITERIA for points in (1, 3, 5)},
    "period-": {*Period},
    "usage-row-": {f"{measure}-{period}" for measure in Measure for period in Period},
    "criterion-": {c.name for rubric in RUBRICS.values() for c in rubric.criteria},
    "rubric-field-": {*Field},
    "rubric-help-": {*Field},
    "rubric-hint-": {*Field},
    "help-": {"DISCORD_TOKEN", "OPENAI_API_KEY", "MODERATION_API_KEY"},
    "category-": {category.replace("/", "-") for category in CATEGORIES},
    "setting-": {*Name},
    "unset-": {"reviewer", "target", "roles", "channels", "expiry", "language"},
    "command-name-": set(),  # of whatever Discord is told, which another test looks at
    "permission-": {name.replace("_", "-") for name, on in ANYWHERE if on},
    "language-": {*languages()},
    "bounds-": {*BOUNDS},
    "button-": {Slip.NUMBERS, Slip.HISTORY, Slip.CARD},
    "error-settings-": {"missing", "value", "form", "file", "no-file", "refused"},
}
"""The codes that the source puts together, by how they begin."""
SPEAKERS = {"say", "_say", "BadInput", "SandboxFailed", "whisper", "_whisper"}
ADDED_LATER = {"help"}
"""Details that the command line adds to an error before it says it."""


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the source by which something is said, or may be said later."""
    for folder in ("bot", "cogs"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in SPEAKERS:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _codes(call: ast.Call) -> set[str]:
    """The codes that a call may say, as far as they stand in it."""
    return {
        node.value
        for argument in call.args
        for node in _unformatted(argument)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _unformatted(argument: ast.expr) -> Iterable[ast.AST]:
    """The parts of an argument, but not those of an f-string or of a call in it."""
    match argument:
        case ast.IfExp(body=body, orelse=orelse):
            return [*_unformatted(body), *_unformatted(orelse)]
        case ast.Constant():
            return [argument]
        case _:
            return []


def _words_of_the_source() -> set[str]:
    """Every string in the source, whatever it is for."""
    found = set()
    for folder in ("bot", "cogs"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return found


NEEDED = {code: message.variables for code, message in messages("en").items()}
CALLS = list(_calls())
KINDS: list[type[errors.RefineError]] = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.RefineError)
]


def test_the_source_says_only_what_the_catalogue_has() -> None:
    assert CALLS
    missing = [(where, code) for where, call in CALLS for code in _codes(call) - NEEDED.keys()]
    assert missing == []


def test_every_sentence_gets_the_details_it_needs() -> None:
    for where, call in CALLS:
        given = {keyword.arg for keyword in call.keywords}
        if None in given:  # details that are passed on were checked where they came from
            continue
        for code in _codes(call):
            assert NEEDED[code] - ADDED_LATER <= given, f"{where} says {code}"


def test_codes_that_are_put_together_exist_for_every_value() -> None:
    for start, values in BUILT.items():
        assert {f"{start}{value}" for value in values} <= NEEDED.keys()


def test_the_source_puts_no_other_codes_together() -> None:
    for where, call in CALLS:
        for argument in call.args[:1]:
            for node in ast.walk(argument):
                if isinstance(node, ast.JoinedStr):
                    first = node.values[0]
                    assert isinstance(first, ast.Constant), where
                    assert first.value in BUILT, where


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence(kind: type[errors.RefineError]) -> None:
    assert kind.code in NEEDED


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.SettingsError(name="MAX_ROUNDS", problem="value"), "MAX_ROUNDS has a value"),
        (errors.SettingsError(name="OPENAI_API_KEY", problem="missing"), "is not set. Help."),
        (errors.SettingsError(name="DATABASE_URL", problem="form"), "must look like sqlite:///"),
        (errors.TokenRefused(), "Discord does not accept DISCORD_TOKEN."),
        (errors.DiscordUnreachable(url="http://x"), "cannot be reached at http://x."),
        (errors.StoreError(path="a.db"), "The database a.db cannot be used."),
        (errors.NewerDatabase(path="a.db", found=3, known=2), "a.db was written by a newer"),
        (errors.UnusableDatabase(path="a.db"), "a.db cannot be opened"),
        (errors.UnknownSession(session=1234), "There is no session 1234."),
        (errors.RefineError(), "Nothing was lost"),
    ],
    ids=lambda value: value.code if isinstance(value, errors.RefineError) else "",
)
def test_every_error_can_be_said_with_what_it_carries(error: errors.RefineError, said: str) -> None:
    assert said in Catalogue().say(error.code, help="Help.", **error.details)


def test_an_error_of_the_model_needs_no_details_to_be_said() -> None:
    model = [kind for kind in KINDS if issubclass(kind, errors.ModelError)]
    assert len(model) == 16
    assert all(not NEEDED[kind.code] for kind in model)


def test_the_catalogue_has_nothing_that_is_never_said() -> None:
    built = {f"{start}{value}" for start, values in BUILT.items() for value in values}
    by_kind = {kind.code for kind in KINDS}
    names = {code for code in NEEDED if code.startswith(("command-name-", "option-name-"))}
    assert NEEDED.keys() - built - by_kind - names - _words_of_the_source() == set()


@pytest.mark.parametrize(
    ("start", "most"),
    [
        ("command-", 100),  # Discord's limit of a command's description
        ("menu-", 32),  # of the name of a command in a message's menu
        ("option-", 100),
        ("style-", 100),
        ("box-title", 45),  # of a modal's title
        ("rubric-form-", 45),
        ("rubric-field-", 45),  # of a field's label
        ("rubric-help-", 100),
        ("rubric-hint-", 100),
        ("button-", 80),  # of a button's label
        ("sheet-closing", 150),  # what a guest's message keeps free for it
    ],
)
@pytest.mark.parametrize("language", languages())
def test_what_discord_bounds_is_short_enough(language: str, start: str, most: int) -> None:
    codes = [code for code in NEEDED if code.startswith(start)]
    assert codes
    catalogue = Catalogue(language)
    assert [code for code in codes if len(catalogue.say(code)) > most] == []


@pytest.mark.parametrize(
    "form",
    ["box-", "say-", "idea-title", "idea-text", "brief-title", "brief-text", "numbers-title"],
)
@pytest.mark.parametrize("language", languages())
def test_the_titles_and_fields_of_a_form_are_short_enough(language: str, form: str) -> None:
    codes = [code for code in NEEDED if code.startswith(form) and not NEEDED[code]]
    assert codes
    for code in codes:
        most = 100 if code.endswith("-hint") else 45
        assert len(Catalogue(language).say(code)) <= most


def test_a_code_or_a_detail_that_is_missing_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Catalogue().say("no-such-code")
    with pytest.raises(KeyError):
        Catalogue().say("refused-too-long", length=3)


def test_numbers_and_plurals_read_as_english() -> None:
    say = Catalogue().say
    assert "41,000 characters" in say("refused-too-long", length=41_000, limit=40_000)
    assert "one text" in say("refused-running", running=1)
    assert "3 texts" in say("refused-running", running=3)
    assert say("usage-others", number=1) == "one other"
    assert say("usage-others", number=2) == "2 others"
    assert "no new draft" in say("end-change", first="4.0", last="4.0", rounds=0)


def test_what_people_write_is_never_taken_for_the_catalogues_own_marks() -> None:
    tricky = "{ $limit } { -brand } <b> \\ \u2068"
    assert tricky in Catalogue().say("refused-file-kind", name=tricky)


@pytest.mark.parametrize("language", languages())
def test_every_sentence_ends_and_begins_without_blanks(language: str) -> None:
    plain = [code for code, needed in NEEDED.items() if not needed and code != "usage-estimated"]
    catalogue = Catalogue(language)
    for code in plain:
        sentence = catalogue.say(code)
        assert sentence == sentence.strip()
        assert "  " not in sentence
