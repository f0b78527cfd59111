"""A card changes only when something that it shows has changed: each change is a request."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.refine.events import Reaction
from bot.refine.limits import Stop
from bot.refine.session import Session
from tests.cogs.refine.sessions import cards, draft, ended, session
from tests.refine.build import STEADY_TEXT, Life, Steady, Whimsical, started
from tests.refine.strategies import Act, acts, editors, firsts


def digests(of: Session) -> dict[str, str]:
    return {key: card.digest for key, card in cards(of).items()}


@settings(deadline=None)
@given(firsts, editors, acts)
def test_a_judged_draft_changes_only_when_it_meets_a_request(
    first: object, editor: Whimsical, happenings: list[Act]
) -> None:
    life = Life(first, editor)  # type: ignore[arg-type]  # the strategy makes Started
    before = life.session
    for happen in [*happenings, Life.rest]:
        happen(life)
        after = life.session
        then, now = digests(before), digests(after)
        for one in before.drafts:
            key = str(one.number)
            met = [r.id for r in after.requests if r.met_by == one.number]
            met_before = [r.id for r in before.requests if r.met_by == one.number]
            if one.judgement is not None and met == met_before:
                assert now[key] == then[key]
        before = after


def test_a_judged_draft_keeps_the_issues_that_were_named_first() -> None:
    life = Life(started(STEADY_TEXT), Whimsical(seed=1))
    seen: dict[str, str] = {}
    while life.go():
        for one in life.session.drafts:
            if one.judgement is not None:
                digest = digests(life.session)[str(one.number)]
                assert seen.setdefault(str(one.number), digest) == digest


def test_two_looks_a_round_are_all_a_draft_has() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    looks: dict[str, list[str]] = {}
    while life.go():
        for key, digest in digests(life.session).items():
            if digest not in looks.setdefault(key, []):
                looks[key].append(digest)
    assert {key: len(found) for key, found in looks.items()} == {
        "0": 2,
        "1": 2,
        "2": 2,
        "3": 2,
        "end1": 1,
    }


@pytest.mark.parametrize(
    "happen",
    [
        lambda life: life.react(1, Reaction.UP),
        lambda life: life.react(1, Reaction.DOWN),
        lambda life: life.react(2, Reaction.PICK, person=1),
        lambda life: life.ask("shorter, please"),
        Life.accept,
        Life.stop,
    ],
)
def test_what_people_do_changes_no_draft_that_is_there(happen: Act) -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.rest()
    drafts = [str(d.number) for d in life.session.drafts]
    before = digests(life.session)
    happen(life)
    after = digests(life.session)
    assert [after[key] for key in drafts] == [before[key] for key in drafts]


def test_a_second_burst_leaves_what_the_first_one_ended_with() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.rest()
    before = digests(life.session)
    life.again(1)
    life.rest()
    after = digests(life.session)
    assert {key: after[key] for key in before} == before


def test_an_unjudged_draft_does_not_change_with_a_burst_that_leaves_it_alone() -> None:
    life = Life(started(STEADY_TEXT), Steady())
    life.until(2)
    life.stop()
    before = digests(life.session)["2"]
    life.again(0)
    assert digests(life.session)["2"] == before


def test_a_new_burst_takes_the_bill_off_the_ending_before_it_and_no_call_changes_it() -> None:
    done = ended(session(draft(0), draft(1)), Stop.ROUNDS)
    running = replace(done, burst=session(draft(0), draft(1), running=True).burst, bursts=2)
    later = replace(running, spending=replace(running.spending, calls=9))
    assert digests(running)["end1"] == digests(later)["end1"]


def test_a_late_draft_does_not_rewrite_an_ending() -> None:
    done = ended(session(draft(0), draft(1)), Stop.ROUNDS)
    more = replace(done, drafts=(*done.drafts, replace(draft(2), at=200.0)))
    assert cards(done)["end1"].blocks == cards(more)["end1"].blocks


def test_the_digest_of_a_card_is_known_from_its_looks_alone() -> None:
    one = cards(session(draft(0)))["0"]
    assert replace(one, key="1", reply_to="0").digest == one.digest
    assert replace(one, accent=1).digest != one.digest
    assert replace(one, blocks=(*one.blocks, "more")).digest != one.digest
    assert replace(one, buttons=()).digest != one.digest
