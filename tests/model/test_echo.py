"""An answer that repeats what the model was told is not shown, is asked for again, and no more."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ModelNonsense
from bot.model.echo import RUN, Instructions, Listener
from bot.refine.prompts import Prompt, prompt_for
from bot.refine.replies import Growing
from bot.refine.task import Do
from sandbox.model import ModelServer, Script
from tests.model.examples import DRAFT, REPLY, answers, model_at, task, writings
from tests.model.test_ladder import format_of

SYSTEM = prompt_for(task(), Do.JUDGE_AND_WRITE).system
WORDS = SYSTEM.split()
ECHO = " ".join(WORDS[20 : 20 + 3 * RUN])


def instructions(document: str = "") -> Instructions:
    return Instructions(Prompt(SYSTEM, json.dumps({"texts": {"A": document}})))


def test_a_run_of_the_instructions_is_an_echo_and_a_shorter_one_is_chance() -> None:
    assert Listener(instructions()).hear(" ".join(WORDS[:RUN]))
    assert not Listener(instructions()).hear(" ".join(WORDS[: RUN - 1]) + " and so on")


def test_other_marks_spaces_and_capitals_make_no_other_words() -> None:
    assert Listener(instructions()).hear("\n- ".join(f"**{word.upper()}**!" for word in WORDS))


def test_what_the_author_wrote_may_be_kept() -> None:
    assert not Listener(instructions(document=f"Our rules:\n{ECHO}")).hear(ECHO)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=60), st.booleans())
def test_growing_it_is_found_wherever_it_is_cut(cuts: list[int], is_echo: bool) -> None:
    text = f"Dear all, {ECHO if is_echo else DRAFT} Yours"
    listener, end = Listener(instructions()), 0
    for cut in [*cuts, len(text)]:
        end = min(len(text), end + cut)
        found = listener.hear(text[:end])
    assert found == is_echo


async def test_it_is_repaired_once_and_never_shown() -> None:
    told = REPLY | {"draft": f"Well: {SYSTEM}"}
    with Script([told, {"changes": "", "draft": DRAFT}]) as script:
        async with ModelServer(script) as server:
            parts = await answers(model_at(server))
    assert [written.draft for written in writings(parts)] == [DRAFT]
    shown = [part.text for part in parts if isinstance(part, Growing)]
    assert not [text for text in shown if " ".join(WORDS[:RUN]) in text]


@pytest.mark.parametrize("part", ["changes", "draft", "issues", "requests"])
async def test_a_model_that_insists_has_no_answer(part: str) -> None:
    said: dict[str, object] = {
        "issues": [{"text": "A", "quote": "", "criterion": "fit", "problem": ECHO}],
        "requests": [{"id": "r1", "met": "A", "why": ECHO}],
    }
    told = json.dumps(REPLY | {part: said.get(part, ECHO)})
    async with ModelServer(Script(lambda _: told)) as server:
        with pytest.raises(ModelNonsense):
            await answers(model_at(server))
        assert len(server.requests) == 2


async def test_it_teaches_nothing_about_the_server() -> None:
    told = json.dumps(REPLY | {"draft": ECHO})
    async with ModelServer(Script([told, json.dumps({"changes": "", "draft": DRAFT})])) as server:
        await answers(model_at(server), replace(task(), brief="Print it."))
        assert {format_of(body) for body in server.requests} == {"json_schema"}
