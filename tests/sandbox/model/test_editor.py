"""What the offline editor does to texts of different kinds."""

import asyncio
import json

import pytest

from sandbox.model import AnswerError, Either, ModelServer
from sandbox.model.editor import OfflineEditor
from sandbox.model.editor.facts import missing
from sandbox.model.ideas import think
from tests.sandbox.model import asking, texts
from tests.sandbox.model.conftest import Connect
from tests.sandbox.model.documents import RUBRIC, document
from tests.sandbox.model.looping import ask, refine


@pytest.mark.parametrize("kind", texts.ALL)
async def test_no_fact_is_lost_and_no_score_falls(editor: OfflineEditor, kind: str) -> None:
    outcome = await refine(editor, texts.ALL[kind])
    assert outcome.last >= outcome.first
    for reply in outcome.replies:
        assert reply["lost"] == []
        assert reply["added"] == []


@pytest.mark.parametrize("kind", ["tweet", "announcement", "email", "markdown", "list", "essay"])
async def test_a_text_with_faults_gets_visibly_better(editor: OfflineEditor, kind: str) -> None:
    outcome = await refine(editor, texts.ALL[kind])
    assert outcome.last > outcome.first + 0.3
    assert outcome.last > 4.5


@pytest.mark.parametrize("kind", ["clean", "german", "empty"])
async def test_a_text_that_needs_nothing_gets_no_draft(editor: OfflineEditor, kind: str) -> None:
    reply = await ask(editor, document(texts.ALL[kind], texts.ALL[kind]))
    assert reply["draft"] is None
    assert reply["issues"] == []
    assert reply["changes"].startswith("Rule check (offline)")


async def test_clean_english_has_the_best_scores_and_german_none(editor: OfflineEditor) -> None:
    clean = await ask(editor, document(texts.CLEAN, texts.CLEAN))
    assert clean["scores"]["A"] == dict.fromkeys(RUBRIC, 5.0)
    german = await ask(editor, document(texts.GERMAN, texts.GERMAN))
    assert german["scores"]["A"] == dict.fromkeys(RUBRIC, 3.0) | {"fit": 5.0}
    assert "English" in german["changes"]


async def test_one_class_of_fault_is_mended_a_round(editor: OfflineEditor) -> None:
    outcome = await refine(editor, texts.EMAIL)
    told = [reply["changes"].removeprefix("Rule check (offline): ") for reply in outcome.replies]
    assert told == [
        "fixed 2 slips of spelling or grammar: “recieved” → “received”, “would of” → “would have”.",
        "made 4 wordy phrases plain: “I just wanted to” → “I wanted to”, "
        "“make a decision about” → “decide on”, “prior to” → “before”, ….",
        "took out 1 filler: “I wanted to let you know that the” → “The”.",
        "replaced 1 cliché: “touch base” → “talk”.",
        "nothing left that a rule can mend safely. For more, set a model key.",
    ]
    assert outcome.best == (
        "Hi Tom,\n\nThe invoice #4471 for $1,250.00 has not been received. Could you please decide "
        "on it before 15 October? We would have called you but your number did not work. I think "
        "that we should talk next week with Ms. Alvarez from the “North Star” team.\n\n"
        "Thanks in advance,\nJo"
    )


async def test_markdown_code_tables_quotes_and_links_stay_as_they_are(
    editor: OfflineEditor,
) -> None:
    outcome = await refine(editor, texts.MARKDOWN)
    assert outcome.best == (
        texts.MARKDOWN.replace("libary is able to", "library can")
        .replace("in order to to make", "to make")
        .replace("`parse_all()` prior to", "`parse_all()` before")
        .replace("has the ability to", "can")
        .replace("a large number of the", "many of the")
        .replace("Utilize it on a daily basis", "Use it daily")
    )


async def test_emoji_mentions_and_tokens_stay_as_they_are(editor: OfflineEditor) -> None:
    outcome = await refine(editor, texts.EMOJI)
    assert outcome.best == (
        texts.EMOJI.replace("alot", "a lot")
        .replace("i bring", "I bring")
        .replace("Dont", "Don't")
        .replace("should of", "should have")
    )


async def test_long_sentences_are_split_where_a_clause_begins(editor: OfflineEditor) -> None:
    text = (
        "The old bridge over the river has been closed to all cars since the storm last winter, "
        "and it will stay closed until the city finds the money for new beams."
    )
    outcome = await refine(editor, text)
    assert outcome.best == text.replace("winter, and it", "winter. It")


async def test_an_issue_quotes_the_text_exactly(editor: OfflineEditor) -> None:
    for text in texts.ALL.values():
        reply = await ask(editor, document(text, text))
        assert len(reply["issues"]) <= 3
        for issue in reply["issues"]:
            assert issue["quote"] in text
            assert issue["criterion"] in RUBRIC
            assert issue["problem"]


async def test_a_text_that_a_check_complains_about_cannot_win(editor: OfflineEditor) -> None:
    better = texts.EMAIL.replace("recieved", "received")
    checks = document(texts.EMAIL, better, texts.EMAIL, checks={"A": ["dropped “March 3”"]})
    assert (await ask(editor, checks))["winner"] == "B"
    free = document(texts.EMAIL, better, texts.EMAIL)
    assert (await ask(editor, free))["winner"] == "A"
    same = document(texts.EMAIL, texts.EMAIL, texts.EMAIL)
    assert (await ask(editor, same))["winner"] == "tie"


async def test_a_lost_and_an_added_fact_are_named(editor: OfflineEditor) -> None:
    changed = "We meet on Tuesday at 15:30 in Berlin. Bring 3 pens."
    reply = await ask(
        editor, document("We meet on Tuesday at 14:30 in Berlin. Bring 3 pens.", changed)
    )
    assert reply["lost"] == [{"text": "A", "fact": "14:30", "cause": "none"}]
    assert reply["added"] == [{"text": "A", "fact": "15:30", "cause": "none"}]
    assert reply["scores"]["A"]["fit"] < 5.0


async def test_a_text_over_its_limit_fits_worse_and_is_tightened_at_once(
    editor: OfflineEditor,
) -> None:
    limited = document(texts.EMAIL, texts.EMAIL, limit={"characters": 280}, style="tweet")
    reply = await ask(editor, limited)
    assert reply["scores"]["A"]["fit"] < 5.0
    assert "wordy" in reply["changes"]
    assert "filler" in reply["changes"]
    assert "cliché" in reply["changes"]


async def test_judging_and_writing_can_be_asked_for_apart(editor: OfflineEditor) -> None:
    judged = await ask(editor, document(texts.EMAIL, texts.CLEAN, texts.EMAIL, do="judge"))
    assert list(judged) == ["requests", "issues", "lost", "added", "scores", "winner"]
    review = {**judged, "winner": "B"}
    written = await ask(
        editor,
        document(texts.EMAIL, texts.CLEAN, texts.EMAIL, do="write", review=review),  # type: ignore[arg-type]  # a plain dict, as it comes from JSON
    )
    assert list(written) == ["changes", "draft"]
    assert written["draft"] is not None
    assert written["draft"].startswith("Hi Tom")


async def test_an_unknown_criterion_gets_the_mean_of_the_others(editor: OfflineEditor) -> None:
    rubric = {**RUBRIC, "warmth": 1.0}
    reply = await ask(editor, document(texts.EMAIL, texts.EMAIL, rubric=rubric))
    scores = dict(reply["scores"]["A"])
    warmth = scores.pop("warmth")
    assert abs(warmth - sum(scores.values()) / len(scores)) < 0.1


@pytest.mark.parametrize(
    ("brief", "style", "draft"),
    [
        (
            "write a tweet about our bake sale on March 3 at 14:00",
            "tweet",
            "Our bake sale on March 3 at 14:00.",
        ),
        ("announce that the pool opens on May 1", "announcement", "The pool opens on May 1."),
        ("the pool is closed", "email", "Hello,\n\nThe pool is closed.\n\nBest regards"),
        ("Schreib etwas über das Fest und die Musik", "free", None),
    ],
)
async def test_a_first_draft_is_the_brief_in_its_own_words(
    editor: OfflineEditor, brief: str, style: str, draft: str | None
) -> None:
    asked = document(None, do="write", brief=brief, style=style)
    reply = await ask(editor, asked)
    assert reply["draft"] == (draft or brief)
    assert "cannot invent" in reply["changes"]


async def test_rounds_at_once_are_answered_one_by_one(editor: OfflineEditor) -> None:
    asked = [document(text, text) for text in texts.ALL.values()]
    replies = await asyncio.gather(*(ask(editor, one) for one in asked))
    for one, reply in zip(asked, replies, strict=True):
        assert reply == await ask(editor, one)


async def test_the_endpoint_serves_the_editor(editor: OfflineEditor, connect: Connect) -> None:
    asked = document(texts.TWEET, texts.TWEET)
    async with ModelServer(Either(editor, think)) as server:
        chunks = await asking.stream(connect(server), asked)
        said = "".join([piece async for piece in asking.pieces(chunks)])
    assert json.loads(said) == await ask(editor, asked)


async def test_without_a_text_there_is_nothing_to_judge(editor: OfflineEditor) -> None:
    with pytest.raises(AnswerError, match="no text"):
        await editor(document(None, brief="A party on May 1", do="judge"))


def test_a_price_before_a_word_is_still_there() -> None:
    text = 'He owes "5 $HOME", definately.'
    assert list(missing(text, [text.replace("definately", "definitely")])) == []
