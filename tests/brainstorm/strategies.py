"""Strategies: any event in any order, most of them senseless where they stand."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.brainstorm import events as e
from bot.brainstorm.limits import BoardLimits
from bot.refine.credit import Credit
from bot.story import events as story
from bot.story.events import Event
from tests.brainstorm.build import ANN, BEN, CLEO, HOST, opened

_times = st.floats(0, 2_000)
_sources = st.sampled_from([f"i{n}" for n in range(60)])
_people = st.sampled_from([HOST, ANN, BEN, CLEO])
_numbers = st.integers(-1, 7)
_messages = st.integers(100, 104)
_attempts = st.integers(0, 5)
_words = st.sampled_from(
    ["", " ", "Pizza", "pizza!", "Pizza night", "Kayak", "爬山", "Everything goes under this idea"]
)
_some = st.lists(_numbers, max_size=4).map(tuple)
_withheld = st.sampled_from([(), ("hate",)])
_credits = st.builds(Credit, _numbers, _words, st.lists(_people, max_size=2).map(tuple), _words)

FromPeople = (
    e.IdeaGiven | e.IdeaChanged | e.SparkAsked | e.Voted | e.MovedOn | e.BriefEdited | story.Unheard
)

people: st.SearchStrategy[FromPeople] = st.one_of(
    st.builds(e.IdeaGiven, _times, _sources, _people, _words, st.none() | _messages),
    st.builds(e.IdeaGiven, _times, _sources, _people, _words, st.none() | _messages),
    st.builds(e.IdeaChanged, _times, _sources, _messages, _words),
    st.builds(e.SparkAsked, _times, _sources, _people),
    st.builds(e.Voted, _times, _sources, _people, _some, _some, st.none() | _messages),
    st.builds(e.MovedOn, _times, _sources, _people, st.sampled_from(e.Phase)),
    st.builds(e.BriefEdited, _times, _sources, _people, _words),
    st.builds(e.Closed, _times, _sources, _people),
    st.builds(story.Unheard, _times, _sources, _people, _messages, st.booleans()),
)
"""What people do."""

answers: st.SearchStrategy[Event] = st.one_of(
    st.builds(e.Sparked, _times, _attempts, st.lists(_words, max_size=25).map(tuple), _withheld),
    st.builds(e.Grouped, _times, _attempts, st.lists(_some, max_size=4).map(tuple)),
    st.builds(
        e.Shaped,
        _times,
        _attempts,
        _words,
        st.none() | _words,
        st.lists(_credits, max_size=2).map(tuple),
        _withheld,
    ),
    st.builds(e.CallFailed, _times, _attempts, st.just("error-model")),
)
"""What a model answers, to whatever it was asked."""

events: st.SearchStrategy[Event] = st.one_of(
    people,
    answers,
    st.builds(e.CallStarted, _times, _attempts, st.sampled_from(e.Do)),
    st.builds(e.CallRefused, _times, _attempts, st.just("budget-person")),
    st.builds(e.CallPostponed, _times, _times),
    st.builds(e.HandedOver, _times, st.integers(1, 3)),
    st.builds(e.Abandoned, _times),
    st.builds(story.Woke, _times),
    st.builds(story.Interrupted, _times),
    st.builds(
        story.Spent,
        _times,
        st.just("m"),
        st.integers(0, 9),
        st.integers(0, 9),
        st.none() | st.floats(0, 1),
        st.booleans(),
    ),
    st.builds(story.Announced, _times, st.integers(1, 9)),
    st.builds(story.Noted, _times, st.sampled_from(["1", "2", "9", "x"])),
    st.builds(story.ThreadOpened, _times, st.integers(1, 9)),
    st.builds(story.ThreadRefused, _times),
    st.builds(story.Posted, _times, st.sampled_from("abc"), st.integers(1, 9), st.just("digest")),
    st.builds(story.Seeded, _times, st.integers(0, 9)),
    st.builds(opened),
)
"""Any event at all."""

firsts = st.builds(
    opened,
    limits=st.builds(
        BoardLimits,
        gather=st.floats(1, 600),
        vote=st.floats(1, 600),
        votes=st.integers(1, 4),
        is_hidden=st.booleans(),
        is_anonymous=st.booleans(),
    ),
    sparks=st.integers(-1, 30),
)
