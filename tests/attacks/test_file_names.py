"""A file's name is nobody's instruction: it reaches neither the model nor the session."""

from __future__ import annotations

from pathlib import Path

from tests.attacks.obedient import attempts
from tests.e2e.stage import stage

TEXT = "We meet on Friday at 18:30."


async def test_a_files_name_reaches_no_model_and_no_card(tmp_path: Path) -> None:
    corpus = attempts("file name")
    async with stage(tmp_path) as on:
        await on.restart(max_running=len(corpus) + 1)
        for bursts, attempt in enumerate(corpus, 1):
            file = (attempt.text, TEXT.encode(), "text/markdown")
            await on.ada.slash("refine", on.discord.writing, file=file, rounds=1)
            await on.over(bursts)
        asked = str(list(on.model.requests))
        shown = str([on.cards(c) for c in on.discord.world.channels.values()])
        for number, attempt in enumerate(corpus, 1):
            assert attempt.text not in asked + shown
            session = await on.session(number)
            assert (session.original, session.limits.rounds) == (TEXT, 1)
