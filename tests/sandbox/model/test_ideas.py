"""What the rules make of a brainstorm: angles, groups, and a draft that invents nothing."""

import json
from typing import Any, Literal

import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai import AsyncOpenAI

from sandbox.model import Either, ModelServer, Question
from sandbox.model.editor import OfflineEditor
from sandbox.model.ideas import think
from sandbox.model.ideas.alike import groups
from sandbox.model.ideas.draft import shape
from sandbox.model.ideas.sparks import angles, sparks
from sandbox.model.ideas.subject import subject_of
from sandbox.model.scripted import Script
from sandbox.model.wire import Idea
from tests.sandbox.model.conftest import Connect

TOPIC = "What should we do for the summer party?"
some_words = st.text(min_size=1, max_size=200).filter(str.strip)


def question(
    do: Literal["spark", "group", "shape"] = "spark",
    *ideas: str,
    topic: str = TOPIC,
    goal: str = "",
    count: int = 1,
) -> Question:
    numbered = [Idea(id=number, text=text) for number, text in enumerate(ideas, 1)]
    return Question(do=do, topic=topic, goal=goal, ideas=numbered, count=count)


def shaped(*ideas: str, topic: str = TOPIC, goal: str = "") -> Any:
    return shape(question("shape", *ideas, topic=topic, goal=goal))


@given(topic=some_words)
def test_twenty_sparks_are_all_different_and_each_is_about_the_topic(topic: str) -> None:
    had: list[str] = []
    for _ in range(20):
        had += sparks(question("spark", *had, topic=topic))
    assert len({idea.casefold() for idea in had}) == 20
    assert all(subject_of(topic) in idea for idea in had)


def test_an_idea_that_somebody_had_is_not_had_again() -> None:
    (first,) = sparks(question())
    (second,) = sparks(question("spark", first.upper()))
    assert second not in (first, first.upper())
    everything = sparks(question(count=1000))
    assert len(everything) == len(angles()) >= 20
    assert sparks(question("spark", *everything)) == []


def test_boards_do_not_all_begin_with_the_same_angle() -> None:
    topics = ("the summer party", "names for our podcast", "a longer opening time", "the garden")
    first = [sparks(question(topic=topic))[0].replace(topic, "") for topic in topics]
    assert len(set(first)) > 1


@given(topic=some_words)
def test_a_spark_is_one_short_line(topic: str) -> None:
    for idea in sparks(question(topic=topic, count=100)):
        assert len(idea.split()) <= 25
        assert len(idea.splitlines()) == 1


@pytest.mark.parametrize(
    ("topic", "subject"),
    [
        (TOPIC, "the summer party"),
        ("How can we get more people to our open evening?", "get more people to our open evening"),
        ("Ideas for the garden!", "the garden"),
        ("the garden", "the garden"),
        ("Was machen wir beim Sommerfest?", "Was machen wir beim Sommerfest"),
        ("1 2 3 4 5 6 7 8 9 10", "1 2 3 4 5 6 7 8 9…"),
        ("???", "???"),
    ],
)
def test_a_topic_is_named_by_its_own_words(topic: str, subject: str) -> None:
    assert subject_of(topic) == subject


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Free pizza for everyone", "Pizza for everyone, for free!"),
        ("A race on bicycles", "bicycle races"),
        ("Musik von der Schulband", "musik von der Schulband!"),
    ],
)
def test_ideas_of_nearly_the_same_words_are_put_together(one: str, other: str) -> None:
    assert groups(question("group", one, "a boat trip on the lake", other)) == [[1, 3]]


@pytest.mark.parametrize(
    "ideas",
    [
        ("a summer party in the park", "a summer party with fireworks"),
        ("pizza", "build a pizza oven out of clay"),
        ("let us do this", "we could do it for them"),
        ("!!!", "???"),
    ],
)
def test_a_common_subject_or_empty_words_make_no_group(ideas: tuple[str, str]) -> None:
    assert groups(question("group", *ideas)) == []


def test_no_two_sparks_are_alike() -> None:
    assert groups(question("group", *sparks(question(count=100)))) == []


@given(ideas=st.lists(some_words, max_size=12))
def test_each_idea_is_in_one_group_at_most_and_equal_ones_are_in_the_same(ideas: list[str]) -> None:
    found = groups(question("group", *ideas))
    ids = [number for group in found for number in group]
    assert len(ids) == len(set(ids))
    assert all(len(group) > 1 for group in found)
    doubled = groups(question("group", "a boat trip", *ideas, "A boat trip"))
    assert any({1, len(ideas) + 2} <= {*group} for group in doubled)


def test_the_draft_is_a_heading_the_ideas_as_sentences_and_the_goal() -> None:
    ideas = ("free pizza for everyone", "- start at 6 pm!", "iPads for the winners", "屋台を出す")
    made = shaped(*ideas, goal="an invitation for the parents")
    assert made["draft"] == (
        "# The summer party\n\n"
        "Free pizza for everyone. Start at 6 pm! iPads for the winners. 屋台を出す。\n\n"
        "What this is for: an invitation for the parents."
    )
    assert made["brief"] == (
        "Write about: What should we do for the summer party?\n"
        "The goal: an invitation for the parents\n"
        "Say each of these:\n"
        "- free pizza for everyone\n- start at 6 pm!\n- iPads for the winners\n- 屋台を出す"
    )
    assert made["credits"][1] == {"id": 2, "became": "“Start at 6 pm!”"}


def test_without_a_goal_none_is_spoken_of() -> None:
    made = shaped("free pizza")
    assert made["draft"] == "# The summer party\n\nFree pizza."
    assert "goal" not in made["brief"]


@pytest.mark.parametrize("text", ["See https://example.org/a", "Ask <@42>", "Come 🎉", "Why not?"])
def test_no_full_stop_is_put_where_it_would_do_harm(text: str) -> None:
    assert shaped(text)["draft"].endswith(f"\n\n{text}")


def test_an_idea_of_several_lines_keeps_them() -> None:
    made = shaped("Three stalls:\n- cake\n- books", "music")
    assert made["draft"].endswith("\n\nThree stalls:\n- cake\n- books.\n\nMusic.")
    assert made["credits"][0]["became"] == "“Three stalls:”"


@given(ideas=st.lists(some_words, min_size=1, max_size=10), topic=some_words, goal=st.text())
def test_every_idea_is_in_the_draft_and_its_credit_quotes_it(
    ideas: list[str], topic: str, goal: str
) -> None:
    made = shaped(*ideas, topic=topic, goal=goal)
    assert made["draft"]
    assert made["brief"]
    assert [credit["id"] for credit in made["credits"]] == list(range(1, len(ideas) + 1))
    for credit, idea in zip(made["credits"], ideas, strict=True):
        assert credit["became"][1:-1].removesuffix("…") in made["draft"]
        assert idea.strip()[2:] in made["draft"]


async def ask(client: AsyncOpenAI, asked: object) -> str | None:
    content = json.dumps(asked)
    completion = await client.chat.completions.create(
        model="any", messages=[{"role": "user", "content": content}]
    )
    return completion.choices[0].message.content


async def test_the_endpoint_answers_every_question_by_rule(
    editor: OfflineEditor, connect: Connect
) -> None:
    ideas = ("free pizza", "Pizza for free", "music")
    async with ModelServer(Either(editor, think)) as server:
        client = connect(server)
        spark = await ask(client, question("spark", *ideas, count=2))
        group = await ask(client, question("group", *ideas))
        shape = await ask(client, question("shape", "free pizza"))
    assert len(json.loads(spark or "")["ideas"]) == 2
    assert json.loads(group or "") == {"groups": [{"ids": [1, 2]}]}
    assert json.loads(shape or "") == shaped("free pizza")


async def test_a_question_and_a_round_have_each_their_own_answer(connect: Connect) -> None:
    with Script(thoughts=[{"ideas": ["one"]}]) as script:
        async with ModelServer(script) as server:
            assert await ask(connect(server), question()) == '{"ideas": ["one"]}'
    assert script.questions == [question()]
    assert script.documents == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"do": "sing"},
        {"count": "two"},
        {"ideas": ["one"]},
        {"ideas": [{"text": "one"}]},
        {"topic": None},
    ],
)
async def test_what_is_no_question_is_refused(connect: Connect, wrong: dict[str, object]) -> None:
    async with ModelServer(Script()) as server:
        with pytest.raises(openai.BadRequestError, match="not the JSON document"):
            await ask(connect(server), {**question(), **wrong})
