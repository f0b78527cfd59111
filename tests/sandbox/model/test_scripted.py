"""The script of a test complains when it does not fit the play."""

import openai
import pytest

from sandbox.model import ModelServer, Script, ScriptError
from tests.sandbox.model.asking import ask, content
from tests.sandbox.model.conftest import Connect
from tests.sandbox.model.documents import document

DOCUMENT = document("A text.", "A text.")


async def test_an_exhausted_script_answers_500_and_complains_at_the_end(connect: Connect) -> None:
    script = Script([{}])
    async with ModelServer(script) as server:
        await ask(connect(server), DOCUMENT)
        with pytest.raises(openai.InternalServerError, match="1 replies, it was asked 2"):
            await ask(connect(server), DOCUMENT)
    with pytest.raises(ScriptError, match="1 replies, it was asked 2"):
        script.check()


def test_unused_lines_are_a_mistake() -> None:
    with pytest.raises(ScriptError, match="2 replies, it was asked 0"), Script([{}, {}]):
        pass


async def test_a_function_answers_from_the_document(connect: Connect) -> None:
    with Script(lambda asked: {"draft": asked["original"]}) as script:
        async with ModelServer(script) as server:
            assert content(await ask(connect(server), DOCUMENT)) == '{"draft": "A text."}'


async def test_a_string_is_sent_as_it_is(connect: Connect) -> None:
    with Script(["no JSON at all"]) as script:
        async with ModelServer(script) as server:
            assert content(await ask(connect(server), DOCUMENT)) == "no JSON at all"
