"""What holds for every text: nothing protected is touched, and mending comes to an end."""

import asyncio
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.model.editor import OfflineEditor
from sandbox.model.editor.protect import Prose
from tests.sandbox.model.documents import document
from tests.sandbox.model.looping import ask, refine

PROTECTED = (
    "`teh code`",
    "https://example.com/alot?of=1,2",
    "teh@recieve.org",
    "@maria",
    "<@42>",
    "<#1>",
    "<:teh:1>",
    "#alot",
    "$1,250.00",
    "14:30",
    "2:30 pm",
    "March 3, 2027",
    "50%",
    "“teh quote, in order to”",
    "Ms. Alvarez",
    "New Zealand",
    "NASA",
    "getUserName",
    "foo_bar.py",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "[a link](https://teh.example)",
    "**very bold**",
    "v1.2.3",
)
FAULTY = (
    "we definately recieve alot of help",
    "in order to utilize the tool",
    "it is basically a very good idea",
    "we should touch base and think outside the box",
    "each and every one of the people came",
    "the the team could of won",
    "i think its fine ,really",
    "due to the fact that a large number of users agree",
    "please note that we are able to come",
    "this is an extremely important step!!!",
    "the river was high, and we could not cross it until the rain had stopped for the day",
    "they made a decision about it prior to lunch",
)
JOINTS = (" ", ". ", ", ", "\n", "\n\n", "\n- ", "\n\n1. ", "\n\n> ", "! ", "\n\n## ", " and ")
patchwork = st.lists(
    st.tuples(st.sampled_from((*PROTECTED, *FAULTY)), st.sampled_from(JOINTS)), max_size=12
).map(lambda parts: "".join(part + joint for part, joint in parts))
searching = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@searching
@given(text=patchwork)
def test_refining_ends_and_keeps_every_protected_span(editor: OfflineEditor, text: str) -> None:
    outcome = asyncio.run(refine(editor, text, rounds=12))
    assert Counter(Prose(outcome.best).facts()) >= Counter(Prose(text).facts())
    assert outcome.best.count("\n") == text.count("\n")
    for span in PROTECTED:
        assert outcome.best.count(span) == text.count(span)


@searching
@given(text=patchwork)
def test_the_end_is_final(editor: OfflineEditor, text: str) -> None:
    best = asyncio.run(refine(editor, text, rounds=12)).best
    again = asyncio.run(ask(editor, document(best, best)))
    assert again["draft"] is None


@searching
@given(text=st.text(max_size=300))
def test_any_text_is_answered(editor: OfflineEditor, text: str) -> None:
    reply = asyncio.run(ask(editor, document(text, text)))
    assert reply["draft"] != text
    assert all(1.0 <= score <= 5.0 for score in reply["scores"]["A"].values())
    assert all(issue["quote"] in text for issue in reply["issues"])
