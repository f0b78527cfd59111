"""Text that looks like something else: masked links, hidden characters, the bot's own marks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.brainstorm.events import Abandoned
from bot.brainstorm.fold import fold
from bot.refine.draft import FactChange, Finding, Issue, Judgement, Verdict, Why
from bot.refine.limits import Stop
from bot.story.hidden import without_hidden
from cogs.brainstorm.lines import idea_line
from cogs.brainstorm.scene import BoardScene
from cogs.refine.cards import Painter
from cogs.refine.head import head
from cogs.refine.scene import RefineScene
from cogs.thread.markdown import escaped, legible
from cogs.thread.scene import Moment
from tests.cogs.brainstorm.boards import BEN, after, gathering, opened
from tests.cogs.refine.sessions import CATALOGUE, draft, ended, session

MASKED = "[your bank](https://evil.example/login)"
TRICKS = [
    MASKED,
    "[your bank](<https://evil.example>)",
    "[your bank]( https://evil.example 'title')",
    "[your bank](\nhttps://evil.example)",
    "[x](HTTPS://evil.example)",
    "[call](tel:+1900)",
    "[](discord://-/settings)",
]
HIDDEN = [
    "\u202e", "\u2066", "\u2069", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u3164",
    "\x00", "\x1b", "\x7f", "\x9b", "\U000e0041", "\U000e0100", "\ufff9",
]  # fmt: skip
SEEN = ["👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "می‌خواهم", "שלום\u200f!", "e\u0301", "tab\there", "two\nlines"]


def is_masked(text: str) -> bool:
    """Whether Discord would hide where a link leads."""
    return re.search(r"(?<!\\)\]\(\s*<?\s*[a-zA-Z][\w+.-]*:", text) is not None


@pytest.mark.parametrize("trick", TRICKS)
def test_a_link_shows_where_it_leads(trick: str) -> None:
    assert is_masked(trick)
    assert not is_masked(legible(trick))
    assert not is_masked(escaped(trick))


@pytest.mark.parametrize("one", HIDDEN, ids=ascii)
def test_what_nobody_sees_is_not_shown(one: str) -> None:
    assert without_hidden(f"ab{one}cd") == "abcd"
    assert escaped(f"ab{one}cd") == legible(f"ab{one}cd") == "abcd"
    assert without_hidden(f"ab{one}cd", known=one) == f"ab{one}cd"


@pytest.mark.parametrize("text", SEEN)
def test_what_people_write_with_stays(text: str) -> None:
    assert without_hidden(text) == text


def test_no_card_hides_a_link_or_a_character() -> None:
    evil = f"{MASKED}\u202e\u200b @everyone <@&1>"
    changed = (FactChange(evil), FactChange(evil, "r1"))
    judgement = Judgement((), 5.0, Verdict.REJECTED, (Finding(Why.LOST, evil),), changed, changed)
    first = replace(draft(0, text=f"{evil} first"), issues=(Issue(evil, "fit", evil),))
    second = replace(draft(1, text=f"{evil} second"), changes=evil, judgement=judgement)
    of = replace(session(first, second, running=True), brief=evil)
    cards = [*Painter(CATALOGUE).cards(of, Moment(f"{evil} more")), head(of, CATALOGUE)]
    shown = "\n".join(block for card in cards for block in card.blocks)
    assert shown.count("evil.example") > 8
    assert not is_masked(shown)
    assert without_hidden(shown) == shown


def test_a_title_turns_no_letters_around() -> None:
    of = session(draft(0, text="Pay \u202egpj.exe now"), running=True)
    assert without_hidden(of.title) == of.title


def test_no_farewell_hides_where_a_title_leads() -> None:
    text = ended(session(draft(0, text=MASKED)), Stop.STOPPED)
    board = after(fold([opened(topic=MASKED)]), Abandoned(1.0))
    partings = RefineScene(CATALOGUE).parting(text), BoardScene(CATALOGUE).parting(board)
    for parting in partings:
        assert parting is not None
        assert "evil.example" in parting.sentence
        assert not is_masked(parting.sentence)


def test_an_idea_stays_on_its_line() -> None:
    board = gathering(["a\n**2.** forged\u2028**3.** forged"])
    line = idea_line(board, board.live_ideas[0], CATALOGUE)
    assert line == rf"**1.** a \*\*2.\*\* forged \*\*3.\*\* forged · <@{BEN + 1}>"
