"""No session, however strange its texts, makes a card that Discord would refuse."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.refine.draft import Draft, FactChange, Finding, Issue, Judgement, Verdict, Why
from bot.refine.limits import Stop
from bot.refine.rubric import RUBRICS, Style
from bot.refine.session import Attempt, Request, Session
from bot.story.spending import Spending
from bot.text import Catalogue, languages
from cogs.refine.cards import Painter
from cogs.refine.head import head
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS, Card
from cogs.thread.layout import layout
from cogs.thread.scene import Moment
from tests.cogs.refine.sessions import CATALOGUE, draft, ended, guest, session

_GRAINS = "a·word ·\n·会·👩‍👩‍👧‍👦·🇩🇪·e\u0301·*·_·`·```·[x](y)·\\·|·~~·# ·https://x.org/a_b ·שלום · "
grains = st.sampled_from(_GRAINS.split("·"))
texts = st.builds(
    lambda parts, times: "".join(parts) * times,
    st.lists(grains, min_size=1, max_size=12),
    st.sampled_from([1, 7, 400]),
)
issues = st.lists(st.builds(Issue, texts, st.just("fit"), texts), max_size=3).map(tuple)
facts = st.lists(
    st.builds(FactChange, texts, st.sampled_from(["", "brief", "r1"])), max_size=12
).map(tuple)
findings = st.lists(
    st.builds(Finding, st.sampled_from([Why.LOST, Why.INVENTED]), texts), max_size=9
).map(tuple)
points = st.sampled_from(
    [(), tuple((f"{n} 声音 whose name is long", 5.0) for n in range(8))]
    + [tuple((c.name, 5.0) for c in r.criteria) for r in RUBRICS.values()]
)
judgements = st.none() | st.builds(
    Judgement, points, st.floats(2, 10), st.sampled_from(Verdict), findings, facts, facts
)
drafts = st.builds(
    Draft,
    number=st.just(1),
    text=texts,
    based_on=st.just(0),
    at=st.just(1.0),
    changes=texts,
    judgement=judgements,
    issues=issues,
)
requests = st.lists(texts, max_size=9).map(
    lambda found: tuple(
        Request(f"r{n}", 9, text, None, 1.0, met_by=1) for n, text in enumerate(found, 1)
    )
)
models = st.lists(st.text(min_size=1, max_size=90), min_size=1, max_size=3).map(tuple)

CATALOGUES = [Catalogue(language) for language in languages()]


@st.composite
def sessions(pick: st.DrawFn) -> Session:
    first = replace(draft(0, text=pick(texts)), issues=pick(issues))
    of = session(first, pick(drafts), running=True)
    return replace(
        of,
        brief=pick(texts),
        style=pick(st.sampled_from(Style)),
        requests=pick(requests),
        attempt=Attempt(2, False, True, ()),
    )


def assert_discord_takes(card: Card) -> None:
    text = "".join(card.blocks)
    assert len(text) <= MAX_CHARACTERS
    assert len(text.encode()) <= MAX_BYTES
    assert all(block.strip() for block in card.blocks)
    assert layout(2**62, card).total_children_count <= 40
    assert all(len(button.label) <= 80 for button in card.buttons)


@settings(max_examples=200, deadline=None)
@given(sessions(), texts, models, st.sampled_from(CATALOGUES))
def test_every_card_is_within_the_limits(
    of: Session, growing: str, names: tuple[str, ...], words: Catalogue
) -> None:
    painter = Painter(words)
    spent = Spending(names, 10**6, 10**12, 10**12, 10.0**6, True)
    failed = ended(of, Stop.FAILED, "error-model", spent)
    accepted = replace(failed, final=1, finals=1, spending=spent)
    for state in (of, failed, replace(of, attempt=None), accepted):
        for card in (*painter.cards(state, Moment(growing)), head(state, words)):
            assert_discord_takes(card)
        for card in painter.cards(guest(state), Moment(growing, is_closing=True)):
            assert_discord_takes(card)


@settings(max_examples=100, deadline=None)
@given(sessions(), texts)
def test_equal_sessions_look_equal_in_every_process(of: Session, growing: str) -> None:
    one, other = Painter(CATALOGUE), Painter(CATALOGUE)
    digests = [card.digest for card in one.cards(of, Moment(growing))]
    assert digests == [card.digest for card in other.cards(replace(of), Moment(growing))]
    assert digests == [card.digest for card in one.cards(of, Moment(growing))]


@settings(max_examples=100, deadline=None)
@given(sessions())
def test_a_whole_text_is_never_lost(of: Session) -> None:
    for card, one in zip(Painter(CATALOGUE).cards(of), of.drafts, strict=True):
        if card.file is not None:
            assert card.file.text == one.text
        elif one.text.strip():
            assert one.text in card.blocks
