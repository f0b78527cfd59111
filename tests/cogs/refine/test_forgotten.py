"""A session's cards name nobody who was forgotten, also where a later card tells of it by now."""

from __future__ import annotations

from dataclasses import replace

from bot.refine.session import Request
from bot.story.place import Post
from tests.cogs.refine.sessions import cards, draft, session, shown

BEFORE, FORGOTTEN_AT = 50.0, 90.0


def test_a_request_is_somebodys() -> None:
    met = Request("r1", -1, "…", None, 1.0, met_by=1)
    done = replace(session(draft(0), draft(1)), requests=(met,))
    assert "Does what was asked: “…” (someone)" in shown(cards(done)["1"])


def test_the_final_names_those_who_are_still_known() -> None:
    votes = frozenset({(-1, 1, 1), (21, 1, 1)})
    done = replace(session(draft(0), draft(1)), votes=votes, final=1, finals=1)
    assert shown(cards(done)["final1"]).endswith("With the help of someone, <@21>")


def test_a_final_that_is_none_any_more_tells_of_nobody() -> None:
    done = replace(session(draft(0), draft(1)), final=1, finals=3)
    posts = (Post("final1", 1, "", BEFORE), Post("final2", 2, "", FORGOTTEN_AT + 1))
    place = replace(done.place, posts=posts)
    assert "final1" not in cards(replace(done, place=place))
    found = cards(replace(done, place=replace(place, reopened=FORGOTTEN_AT)))
    assert shown(found["final1"]).startswith("-# Here an earlier final stood.")
    assert "final2" not in found
    assert "final3" in found
