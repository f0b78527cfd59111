"""A board without one of its people has the same ideas by number, groups, votes and winners."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.brainstorm import events as e
from bot.brainstorm.board import Board
from bot.brainstorm.fold import fold
from bot.brainstorm.forgetting import overwritten, said_by
from bot.brainstorm.kind import summarize
from bot.brainstorm.tally import standings
from bot.refine.credit import Credit
from bot.store.codec import encode
from bot.story.events import Event, Forgotten
from bot.story.forgetting import GONE, people_in, stand_in
from tests.brainstorm.build import ANN, BEN, CLEO, HOST, OPTIONS, Table, at_shape, at_vote
from tests.brainstorm.strategies import events, firsts

WORDS = "pineapples"


def speaking(log: list[Event], person: int) -> list[Event]:
    """The log, with words of the person's own wherever they say something; ideas stay as equal to
    each other as they were."""
    said = {x.message for x in log if isinstance(x, e.IdeaGiven) and x.person == person}

    def words(event: Event) -> Event:
        match event:
            case e.IdeaGiven(person=whose, text=text) if whose == person and text.strip():
                return replace(event, text=f"{text} {WORDS}")
            case e.IdeaChanged(message=message, text=text) if message in said and text.strip():
                return replace(event, text=f"{text} {WORDS}")
            case e.BriefEdited(person=whose, brief=brief) if whose == person and brief.strip():
                return replace(event, brief=f"{brief} {WORDS}")
            case e.Opened(host=host) if host == person:
                return replace(event, topic=f"What about {WORDS}?")
            case _:
                return event

    return [words(event) for event in log]


def outcome(board: Board, person: int, instead: int) -> tuple[object, ...]:
    """What a board is, with another number in the place of a person's and without words."""

    def who(someone: int | None) -> int | None:
        return instead if someone == person else someone

    summary = replace(summarize(board), title="", author=who(board.host) or 0)
    return (
        summary,
        board.phases,
        [(i.number, who(i.person), i.is_withdrawn, i.message, i.at) for i in board.ideas],
        board.groups,
        [(who(p), idea) for p, idea in board.marks],
        {(who(p), message, idea) for p, message, idea in board.reactions},
        [(s.option.number, s.votes, s.rank, s.is_tied) for s in standings(board)],
        (board.casts, board.sparks_wanted, who(board.spark_asker), board.call, board.calls),
        (board.failure, board.proposal is None, board.session, board.wake_at, board.spending),
        [(who(h.person), h.message, h.why) for h in board.hints],
    )


@given(firsts, st.lists(events, max_size=40), st.sampled_from([HOST, ANN, BEN, CLEO]))
def test_any_log_folds_to_the_same(first: e.Opened, rest: list[Event], person: int) -> None:
    log = speaking([first, *rest], person)
    instead = stand_in(log)
    new = overwritten(log, person, instead, frozenset())
    assert outcome(fold(new), instead, instead) == outcome(fold(log), person, instead)
    assert person not in {p for event in new for p in people_in(event)}
    assert WORDS not in "".join(encode(event)[1] for event in new)
    assert [event.at for event in new] == [event.at for event in log]
    assert overwritten(new, person, instead - 1, frozenset()) == new


def test_equal_ideas_stay_together_where_code_put_them_together() -> None:
    table = Table()
    table.give("Pizza", "Kayaks", person=ANN)
    table.give("pizza!", person=BEN)
    table.move_on()
    table.fail()
    assert table.board.groups == ((1, 3), (2,))
    board = fold(overwritten(table.log, BEN, -1, frozenset()))
    assert board.groups == ((1, 3), (2,))
    assert [idea.text for idea in board.ideas] == ["Pizza", "Kayaks", GONE]


def test_the_votes_of_two_people_stay_two_votes() -> None:
    table = at_vote()
    table.choose(BEN, 1)
    table.choose(CLEO, 1)
    log: list[Event] = table.log
    for person in (BEN, CLEO):
        log = overwritten(log, person, stand_in(log), frozenset())
    assert {s.option.number: s.votes for s in standings(fold(log))}[1] == 2


def test_a_credit_loses_the_words_of_an_idea_also_where_nobody_is_named() -> None:
    table = at_shape()
    credits_ = (Credit(1, OPTIONS[0], (), "kayaks"), Credit(2, "Another's", (), "other"))
    table.asked()
    table.append(e.Shaped(table.at, table.board.calls, "A brief", "A draft", credits_))
    assert said_by(table.log, ANN) == set(OPTIONS)
    board = fold(overwritten(table.log, ANN, -1, frozenset()))
    assert board.proposal is not None
    assert board.proposal.credits == (Credit(1, GONE, ()), credits_[1])


def test_an_idea_without_its_words_is_withdrawn_while_ideas_are_gathered() -> None:
    table = Table()
    table.give("Pizza", person=BEN)
    table.give("Kayaks", person=ANN)
    log = overwritten(table.log, BEN, -1, frozenset())
    board = fold([*log, Forgotten(9.0, -1)])
    assert [idea.number for idea in board.live_ideas] == [2]
    late = e.IdeaChanged(10.0, "late", 101, "Pizza")  # their message, read again after an absence
    assert fold([*log, Forgotten(9.0, -1), late]).ideas == board.ideas


def test_in_a_vote_its_votes_stand() -> None:
    table = at_vote()
    table.choose(CLEO, 2)
    before = table.counts()
    log = overwritten(table.log, ANN, -1, frozenset())
    board = fold([*log, Forgotten(9.0, -1)])
    assert {s.option.number: s.votes for s in standings(board)} == before
