"""Strategies: any event in any order, and lives that people interfere with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from bot.refine import events as e
from bot.refine.draft import FactChange, Finding, Issue, Verdict, Why
from bot.refine.limits import Limits, Stop
from bot.story import events as story
from tests.refine.build import AUTHOR, MEMBER, OTHER, TEXT, Life, started
from tests.refine.editors import Whimsical

_times = st.floats(0, 100)
_sources = st.sampled_from([f"i{n}" for n in range(12)])
_people = st.sampled_from([AUTHOR, MEMBER, OTHER])
_drafts = st.integers(0, 6)
_messages = st.integers(50, 55)
_attempts = st.integers(0, 6)
_maybe_draft = st.none() | _drafts
_words = st.sampled_from(["", "a text", TEXT, "shorter, please", "[x]"])
_points = st.sampled_from([(), (("fit", 3.0), ("clarity", 4.5))])
_changes = st.lists(st.builds(FactChange, _words, st.sampled_from(["", "brief", "r1"])), max_size=2)
_checks = st.builds(e.RequestChecked, st.sampled_from(["r1", "r2", "r9"]), st.booleans(), _words)
_judged = st.builds(
    e.Judged,
    at=_times,
    attempt=_attempts,
    ratings=st.lists(st.builds(e.Rating, _drafts, _points, st.floats(2, 10))).map(tuple),
    candidate=_maybe_draft,
    verdict=st.sampled_from(Verdict),
    findings=st.lists(st.builds(Finding, st.sampled_from(Why), _words), max_size=2).map(tuple),
    issues=st.lists(st.tuples(_drafts, st.builds(Issue, _words, _words, _words))).map(tuple),
    lost=_changes.map(tuple),
    added=_changes.map(tuple),
    requests=st.lists(_checks, max_size=3).map(tuple),
    excused=st.lists(_words, max_size=2).map(tuple),
)
FromPeople = (
    e.Reacted
    | e.AnotherRound
    | e.RequestMade
    | e.RequestChanged
    | story.Unheard
    | e.Stopped
    | e.Picked
    | story.Looked
    | e.Accepted
)

people: st.SearchStrategy[FromPeople] = st.one_of(
    st.builds(
        e.Reacted, _times, _sources, _people, _drafts, st.sampled_from(e.Reaction), st.booleans()
    ),
    st.builds(e.AnotherRound, _times, _sources, _people, _drafts),
    st.builds(e.RequestMade, _times, _sources, _people, _words, _maybe_draft, _messages),
    st.builds(e.RequestChanged, _times, _sources, _messages, _words),
    st.builds(story.Unheard, _times, _sources, _people, _messages, st.booleans()),
    st.builds(e.Stopped, _times, _sources, _people),
    st.builds(e.Picked, _times, _sources, _people, _drafts),
    st.builds(story.Looked, _times, _sources, _people, _drafts),
    st.builds(e.Accepted, _times, _sources, _people, _maybe_draft),
)
"""What people do."""

events = st.one_of(
    people,
    st.builds(story.Woke, _times),
    st.builds(e.RoundStarted, _times, _attempts, st.booleans()),
    _judged,
    st.builds(e.Drafted, _times, _attempts, st.none() | _words, _words),
    st.builds(e.Drafted, _times, _attempts, st.none(), withheld=st.just(("hate",))),
    st.builds(
        story.Spent,
        _times,
        st.sampled_from(["a", "b"]),
        st.integers(0, 9),
        st.integers(0, 9),
        st.none() | st.floats(0, 1),
        st.booleans(),
    ),
    st.builds(e.RoundFailed, _times, _attempts, st.just("error-model")),
    st.builds(e.RoundPostponed, _times, _attempts, st.just("error-model"), _times, st.booleans()),
    st.builds(e.BudgetPaused, _times, _times, st.just("person-money-day"), st.booleans()),
    st.builds(e.BudgetRaised, _times),
    st.builds(story.Interrupted, _times),
    st.builds(e.BurstEnded, _times, st.integers(0, 4), st.sampled_from(Stop)),
    st.builds(story.Announced, _times, st.integers(1, 9)),
    st.builds(story.Noted, _times, st.sampled_from(["r1", "r2", "r9"])),
    st.builds(story.ThreadOpened, _times, st.integers(1, 9)),
    st.builds(story.ThreadRefused, _times),
    st.builds(story.Posted, _times, st.sampled_from("012"), st.integers(1, 9), st.just("digest")),
    st.builds(story.Shown, _times, st.sampled_from("012"), st.just("other digest")),
    st.builds(story.Seeded, _times, st.integers(0, 4)),
)
"""Any event at all, most of them senseless where they stand."""

firsts = st.builds(
    started,
    original=st.sampled_from([TEXT, None]),
    brief=st.sampled_from(["", "Invite the members for March 3"]),
    limits=st.builds(
        Limits,
        rounds=st.integers(1, 5),
        target=st.none() | st.floats(4, 10),
        max_rounds=st.integers(1, 8),
        patience=st.integers(1, 3),
    ),
    each_pays=st.booleans(),
)
firsts_anywhere = st.builds(
    lambda first, guest: replace(first, guest=guest, threads=not guest), firsts, st.booleans()
)
"""Also where the bot is a guest."""
editors = st.builds(Whimsical, st.integers(0, 10_000), st.integers(2, 30))


Act = Callable[[Life], object]
"""One thing that happens in a life."""


def _going(times: int) -> Act:
    return lambda life: [life.go() for _ in range(times)]


def _again(draft: int, person: int) -> Act:
    return lambda life: life.again(draft, person)


def _asking(text: str, about: int | None, person: int) -> Act:
    return lambda life: life.ask(text, about, person)


def _reaction(draft: int, reaction: e.Reaction, on: bool, person: int) -> Act:
    return lambda life: life.react(draft, reaction, on=on, person=person)


def _accepting(person: int) -> Act:
    return lambda life: life.accept(person)


def _wake(life: Life) -> object:
    return life.append(story.Woke(life.at + 100))


def _fail(life: Life) -> object:
    return life.append(e.RoundFailed(life.at, life.session.attempts, "error-model"))


acts: st.SearchStrategy[list[Act]] = st.lists(
    st.one_of(
        st.builds(_going, st.integers(1, 6)),
        st.builds(_again, _drafts, _people),
        st.builds(_asking, st.sampled_from(["[x]", "[y]"]), _maybe_draft, _people),
        st.builds(_reaction, _drafts, st.sampled_from(e.Reaction), st.booleans(), _people),
        st.builds(_accepting, _people),
        st.sampled_from([_wake, _fail, Life.postpone, Life.withhold, Life.stop, Life.crash]),
    ),
    max_size=25,
)
"""What happens in a life, between its first event and the end of the test."""


def lead(life: Life, happenings: list[Act]) -> Life:
    """Let it all happen."""
    for happen in happenings:
        happen(life)
    return life
