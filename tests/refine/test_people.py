"""Who may do what, what a change of mind does, and what a guest's message shows: case tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.refine.events import (
    Accepted,
    AnotherRound,
    Event,
    Picked,
    Reacted,
    Reaction,
    RequestChanged,
    RequestMade,
    Stopped,
)
from bot.refine.limits import Limits
from bot.refine.session import Session
from bot.story.events import (
    Announced,
    Looked,
    Noted,
    Seeded,
    Unheard,
)
from bot.story.place import SHEET
from tests.refine.build import AUTHOR, MEMBER, OTHER, TEXT, Life, started
from tests.refine.editors import Steady

NOTE = 50


def finished(*, is_private: bool = False, guest: bool = False) -> Life:
    """A session with an original and three drafts that waits for people."""
    life = Life(started(TEXT, limits=Limits(is_private=is_private), guest=guest), Steady())
    life.rest()
    return life


def running(session: Session) -> bool:
    return session.burst is not None


DEEDS: list[tuple[str, Callable[[int], Event], Callable[[Session], object]]] = [
    ("another round", lambda who: AnotherRound(900.0, "x", who, 1), running),
    ("🔁", lambda who: Reacted(900.0, "x", who, 1, Reaction.AGAIN, True), running),
    ("a request", lambda who: RequestMade(900.0, "x", who, "shorter", 1), lambda s: s.requests),
    ("👍", lambda who: Reacted(900.0, "x", who, 1, Reaction.UP, True), lambda s: s.votes),
    ("📌", lambda who: Reacted(900.0, "x", who, 1, Reaction.PICK, True), lambda s: s.picks),
    ("pick", lambda who: Picked(900.0, "x", who, 1), lambda s: s.picks),
    ("✅", lambda who: Reacted(900.0, "x", who, 1, Reaction.ACCEPT, True), lambda s: s.final),
    ("accept", lambda who: Accepted(900.0, "x", who, 1), lambda s: s.final),
]
FOR_THE_AUTHOR = {"📌", "pick", "✅", "accept"}


@pytest.mark.parametrize("is_private", [False, True], ids=["open to everyone", "open to me"])
@pytest.mark.parametrize("who", [AUTHOR, MEMBER], ids=["author", "member"])
@pytest.mark.parametrize(("name", "deed", "came"), DEEDS, ids=[d[0] for d in DEEDS])
def test_who_may_do_what(
    name: str,
    deed: Callable[[int], Event],
    came: Callable[[Session], object],
    who: int,
    is_private: bool,
) -> None:
    life = finished(is_private=is_private)
    after = life.append(deed(who))
    may = who == AUTHOR or (not is_private and name not in FOR_THE_AUTHOR)
    assert bool(came(after)) == may


def test_whoever_manages_threads_may_stop_what_is_the_authors_alone() -> None:
    life = Life(started(TEXT, limits=Limits(is_private=True)), Steady())
    assert not running(life.append(Stopped(1.0, "x", OTHER)))


@pytest.mark.parametrize(
    ("changes", "texts", "is_waiting"),
    [
        ([], ["shorter"], True),
        ([(NOTE, "much shorter")], ["much shorter"], True),
        ([(NOTE, "much shorter"), (NOTE, "a bit shorter")], ["a bit shorter"], True),
        ([(NOTE, "")], [], False),
        ([(NOTE, ""), (NOTE, "after all")], [], False),
        ([(NOTE + 1, "")], ["shorter"], True),
    ],
    ids=["kept", "edited", "edited twice", "withdrawn", "withdrawn for good", "another message"],
)
def test_a_change_of_mind(
    changes: list[tuple[int, str]], texts: list[str], is_waiting: bool
) -> None:
    life = finished()
    life.append(RequestMade(900.0, "asked", MEMBER, "shorter", None, NOTE))
    for number, (message, text) in enumerate(changes):
        life.append(RequestChanged(901.0, f"change {number}", message, text))
    assert [r.text for r in life.session.open_requests] == texts
    assert (life.session.wake_at is not None) == is_waiting


def test_a_request_that_was_met_stays_as_it_was_said() -> None:
    life = finished()
    life.append(RequestMade(900.0, "asked", MEMBER, "shorter", None, NOTE))
    (asked,) = life.session.requests
    life.session = replace(life.session, requests=(replace(asked, met_by=3),))
    after = life.append(RequestChanged(901.0, "edited", NOTE, "longer"))
    assert [r.text for r in after.requests] == ["shorter"]


def test_a_requests_mark_is_set_once() -> None:
    life = finished()
    life.append(RequestMade(900.0, "asked", MEMBER, "shorter", None, NOTE))
    after = life.append(Noted(901.0, "r1"), Noted(902.0, "r9"))
    assert [r.is_noted for r in after.requests] == [True]


@pytest.mark.parametrize(
    ("unheard", "hints"),
    [
        ([(MEMBER, True)], 1),
        ([(MEMBER, True), (MEMBER, True)], 1),
        ([(MEMBER, False), (MEMBER, True)], 2),  # a reply that was not read is worth a second word
        ([(MEMBER, False), (OTHER, False)], 2),
    ],
)
def test_each_person_is_told_once_how_to_be_heard(
    unheard: list[tuple[int, bool]], hints: int
) -> None:
    life = finished()
    for number, (person, is_reply) in enumerate(unheard):
        life.append(Unheard(900.0, str(number), person, NOTE + number, is_reply))
    assert len(life.session.hints) == hints


def test_who_may_not_steer_may_be_told_so() -> None:
    life = finished(is_private=True)
    after = life.append(Unheard(900.0, "x", MEMBER, NOTE, False, "refused-not-yours"))
    assert [hint.person for hint in after.hints] == [MEMBER]


def test_accepting_again_after_another_round_is_a_new_final() -> None:
    life = finished()
    first = life.append(Accepted(900.0, "a", AUTHOR, 1)).final_card
    life.append(AnotherRound(901.0, "b", MEMBER, 1))
    life.rest()
    assert not life.session.accepted
    assert life.append(Accepted(902.0, "c", AUTHOR, 2)).final_card != first


def test_a_guests_message_is_the_answer_to_the_command() -> None:
    life = finished(guest=True)
    after = life.append(Announced(900.0, 77, "as it was"), Announced(901.0, 78, "late"))
    assert after.place.announcement == 77
    assert [(p.card, p.message, p.digest) for p in after.place.posts] == [(SHEET, 77, "as it was")]
    assert after.place.looked is None
    assert life.append(Looked(902.0, "x", MEMBER, 1)).place.looked == (902.0, 1)


def test_a_final_has_to_be_shown_where_the_bot_is_a_guest() -> None:
    life = finished(guest=True)
    assert life.append(Announced(900.0, 77), Seeded(901.0, 1)).is_shown
    assert not life.append(Accepted(902.0, "x", AUTHOR)).is_shown
    assert life.append(Seeded(903.0, 1)).is_shown
