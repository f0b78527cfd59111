"""Sources of a log's events: a set to whoever asks, whatever was thought of beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.refine.events import Reacted, Reaction
from bot.refine.fold import apply, fold
from bot.story.sources import Sources
from tests.refine.build import started

NAMES = st.lists(st.tuples(st.integers(0, 20), st.sampled_from("abcdefgh")), max_size=40)


@given(NAMES)
def test_each_state_knows_its_own_sources_and_no_others(steps: list[tuple[int, str]]) -> None:
    states = [(Sources(), frozenset[str]())]
    for back, name in steps:  # from any state so far, as if the later ones had only been thought of
        real, meant = states[back % len(states)]
        states.append((real.with_(name), meant | {name}))
    for real, meant in states:
        assert set(real) == meant
        assert len(real) == len(meant)
        assert all((name in real) is (name in meant) for name in "abcdefgh")
        assert real == Sources(meant)


def test_the_next_event_of_a_long_log_copies_nothing_of_it() -> None:
    flips = [Reacted(float(n), f"👍:{n}", 5, 0, Reaction.UP, n % 2 == 0) for n in range(3_000)]
    long = fold([started("Text."), *flips[1:]])
    longer = apply(long, flips[0])
    assert (len(long.sources), len(longer.sources)) == (3_000, 3_001)
    assert longer.sources._places is long.sources._places
