"""Texts of 40,000 characters in every script: a card shows where they begin, a file all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.story.graphemes import is_boundary
from sandbox.server.state.entities import Message
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import stage

WHOLE = 40_000
PASSAGES = {
    "latin": "Sentence number {n} says something of its own, with *stars* and `code`. ",
    "chinese": "第{n}次会议于三月三日十八点三十分开始，请大家准时到达大厅。",
    "hebrew": "פגישה מספר {n} מתחילה בשעה 18:30 באולם הגדול. ",
    "emoji": "{n} 👩‍👩‍👧‍👦👋🏽🇩🇪🏴󠁧󠁢󠁥󠁮󠁧󠁿❤️ ",
    "code": "Step {n}:\n\n```python\nprint({n})\n```\n\n",
}


def text_of(passage: str) -> str:
    """As much of it as may be refined; the model adds a few characters."""
    text = "".join(passage.format(n=n) for n in range(WHOLE))
    cut = next(cut for cut in range(WHOLE - 10, 0, -1) if is_boundary(text, cut))
    return text[:cut].strip()


def assert_beginning_of(text: str, card: Message) -> None:
    """The card shows a good beginning and says so; its file has everything."""
    words = shown(card)
    begun, _, _ = words.split("\n", 2)[2].partition(" …")
    assert begun
    assert text.startswith(begun)
    assert is_boundary(text, len(begun))
    assert "The beginning. The whole text is in the file below." in words
    assert words.count("```") % 2 == 0
    assert card.attachments[0].data.decode() == text


@pytest.mark.parametrize("script", PASSAGES)
async def test_a_text_of_full_length_is_refined_and_comes_back_whole(
    tmp_path: Path, script: str
) -> None:
    text = text_of(PASSAGES[script])
    async with stage(tmp_path) as on:
        file = ("text.md", text.encode(), "text/markdown")
        await on.ada.slash("refine", on.discord.writing, file=file, rounds=1)
        await on.over()
        assert_beginning_of(text, on.message("### Original"))
        draft = on.message("### Draft 1 ·")
        assert_beginning_of(f"{text} v1", draft)
        assert "**v1**" in shown(draft)
        end = on.message("### Draft 1 is the best")
        await on.ada.press(end, custom_id(end, "accept"))
        await on.until_last("Accepted")
        final = on.message("### ✅ Accepted")
        assert "The text is in the file below, ready to copy." in shown(final)
        assert final.attachments[0].data.decode() == f"{text} v1"
