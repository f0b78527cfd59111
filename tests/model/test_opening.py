"""Finding where an answer begins: in any pieces, and no character is looked at often."""

from __future__ import annotations

import pytest

from bot.model.opening import LONGEST, Opening

ANSWER = '{"ideas": ['
BEFORE = {
    "nothing": "",
    "blanks": " \n" * 5_000,
    "thoughts": "<think>" + "what about {this} " * 1_000 + "</think>\n",
    "thoughts after blanks": " \n" * 5_000 + "<think>" + "hm, " * 2_500 + "</think>",
    "a greeting": "Here you are, as was asked. " * 500,
    "a brace and words": "{ " + "no key at all " * 1_000,
    "a brace and blanks": "{" + " " * 10_000 + "!",
    "braces": '{"idea"} ' * 1_000,
    "half a tag": "<thin> ",
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
@pytest.mark.parametrize("size", [1, 7, 1_000])
def test_the_beginning_is_found_and_no_look_begins_anew(before: str, size: int) -> None:
    opening, text, looked_at, found = Opening(["ideas", "groups"]), "", 0, None
    pieces = [(before + ANSWER)[at : at + size] for at in range(0, len(before + ANSWER), size)]
    for piece in pieces:
        text += piece
        looked_at += len(text) - opening.looked
        found = opening.find(text)
    assert found == len(before)
    assert looked_at <= len(text) + LONGEST * len(pieces)
