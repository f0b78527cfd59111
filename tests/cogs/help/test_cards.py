"""The cards of `/help` say what is so in a place, within Discord's bounds, however much is set."""

from __future__ import annotations

import json
import re

import pytest
from discord import ui
from pydantic import SecretStr

from bot.community.settings import MOST_IDS, ServerSettings
from bot.settings import Settings
from bot.text import Catalogue, languages
from cogs.help.cards import COUNT, Guide
from cogs.help.here import Here, Shape
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS
from sandbox.server.content.component_rules import check_layout

IDS = tuple(range(2**63, 2**63 + MOST_IDS))
COMMANDS = {
    name: f"</{name}:{2**63}>"
    for name in ("refine", "brainstorm", "settings", "rubric list", "sessions", "usage")
}
MODEL = "漢_" * 50
FULL = ServerSettings(MODEL, MODEL, 10, 9.5, 600.0, IDS, IDS, 3_650, "en")
WHY = Catalogue().say("refused-channel", channels=", ".join(f"<#{one}>" for one in IDS))
COMFORTABLE = 1_000
"""Characters of a card where nothing is unusually long: about a phone's screen."""


def guide(language: str = "en", **settings: object) -> Guide:
    given = {"discord_token": SecretStr("x"), "openai_model": "small", **settings}
    return Guide(Settings(_env_file=None).model_copy(update=given), Catalogue(language))


def text(view: ui.LayoutView) -> str:
    return "\n".join(i.content for i in view.walk_children() if isinstance(i, ui.TextDisplay))


def plain(view: ui.LayoutView) -> str:
    """A card as it is read: a command's id is not shown."""
    return re.sub(r"<(/[^:]+):\d+>", r"\1", text(view))


@pytest.mark.parametrize("page", range(COUNT))
@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("language", languages())
def test_the_fullest_card_is_one_that_discord_takes(language: str, shape: Shape, page: int) -> None:
    rubrics = tuple(f"{'漢_' * 16}{n}" for n in range(50))
    full = guide(
        language,
        openai_model=MODEL,
        openai_models=(),
        moderation="closed",
        max_rounds=200,
        rounds_a_day=1_000_000,
    )
    for why in ("", WHY):
        view = full.page(page, Here(shape, COMMANDS, why, FULL, rubrics))
        components = view.to_components()  # type: ignore[no-untyped-call]  # discord.py left it untyped
        check_layout(components, layout=True)
        assert len(text(view)) <= MAX_CHARACTERS
        assert len(text(view).encode()) <= MAX_BYTES
        ids = re.findall(r'"custom_id": "([^"]+)"', json.dumps(components))
        assert len(ids) == len(set(ids)) == 2


@pytest.mark.parametrize("page", range(COUNT))
@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("language", languages())
def test_a_usual_card_fits_on_a_phones_screen(language: str, shape: Shape, page: int) -> None:
    here = Here(shape, COMMANDS, rubrics=("Release news", "Minutes"))
    assert len(plain(guide(language).page(page, here))) <= COMFORTABLE


def test_only_the_commands_that_are_there_are_spoken_of() -> None:
    every = [text(guide().page(page, Here(Shape.THREAD, COMMANDS))) for page in range(COUNT)]
    alone = {"refine": "`/refine`"}
    few = [text(guide().page(page, Here(Shape.DIRECT, alone))) for page in range(COUNT)]
    assert all(any(name in card for card in every) for name in COMMANDS.values())
    assert "`/refine` with" in few[0]
    for word in ("</", "brainstorm", "topic"):
        assert word not in few[0] + few[1]
    assert "Votes in a brainstorm" not in few[2]
    assert "-#" not in few[2]


@pytest.mark.parametrize(
    ("shape", "begins", "steers"),
    [
        (Shape.THREAD, "I open a thread", "**Reply** to a draft with the ping on"),
        (Shape.REPLIES, "replies right here, and everybody", "**Reply** to a draft with the ping"),
        (Shape.DIRECT, "replies right here.", "**Reply** to a draft: "),
        (Shape.GUEST, "I am a guest here", "Messages and reactions do not reach me here."),
    ],
)
def test_each_place_has_its_own_way(shape: Shape, begins: str, steers: str) -> None:
    here = Here(shape, COMMANDS)
    assert begins in text(guide().page(0, here))
    assert steers in text(guide().page(1, here))


def test_what_a_server_has_set_holds_and_else_what_the_operator_says() -> None:
    operators = guide(review_model="judge", max_characters=9_000, expiry_days=30, moderation="open")
    unset = text(operators.page(2, Here(Shape.THREAD, COMMANDS)))
    for line in (
        "**Rounds** · 3, or as many as you ask for (1 to 10); 30 in all for one text",
        "**Target** · no target",
        "**Gathering time** · 8 seconds",
        "**Longest text** · 9,000 characters",
        "**Model** · small",
        "**Reviewer** · judge",
        "**Expiry** · after 30 days",
        "**Moderation** · on",
    ):
        assert line in unset
    chosen = ServerSettings(rounds=5, target=9.0, gather=1, expiry=7, reviewer="withdrawn")
    own = text(operators.page(2, Here(Shape.THREAD, COMMANDS, "", chosen, ("Release *news*",))))
    for line in (
        "**Rounds** · 5,",
        "**Target** · 9 of 10",
        "**Gathering time** · one second",
        "**Reviewer** · judge",  # what is no longer offered does not hold
        "**Expiry** · after 7 days",
        "styles** · Release \\*news\\*",
    ):
        assert line in own


def test_the_rounds_that_the_operator_gives_each_day_are_told() -> None:
    here = Here(Shape.DIRECT, COMMANDS)
    assert "**A day** · 20 rounds of yours" in text(guide(rounds_a_day=20).page(2, here))
    assert "**A day**" not in text(guide().page(2, here))


def test_whom_and_where_a_server_keeps_it_to_is_told_once() -> None:
    kept = ServerSettings(roles=(1,), channels=IDS)
    may = text(guide().page(0, Here(Shape.THREAD, COMMANDS, "", kept)))
    assert "<@&1> may begin texts and brainstorms; joining in takes no role." in may
    assert "and 20 more." in may
    refused = text(guide().page(0, Here(Shape.THREAD, COMMANDS, "Not you.", kept)))
    assert "⚠️ Not you." in refused
    assert "<@&1>" not in refused


def test_the_buttons_lead_to_the_cards_beside_and_no_further() -> None:
    def buttons(page: int) -> list[tuple[str | None, bool]]:
        view = guide().page(page, Here(Shape.THREAD, COMMANDS))
        found = (item for item in view.walk_children() if isinstance(item, ui.Button))
        return [(button.custom_id, button.disabled) for button in found]

    assert buttons(0) == [("help:0", True), ("help:1", False)]
    assert buttons(1) == [("help:0", False), ("help:2", False)]
    assert buttons(2) == [("help:1", False), ("help:2", True)]
