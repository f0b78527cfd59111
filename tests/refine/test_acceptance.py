"""What code checks by itself before a draft may become the best."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine import acceptance
from bot.refine.acceptance import check, excuse, required_facts
from bot.refine.draft import FactChange, Finding, Why
from bot.refine.events import RequestMade
from bot.refine.facts import Fact, facts
from bot.refine.fold import apply
from bot.refine.rubric import Style
from bot.refine.session import Request, Session
from tests.refine.build import MEMBER, TEXT, session_with

LOST, INVENTED = Finding(Why.LOST, "March 3"), Finding(Why.INVENTED, "https://x.org")


def _found(session: Session, candidate: int = 1, base: int = 0) -> list[tuple[str, str]]:
    drafts = {d.number: d for d in session.drafts}
    return [(f.why, f.detail) for f in check(session, drafts[candidate], drafts[base])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT + " Come!", []),
        ("On 3 March, meet us in the big hall.", []),
        ("We meet soon in the big hall.", [(Why.LOST, "March 3")]),
        (" \n", [(Why.EMPTY, "")]),
        (TEXT, [(Why.DUPLICATE, "")]),
        (f"  {TEXT}\n", [(Why.DUPLICATE, "")]),
        (TEXT + " See https://x.org", [(Why.INVENTED, "https://x.org")]),
        (TEXT + " Ask @everyone", [(Why.INVENTED, "@everyone")]),
        (TEXT + " Write to a@x.org", [(Why.INVENTED, "a@x.org")]),
        (TEXT + " Bring 5 friends", []),
        ("Here is the revised version:\n" + TEXT, [(Why.CHATTER, "")]),
        ("Revised text: soon.", [(Why.LOST, "March 3"), (Why.CHATTER, "")]),
    ],
)
def test_what_keeps_a_draft_out(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(session_with(text)) == found


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_any_texts_can_be_checked(original: str, brief: str, text: str) -> None:
    _found(session_with(text, original=original, brief=brief))


@pytest.mark.parametrize(
    ("original", "text", "is_duplicate"),
    [
        ("It’s “fine” – really", 'It\'s "fine" - really', True),
        ("a  b \n\n\n c", "a b\n\nc", True),
        ("a b\n\nc", "a b c", False),
        ("a b\n\nc", "a b\nc", False),
        ("‹5−3›", "'5-3'", True),
        ("We met", "We meet", False),
        ("Its fine", "It's fine", False),
        ("Fine.", "Fine!", False),
        ("fine", "Fine", False),
    ],
)
def test_spaces_and_typography_alone_make_no_new_draft(
    original: str, text: str, is_duplicate: bool
) -> None:
    found = _found(session_with(text, original=original))
    assert found == ([(Why.DUPLICATE, "")] if is_duplicate else [])


def test_what_somebody_asked_for_may_be_about_them() -> None:
    session = session_with('Say "yes"', original="Say “yes”")
    assert _found(session) == [(Why.DUPLICATE, "")]
    asked = Request("r1", MEMBER, "straight quotes, please", None, 1.0)
    assert _found(replace(session, requests=(asked,))) == []
    same = session_with("Say “yes” ", original="Say “yes”")
    assert _found(replace(same, requests=(asked,))) == [(Why.DUPLICATE, "")]


def test_a_draft_that_was_there_before_is_a_duplicate_too() -> None:
    session = session_with(TEXT + " Come!", TEXT + " Do come!", TEXT + "  Come!")
    assert _found(session, 3, 2) == [(Why.DUPLICATE, "")]


@pytest.mark.parametrize(
    ("length", "base", "fits"), [(280, 100, True), (281, 100, False), (281, 300, True)]
)
def test_a_tweet_has_280_characters_or_is_at_least_shorter(
    length: int, base: int, fits: bool
) -> None:
    session = session_with("b" * length, original="a" * base, style=Style.TWEET)
    assert _found(session) == ([] if fits else [(Why.TOO_LONG, "280")])


def test_other_styles_have_no_bound() -> None:
    assert _found(session_with("b" * 9000, original="b" * 500, style=Style.EMAIL)) == []


def test_a_brief_alone_gives_the_facts_to_keep() -> None:
    session = session_with("Come on March 3.", "Come!", original=None, brief="Party on March 3")
    assert [f.shown for f in required_facts(session)] == ["March 3"]
    assert _found(session, 2, 1) == [(Why.LOST, "March 3")]


def test_what_the_base_lacks_is_not_lost_again() -> None:
    """A brief's numbers can be instructions, and members may choose a draft without a fact."""
    session = session_with("Come!", "Do come!", original=None, brief="50 words on the party")
    assert _found(session, 2, 1) == []
    assert _found(session_with("We meet soon.", "We meet very soon."), 2, 1) == []


@pytest.mark.parametrize("where", ["brief", "request", "original", "base"])
def test_a_link_that_somebody_gave_is_not_invented(where: str) -> None:
    link = "https://x.org/a"
    session = session_with(
        TEXT + (f" See {link}" if where == "base" else ""),
        f"{TEXT} Look: {link}.",
        original=TEXT + (f" {link}" if where == "original" else ""),
        brief=f"link {link}" if where == "brief" else "",
    )
    if where == "request":
        session = apply(session, RequestMade(1.0, "a", 2, f"please link {link}", None))
    assert _found(session, 2, 1) == []


def test_a_mention_in_code_may_be_written_out() -> None:
    session = session_with("Ask `@ann` or @ann.", original="Ask `@ann`.")
    assert _found(session) == []


def test_chatter_that_the_author_wrote_is_no_chatter() -> None:
    original = "Here is the final version:\nsee you on March 3."
    assert (
        _found(session_with("Here is the final text:\nsee you on March 3!", original=original))
        == []
    )


@pytest.mark.parametrize(
    ("finding", "change", "is_excused"),
    [
        (LOST, FactChange("March 3", "brief"), True),
        (LOST, FactChange("the date (March 3)", "r1"), True),
        (LOST, FactChange("3rd of march", "r1"), True),
        (LOST, FactChange("March 3", ""), False),
        (LOST, FactChange("March 30", "r1"), False),
        (LOST, FactChange("the date", "r1"), False),
        (LOST, FactChange("", "r1"), False),
        (Finding(Why.LOST, "3"), FactChange("13 people", "r1"), False),
        (INVENTED, FactChange("a link to https://x.org", "r1"), True),
        (INVENTED, FactChange("https://x.org", ""), False),
        (Finding(Why.CHATTER), FactChange("", "brief"), False),
        (Finding(Why.TOO_LONG, "280"), FactChange("280", "brief"), False),
        (Finding(Why.DUPLICATE), FactChange("", "r1"), False),
    ],
)
def test_what_a_cause_excuses(finding: Finding, change: FactChange, is_excused: bool) -> None:
    standing, excused = excuse([finding], [change])
    assert (standing, excused) == (((), (finding,)) if is_excused else ((finding,), ()))


def test_very_many_facts_and_causes_are_compared_with_few_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks = 0

    def counted(text: str) -> tuple[Fact, ...]:
        nonlocal looks
        looks += 1
        return facts(text)

    monkeypatch.setattr(acceptance, "facts", counted)
    findings = [Finding(Why.LOST, str(number)) for number in range(400)]
    causes = [FactChange(f"row {number}", "brief") for number in range(1_000, 1_050)]
    standing, excused = excuse(findings, [*causes, FactChange("the number 7", "brief")])
    assert (len(standing), excused) == (399, (Finding(Why.LOST, "7"),))
    assert looks <= len(findings) + len(causes) + 1
