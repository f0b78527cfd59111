"""A session without one of its people adds up to what it was with them."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.refine.credit import Credit
from bot.refine.events import (
    Drafted,
    Judged,
    Reaction,
    RequestChanged,
    RequestChecked,
    RequestMade,
    Started,
)
from bot.refine.fold import fold
from bot.refine.forgetting import overwritten
from bot.refine.session import Session
from bot.refine.summary import summarize
from bot.store.codec import encode
from bot.story.events import Event, Forgotten
from bot.story.forgetting import GONE, people_in, stand_in
from bot.story.place import Post, apply
from cogs.thread.card import SEALED_AFTER, may_be_edited
from tests.refine.build import AUTHOR, MEMBER, OTHER, Life, started
from tests.refine.strategies import acts, events, firsts_anywhere, lead

WORDS = "pineapples"


def speaking(log: list[Event], person: int) -> list[Event]:
    """The log, with words of the person's own wherever they say something."""
    said = {e.message for e in log if isinstance(e, RequestMade) and e.person == person}

    def words(event: Event) -> Event:
        match event:
            case RequestMade(person=whose) if whose == person:
                return replace(event, text=f"{WORDS} please")
            case RequestChanged(message=message, text=text) if message in said and text:
                return replace(event, text=f"more {WORDS}")
            case Started(author=author) if author == person:
                return replace(event, brief=f"about {WORDS}")
            case _:
                return event

    return [words(event) for event in log]


def outcome(session: Session, person: int, instead: int) -> tuple[object, ...]:
    """What a session is, with another number in the place of a person's and without words."""

    def who(someone: int) -> int:
        return instead if someone == person else someone

    summary = replace(summarize(session), title="", author=who(session.author))
    return (
        summary,
        [(d.number, d.number and d.text) for d in session.drafts],
        [d.judgement and d.judgement.total for d in session.drafts],
        (session.best, session.judged_best, session.chosen, session.final, session.picks),
        {(who(p), draft, value) for p, draft, value in session.votes},
        [(r.id, who(r.person), r.met_by, r.is_open, r.message) for r in session.requests],
        {who(p) for p in session.askers},
        session.burst and replace(session.burst, payer=who(session.burst.payer)),
        [(draft, who(p)) for draft, p in session.queue],
        [(e.burst, e.stop, e.best, e.rounds) for e in session.endings],
        (session.attempts, session.wake_at, session.spending, len(session.sources)),
        [(who(h.person), h.message, h.why) for h in session.hints],
    )


def holds(log: list[Event], person: int) -> None:
    log = speaking(log, person)
    instead = stand_in(log)
    new = overwritten(log, person, instead, frozenset())
    assert outcome(fold(new), instead, instead) == outcome(fold(log), person, instead)
    assert person not in {p for event in new for p in people_in(event)}
    assert WORDS not in "".join(encode(event)[1] for event in new)
    assert [event.at for event in new] == [event.at for event in log]
    assert overwritten(new, person, instead - 1, frozenset()) == new


people = st.sampled_from([AUTHOR, MEMBER, OTHER])


@given(firsts_anywhere, st.lists(events, max_size=30), people)
def test_any_log_folds_to_the_same(first: Started, log: list[Event], person: int) -> None:
    holds([first, *log], person)


@given(acts, people)
def test_a_life_that_was_led_folds_to_the_same(happenings: list, person: int) -> None:  # type: ignore[type-arg]  # of acts
    holds([*lead(Life(), happenings).log], person)


def test_the_votes_of_two_people_stay_two_votes() -> None:
    life = Life()
    life.rest()
    for person in (MEMBER, OTHER):
        life.react(1, Reaction.UP, person=person)
    log: list[Event] = [*life.log]
    for person in (MEMBER, OTHER):
        log = overwritten(log, person, stand_in(log), frozenset())
    assert {(p, v) for p, draft, v in fold(log).votes if draft == 1} == {(-1, 1), (-2, 1)}
    assert "👍:-2:1:1" in {getattr(event, "source", "") for event in log}


def test_why_a_request_is_not_met_goes_with_it_and_what_a_draft_absorbed_stays() -> None:
    life = Life()
    life.ask("[x] with pineapples")
    life.until_asked()
    why = RequestChecked("r1", False, "no pineapples yet")
    log: list[Event] = [
        *life.log,
        Judged(life.at, life.session.attempts, (), requests=(why,)),
        Drafted(life.at, life.session.attempts, "A text about pineapples."),
    ]
    new = overwritten(log, MEMBER, -1, frozenset())
    words = [encode(event)[1] for event in new if "pineapples" in encode(event)[1]]
    assert [json.loads(body)["text"] for body in words] == ["A text about pineapples."]


def test_credits_lose_the_words_of_whoever_had_the_idea_and_of_nobody_else() -> None:
    credited = (
        Credit(1, "Kayaks", (MEMBER,), "a kayak trip"),
        Credit(2, "Pizza", (OTHER, MEMBER), "pizza"),
        Credit(3, "Stars", (), "stars"),
        Credit(4, "Glass", (), "glass"),
    )
    first = replace(started(), credits=credited)
    (new,) = overwritten([first], MEMBER, -1, frozenset({"Stars"}))
    assert fold([new]).credits == (
        Credit(1, GONE, (-1,)),
        Credit(2, "Pizza", (OTHER, -1), "pizza"),
        Credit(3, GONE, ()),
        Credit(4, "Glass", (), "glass"),
    )


def test_an_open_request_without_its_words_is_withdrawn_and_nothing_waits_for_it() -> None:
    life = Life()
    life.rest()
    life.ask("shorter")
    assert life.session.wake_at is not None
    log = overwritten(life.log, MEMBER, -1, frozenset())
    session = fold([*log, Forgotten(life.at, -1)])
    assert session.open_requests == ()
    assert session.wake_at is None


def test_old_cards_may_be_edited_for_as_long_again() -> None:
    place = fold([started()]).place
    post, late = Post("1", 5, "digest", 0.0), SEALED_AFTER + 1
    assert not may_be_edited(post, place, late)
    place = apply(place, Forgotten(late, -1))
    assert may_be_edited(post, place, late)
    assert not may_be_edited(post, place, 3 * late)
