"""What the offline editor makes of requests."""

import pytest

from sandbox.model.editor import OfflineEditor
from tests.sandbox.model import texts
from tests.sandbox.model.documents import document, request
from tests.sandbox.model.looping import ask, refine

TEXT = "We meet on March 3 at the Blue Lion. Please bring Tom and a small cake. See you there!"


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("replace “Blue Lion” with “Red Fox”", TEXT.replace("Blue Lion", "Red Fox")),
        ('Use "Red Fox" instead of "Blue Lion", please', TEXT.replace("Blue Lion", "Red Fox")),
        ("please change small to big", TEXT.replace("small", "big")),
        ("replace 'cake' with 'cheese cake'", TEXT.replace("cake", "cheese cake")),
        ("drop 'Tom and'", TEXT.replace("Tom and ", "")),
        ("remove the sentence “See you there!”", TEXT.replace(" See you there!", "")),
        ("add “Doors open at 6.” at the end", f"{TEXT} Doors open at 6."),
        ("Add: Doors open at 6.", f"{TEXT} Doors open at 6."),
    ],
)
async def test_words_are_exchanged_as_asked(editor: OfflineEditor, said: str, draft: str) -> None:
    reply = await ask(editor, document(TEXT, TEXT, requests=[request(said)]))
    assert reply["requests"][0]["met"] == "neither"
    assert reply["draft"] == draft
    judged = await ask(editor, document(TEXT, TEXT, draft, requests=[request(said)]))
    assert judged["requests"] == [{**judged["requests"][0], "id": "r1", "met": "B"}]
    assert judged["winner"] == "B"
    assert {change["cause"] for change in judged["lost"] + judged["added"]} <= {"r1"}


@pytest.mark.parametrize(
    "said", ["make it funnier", "drop the second paragraph", "add a call to action", "translate it"]
)
async def test_what_no_rule_can_do_is_said_so(editor: OfflineEditor, said: str) -> None:
    reply = await ask(editor, document(texts.CLEAN, texts.CLEAN, requests=[request(said)]))
    assert reply["draft"] is None
    assert reply["requests"] == [
        {
            "id": "r1",
            "met": "neither",
            "why": "The offline rule check cannot do this; set a model key for that.",
        }
    ]


async def test_shorter_mends_several_classes_at_once(editor: OfflineEditor) -> None:
    wish = request("make it shorter please", about="A")
    reply = await ask(editor, document(texts.EMAIL, texts.EMAIL, requests=[wish]))
    assert reply["draft"] is not None
    assert len(reply["draft"]) < 0.9 * len(texts.EMAIL)
    assert "recieved" in reply["draft"]
    judged = await ask(editor, document(texts.EMAIL, texts.EMAIL, reply["draft"], requests=[wish]))
    assert judged["requests"][0]["met"] == "B"
    assert judged["winner"] == "B"


async def test_a_class_can_be_asked_for_by_name(editor: OfflineEditor) -> None:
    wish = request("no buzzwords or clichés, please")
    reply = await ask(editor, document(texts.EMAIL, texts.EMAIL, requests=[wish]))
    assert reply["draft"] == texts.EMAIL.replace("touch base", "talk")


async def test_a_fact_that_was_to_go_excuses_the_check_that_misses_it(
    editor: OfflineEditor,
) -> None:
    without = TEXT.replace("on March 3 ", "")
    asked = document(
        TEXT,
        TEXT,
        without,
        requests=[request("remove “on March 3”")],
        checks={"B": ["dropped “March 3”"]},
    )
    reply = await ask(editor, asked)
    assert reply["winner"] == "B"
    assert reply["lost"] == [{"text": "B", "fact": "March 3", "cause": "r1"}]


async def test_an_open_wish_does_not_keep_the_rounds_from_ending(editor: OfflineEditor) -> None:
    outcome = await refine(editor, texts.EMAIL, request("make it sound like a pirate"))
    assert outcome.last > outcome.first
