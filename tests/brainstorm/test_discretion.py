"""The host of a board gets its log without what the board keeps from everybody."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from bot.brainstorm import events as e
from bot.brainstorm.discretion import SOMEBODY, told
from bot.brainstorm.fold import fold
from bot.brainstorm.limits import BoardLimits
from bot.story.events import Event, Unheard
from bot.story.forgetting import people_in
from tests.brainstorm.build import ANN, BEN, HOST, Table, at_vote, opened
from tests.brainstorm.strategies import firsts, people

HIDDEN, ANONYMOUS = BoardLimits(is_hidden=True), BoardLimits(is_anonymous=True)


def given_to(reader: int, log: Iterable[Event]) -> list[Event]:
    """A log as a person may have it."""
    log = list(log)
    found = (told(fold(log), event, reader) for event in log)
    return [event for event in found if event is not None]


def votes(log: Iterable[Event]) -> list[int]:
    """Whose votes are in a log, one after the other."""
    return [event.person for event in log if isinstance(event, e.Voted)]


@given(firsts, st.lists(people, max_size=30))
def test_no_log_tells_more_than_its_board_and_all_that_is_the_readers(
    first: e.Opened, rest: list[Event]
) -> None:
    log: list[Event] = [first, *rest]
    board, found = fold(log), given_to(HOST, log)
    if board.hides_votes:
        assert {*votes(found)} <= {HOST}
    if first.limits.is_anonymous:
        assert {p for event in found for p in people_in(event)} <= {HOST, SOMEBODY}
    own = [event for event in log if {*people_in(event)} == {HOST}]
    assert [event for event in found if {*people_in(event)} == {HOST}] == own
    assert [event.at for event in found if not isinstance(event, e.Voted)] == [
        event.at for event in log if not isinstance(event, e.Voted)
    ]


def test_the_votes_of_others_are_left_out_until_the_vote_is_over() -> None:
    table = at_vote(limits=HIDDEN)
    table.choose(BEN, 1)
    table.choose(HOST, 2)
    assert votes(given_to(HOST, table.log)) == [HOST]
    table.move_on()
    assert given_to(HOST, table.log) == table.log


def test_a_board_with_names_is_its_hosts_whole() -> None:
    table = at_vote()
    table.choose(BEN, 1)
    assert given_to(HOST, table.log) == table.log


def test_nothing_on_an_anonymous_board_leads_to_a_person() -> None:
    table = Table(opened(ANONYMOUS))
    table.append(e.IdeaGiven(1.0, "201", BEN, "Kayak", 201, 300))
    table.append(e.IdeaChanged(2.0, "201:2", 201, "Kayaks"))
    table.append(e.IdeaGiven(3.0, "i1", BEN, "Museum"))
    table.append(e.Voted(4.0, f"vote:{BEN}:1", BEN, (1,), (1,), 201))
    table.append(Unheard(5.0, "202", BEN, 202, True, "", 300))
    table.append(e.CallStarted(6.0, 1, e.Do.SPARK, payer=BEN))
    assert given_to(HOST, table.log)[1:] == [
        e.IdeaGiven(1.0, "", SOMEBODY, "Kayak", 0, 0),
        e.IdeaChanged(2.0, "", 0, "Kayaks"),
        e.IdeaGiven(3.0, "", SOMEBODY, "Museum", 0, 0),
        e.Voted(4.0, "", SOMEBODY, (1,), (1,), 0),
        Unheard(5.0, "", SOMEBODY, 0, True, "", 0),
        e.CallStarted(6.0, 1, e.Do.SPARK, payer=SOMEBODY),
    ]


def test_two_of_the_others_are_told_from_each_other_no_more() -> None:
    table = Table(opened(ANONYMOUS))
    table.give("Kayak", person=ANN)
    table.give("Museum", person=BEN)
    found = given_to(HOST, table.log)
    assert [x.person for x in found if isinstance(x, e.IdeaGiven)] == [SOMEBODY, SOMEBODY]


def test_own_words_are_given_whole_also_without_names() -> None:
    table = Table(opened(ANONYMOUS))
    table.give("Kayak", person=HOST)
    table.change(101, "Kayaks")
    assert given_to(HOST, table.log) == table.log
