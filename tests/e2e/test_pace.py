"""A person who does very much in a short time is slowed; the others are heard as ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.refine import requests
from bot.refine.events import Reacted, Reaction, RequestMade, Stopped
from bot.refine.reactions import is_on
from cogs.thread import parts
from cogs.thread.pace import AT_ONCE
from sandbox.server.state.entities import Emoji
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

SLOW = {"max_acts": 1, "gather_seconds": 600.0}
"""One act a minute, so that nothing beyond those that count at once is done while a test runs."""


async def rested(on: Stage, **settings: object) -> None:
    await on.restart(**{**SLOW, **settings})
    await on.caught_up()
    await on.ada.slash("refine", on.discord.writing, text="We meet on Friday.", rounds=1)
    await on.over()


async def test_a_flood_of_replies_ends_after_a_few_and_anothers_word_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "MOST_OF_ONE", 3 * AT_ONCE)  # not they bound it here
    async with stage(tmp_path) as on:
        await rested(on)
        best = on.message("### Draft 1 ·")
        said = [on.ada.reply(best, f"Say it in {n} words") for n in range(3 * AT_ONCE)]
        heard = on.ben.reply(best, "Name the day")
        bot = on.bot_id
        await on.discord.wait_until(
            lambda: (
                bot in heard.reactions.get(Emoji("📝"), ())
                and sum(bot in m.reactions.get(Emoji("📝"), ()) for m in said) >= AT_ONCE - 1
            ),
            within=60,
        )
        events = await on.events()
    asked = [event.person for event in events if isinstance(event, RequestMade)]
    assert asked.count(on.ada.id) < 1.5 * AT_ONCE, "each minute adds one"
    assert asked.count(on.ben.id) == 1


async def test_a_flood_of_reactions_ends_after_a_few_and_anothers_vote_counts(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await rested(on)
        original, best = on.message("### Original"), on.message("### Draft 1 ·")
        for _ in range(AT_ONCE):
            on.ada.react(original, "👎")
            on.ada.unreact(original, "👎")
        on.ben.react(best, "👍")
        await on.discord.wait_until(lambda: "best by your votes" in "".join(on.cards()), within=20)
        events = [event for event in await on.events() if isinstance(event, Reacted)]
    assert [event.person for event in events].count(on.ben.id) == 1
    assert [event.person for event in events].count(on.ada.id) < 1.5 * AT_ONCE


async def test_a_reaction_that_still_waits_when_a_moderator_clears_them_never_counts(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await rested(on, max_acts=60)
        best = on.message("### Draft 1 ·")
        for _ in range(AT_ONCE // 2):
            on.ada.react(best, "👎")
            on.ada.unreact(best, "👎")
        on.ada.react(best, "👍")
        on.discord.member("mod").clear_reactions(best)
        on.ada.react(best, "📌")  # has its turn after the one before it
        await on.until(lambda session: is_on(session, on.ada.id, 1, Reaction.PICK))
        events = [event for event in await on.events() if isinstance(event, Reacted)]
    assert [event for event in events if event.reaction is Reaction.UP] == []


async def test_a_press_too_many_says_when_the_next_one_counts_but_stop_always_works(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await rested(on)
        best = on.message("### Draft 1 is the best")
        told = [
            shown(await (await on.ada.press(best, custom_id(best, "compare"))).answer())
            for _ in range(AT_ONCE + 5)
        ]
        assert "That was faster than I can follow. In" in told[-1]
        assert "very much" not in told[0]
        go_on = on.gate.hold(len(on.gate.documents) + 1)
        on.ben.react(best, "🔁")
        await on.gate.asked(len(on.gate.documents) + 1)
        head = on.message("**Refining**", on.discord.writing)
        stopped = shown(await (await on.ada.press(head, custom_id(head, "stop"))).answer())
        go_on.set()
        events = await on.events()
    assert stopped.startswith("Stopped.")
    assert any(isinstance(event, Stopped) for event in events)


@pytest.mark.parametrize(
    ("command", "option", "typed"),
    [
        pytest.param("refine", "style", "", id="refine"),
        pytest.param("rubric show", "name", "", id="rubric"),
        pytest.param("sessions", "search", "friday", id="sessions"),
    ],
)
async def test_a_flood_of_typing_is_completed_no_more_and_everything_else_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, option: str, typed: str
) -> None:
    monkeypatch.setattr(parts, "TYPED", 1)  # a minute, beyond those at once
    async with stage(tmp_path) as on:
        place = on.discord.writing
        for who in (on.ada, on.ben):
            await who.slash("refine", place, text="We meet on Friday.", rounds=1)
        offered = [
            (await on.ada.autocomplete(command, place, option, **{option: typed})).choices
            for _ in range(AT_ONCE + 1)
        ]
        others = await on.ben.autocomplete(command, place, option, **{option: typed})
        listed = shown(await (await on.ada.slash("sessions", place)).answer())
    assert all(offered[:AT_ONCE])
    assert offered[AT_ONCE] == []
    assert others.choices == offered[0]
    assert "Friday" in listed
