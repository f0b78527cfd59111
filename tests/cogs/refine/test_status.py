"""The status card: how things stand once the ending card is too old to be edited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.refine.limits import Stop
from bot.refine.session import Session
from bot.story.place import Place, Post
from cogs.thread.card import SEALED_AFTER, is_sealed
from tests.cogs.refine.sessions import MEMBER, cards, draft, ended, session, shown

Votes = frozenset[tuple[int, int, int]]
LATER = 100.0 + SEALED_AFTER + 1.0


def rested(now: float, votes: Votes = frozenset()) -> Session:
    """A session whose burst ended at 100 s and whose ending card is shown as it was then."""
    done = ended(session(draft(0), draft(1), draft(2, 7.0)), Stop.ROUNDS)
    place = shows(done.place, "end1", cards(done)["end1"].digest, at=100.0)
    return replace(done, place=place, now=now, votes=votes)


def shows(place: Place, card: str, digest: str, at: float) -> Place:
    return replace(place, posts=(*place.posts, Post(card, 50, digest, at)))


def voted(draft_number: int) -> Votes:
    return frozenset({(MEMBER, draft_number, 1)})


@pytest.mark.parametrize(
    ("now", "votes", "expected"),
    [
        (100.0, voted(1), set()),  # the ending card itself is edited
        (LATER, frozenset(), set()),  # there is nothing new to tell
        (LATER, voted(1), {"status1"}),
    ],
    ids=["young", "unchanged", "old and changed"],
)
def test_what_changes_after_the_ending_is_sealed_gets_a_card_of_its_own(
    now: float, votes: Votes, expected: set[str]
) -> None:
    shown_now = cards(rested(now=now, votes=votes))
    assert {key for key in shown_now if key.startswith("status")} == expected


def test_it_tells_the_best_and_whose_choice_that_is_and_can_be_used() -> None:
    card = cards(rested(now=LATER, votes=voted(1)))["status1"]
    assert shown(card).startswith("### Draft 1 is the best so far · 6.0/10\n-# The best by your")
    assert card.reply_to == "1"
    assert [button.verb for button in card.buttons] == ["again", "accept", "compare"]


def test_it_is_edited_while_it_is_young_and_followed_by_another_when_it_is_old() -> None:
    first = rested(now=LATER, votes=voted(1))
    place = shows(first.place, "status1", cards(first)["status1"].digest, at=LATER)
    changed = replace(first, place=place, votes=frozenset())
    assert "Draft 2 is the best" in shown(cards(changed)["status1"])
    much_later = replace(changed, now=LATER + SEALED_AFTER + 1.0)
    assert "Draft 2 is the best" in shown(cards(much_later)["status2"])
    unchanged = replace(much_later, votes=voted(1))
    assert "status2" not in cards(unchanged)


def test_a_final_and_a_running_burst_speak_for_themselves() -> None:
    old = rested(now=LATER, votes=voted(1))
    accepted = replace(old, final=1, finals=1)
    running = replace(old, burst=session(draft(0), draft(1), running=True).burst)
    for one in (accepted, running):
        assert not [key for key in cards(one) if key.startswith("status")]


def test_a_verdict_that_comes_late_is_still_shown_on_its_drafts_card() -> None:
    unjudged = replace(draft(2), judgement=None)
    waiting = session(draft(0), draft(1), unjudged)
    place = shows(waiting.place, "2", cards(waiting)["2"].digest, at=100.0)
    post = place.post("2")
    assert post is not None
    assert not is_sealed(post, LATER)
    judged = cards(session(draft(0), draft(1), draft(2)))["2"]
    assert is_sealed(replace(post, digest=judged.digest), LATER)
