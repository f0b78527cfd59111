"""Text that looks like something else: masked links, hidden characters, the bot's own marks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.brainstorm.events import Abandoned
from bot.brainstorm.fold import fold
from bot.brainstorm.limits import BoardLimits
from bot.refine.credit import Credit
from bot.refine.draft import FactChange, Finding, Issue, Judgement, Verdict, Why
from bot.refine.limits import Stop
from bot.refine.session import Request
from bot.story.hidden import without_hidden
from cogs.brainstorm.cards import cards as board_cards
from cogs.brainstorm.cards import head as board_head
from cogs.brainstorm.lines import idea_line
from cogs.brainstorm.scene import BoardScene
from cogs.refine.cards import Painter
from cogs.refine.head import head
from cogs.refine.scene import RefineScene
from cogs.thread.markdown import escaped, legible
from cogs.thread.scene import Moment
from tests.cogs.brainstorm.boards import (
    BEN,
    HOST,
    after,
    gathering,
    opened,
    shaped,
    vote,
    voting,
)
from tests.cogs.refine.sessions import CATALOGUE, MEMBER, draft, ended, session, shown
from tests.cogs.refine.sessions import cards as cards_of

MASKED = "[your bank](https://evil.example/login)"
TRICKS = [
    MASKED,
    "[your bank](<https://evil.example>)",
    "[your bank]( https://evil.example 'title')",
    "[your bank](\nhttps://evil.example)",
    "[x](HTTPS://evil.example)",
    "[call](tel:+1900)",
    "[](discord://-/settings)",
    r"[your bank](https\://evil.example)",
    r"[your bank](https:\/\/evil.example)",
    r"[your bank](\<https\://evil.example>)",
    r"[call](web\+tel\:1900)",
]
NAMED = [
    "<@8>", "<@!8>", "<@&5>", "<#10>", "</refine:3>", "<t:0:R>", "<:tick:4>", "<a:tick:4>",
    "<id:customize>", "<sound:1:2>", r"\<@8>",
]  # fmt: skip
HIDDEN = [
    "\u202e", "\u2066", "\u2069", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u3164",
    "\x00", "\x1b", "\x7f", "\x9b", "\U000e0041", "\U000e0100", "\ufff9",
]  # fmt: skip
SEEN = ["👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "می‌خواهم", "שלום\u200f!", "e\u0301", "tab\there", "two\nlines"]


def is_masked(text: str) -> bool:
    """Whether Discord would hide where a link leads; it unescapes the target first."""
    targets = re.findall(r"(?<!\\)\]\(([^)]*)", text)
    plain = [re.sub(r"\\([^0-9A-Za-z\s])", r"\1", target) for target in targets]
    return any(re.match(r"\s*<?\s*[a-zA-Z][\w+.-]*:", target) for target in plain)


@pytest.mark.parametrize("trick", TRICKS)
def test_a_link_shows_where_it_leads(trick: str) -> None:
    assert is_masked(trick)
    assert not is_masked(legible(trick))
    assert not is_masked(escaped(trick))


def means(text: str) -> list[str]:
    """What Discord would show as a person, a channel, a time or the like, and not as it is."""
    return re.findall(r"<(?:[@#/:]|\w+:)[^<>\s]*>", re.sub(r"\\[^0-9A-Za-z\s]", "", text))


@pytest.mark.parametrize("name", NAMED)
def test_words_name_nobody_in_a_line_of_ours(name: str) -> None:
    assert means(name.lstrip("\\"))
    assert not means(escaped(f"by {name} and {name}"))
    assert escaped("see <https://x.org>") == "see <https://x.org>"
    assert escaped("a < b, <3") == r"a \< b, \<3"


@pytest.mark.parametrize("name", NAMED)
def test_an_idea_of_an_anonymous_board_is_signed_by_nobody(name: str) -> None:
    board = gathering([f"Fire the boss · {name}"], BoardLimits(is_anonymous=True))
    board = replace(board, topic=name, goal=name)
    result = shaped(after(voting(board), vote(BEN, 1)))
    every = [board_head(board, CATALOGUE), *board_cards(result, CATALOGUE)]
    said = "\n".join(map(shown, every))
    assert "Fire the boss" in said
    named = [one for one in means(said) if not one.startswith("<t:")]
    assert set(named) == {f"<@{HOST}>"}  # who hosts is no secret


@pytest.mark.parametrize("name", NAMED)
def test_a_credit_and_a_request_are_signed_by_those_whose_they_are(name: str) -> None:
    request = Request("r1", MEMBER, f"Shorter · {name}", None, 0.0, met_by=1)
    credit = Credit(1, f"A party · {name}", (MEMBER,), f"the end · {name}")
    of = ended(session(draft(0), draft(1)), Stop.ROUNDS)
    of = replace(of, requests=(request,), credits=(credit,), final=1)
    said = "\n".join(shown(card) for card in cards_of(of).values())
    assert all(words in said for words in ("Shorter", "A party", "the end"))
    assert set(means(said)) == {f"<@{MEMBER}>"}


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
    said = "\n".join(map(shown, cards))
    assert said.count("evil.example") > 8
    assert not is_masked(said)
    assert without_hidden(said) == said


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
