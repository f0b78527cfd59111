"""Five members work on one draft, and the thread shows what they did, restarts or not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from sandbox.model.wire import Document, Reply
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Message
from tests.e2e.answers import reply, version
from tests.e2e.people import is_noted
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

TEXT = "We meet on Friday at 18:30."


class Writer:
    """A model that never writes the same twice, likes what is newer, and does what it is asked."""

    def __init__(self) -> None:
        self._written = 0

    async def __call__(self, document: Document) -> Reply:
        newest = max(document["texts"], key=lambda label: version(document["texts"][label]))
        met = [{"id": r["id"], "met": newest, "why": ""} for r in document["requests"]]
        return reply(
            document,
            grade=lambda text: 2.0 + 0.2 * version(text),
            draft=self._next,
            requests=met if len(document["texts"]) > 1 else [],
        )

    def _next(self, _: Document) -> str:
        self._written += 1
        return f"{TEXT} v{self._written}"


def card(on: Stage, start: str) -> Message:
    return on.message(f"### {start}")


async def press(on: Stage, who: Member, start: str, verb: str) -> str:
    """Press a button under a card; what the person alone is told."""
    message = card(on, start)
    return (await (await who.press(message, custom_id(message, verb))).answer()).content


async def ada_begins(on: Stage) -> None:
    await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=2)
    await on.over(1)


async def ben_asks_of_an_earlier_draft(on: Stage) -> None:
    on.ben.reply(card(on, "Draft 1 ·"), "Name the room.")
    await on.over(2)


async def chloe_votes_and_takes_it_back(on: Stage) -> None:
    chloe = on.discord.member("chloe")
    chloe.react(card(on, "Draft 1 ·"), "👍")
    await on.until_last("Draft 1 is the best so far")
    chloe.unreact(card(on, "Draft 1 ·"), "👍")
    await on.until_last("Draft 3 is the best so far")


async def ben_and_dan_press_at_the_same_instant(on: Stage) -> None:
    dan = on.discord.member("dan")
    told = await asyncio.gather(
        press(on, on.ben, "Draft 2 ·", "again"), press(on, dan, "Draft 2 ·", "again")
    )
    assert sorted(told) == [
        "Another round from draft 2 is on its way.",
        "Another round from draft 2 was asked for already; yours joins it.",
    ]
    await on.over(3)


async def chloe_uses_the_form(on: Stage) -> None:
    chloe, draft = on.discord.member("chloe"), card(on, "Draft 4 ·")
    form = await chloe.press(draft, custom_id(draft, "say"))
    await chloe.submit(form, {"text": "Warmer, please.", "about": "any"})
    await on.over(4)


async def ben_rewords_and_dan_withdraws(on: Stage) -> None:
    hold = on.gate.hold(len(on.gate.documents) + 1)
    on.ben.react(card(on, "Draft 5 ·"), "🔁")
    await on.gate.asked(len(on.gate.documents) + 1)
    asked = on.ben.reply(card(on, "Draft 5 ·"), "Shorter.")
    regretted = on.discord.member("dan").reply(card(on, "Draft 5 ·"), "Add a joke.")
    for message in (asked, regretted):
        await on.discord.wait_until(partial(is_noted, message))
    on.ben.edit(asked, f"<@{on.discord.world.bot_id}> Half as long.")
    on.discord.member("dan").delete(regretted)
    hold.set()
    await on.over(5)


async def others_may_not_pick_or_accept(on: Stage) -> None:
    before = on.cards()
    assert "Only the author" in await press(on, on.ben, "Draft 1 ·", "pick")
    assert "Only the author" in await press(on, on.ben, "Draft 7 is the best", "accept")
    assert on.cards() == before


async def three_vote_for_draft_2(on: Stage) -> None:
    for name in ("ben", "chloe", "dan"):
        on.discord.member(name).react(card(on, "Draft 2 ·"), "👍")
    await on.until_last("The best by your votes")


async def ada_picks_another(on: Stage) -> None:
    on.ada.react(card(on, "Draft 3 ·"), "📌")
    await on.until_last("The best by its author's pick")


async def mo_stops_a_burst(on: Stage) -> None:
    on.gate.hold(len(on.gate.documents) + 1)
    on.discord.member("dan").react(card(on, "Draft 2 ·"), "🔁")
    await on.gate.asked(len(on.gate.documents) + 1)
    on.discord.member("mod").react(card(on, "Draft 2 ·"), "🛑")
    await on.over(6)


async def ada_accepts(on: Stage) -> None:
    on.ada.react(card(on, "Draft 3 ·"), "✅")
    await on.until_last("### ✅ Accepted: draft 3")


async def ben_reopens(on: Stage) -> None:
    on.ben.react(card(on, "Draft 3 ·"), "🔁")
    await on.over(7)


async def ada_accepts_again(on: Stage) -> None:
    await press(on, on.ada, "Draft 8 ·", "pick")
    await on.until_last("### Draft 8 is the best so far")
    await press(on, on.ada, "Draft 8 is the best so far", "accept")
    await on.until_last("### ✅ Accepted: draft 8")


STORY: list[Callable[[Stage], Awaitable[None]]] = [
    ada_begins,
    ben_asks_of_an_earlier_draft,
    chloe_votes_and_takes_it_back,
    ben_and_dan_press_at_the_same_instant,
    chloe_uses_the_form,
    ben_rewords_and_dan_withdraws,
    others_may_not_pick_or_accept,
    three_vote_for_draft_2,
    ada_picks_another,
    mo_stops_a_burst,
    ada_accepts,
    ben_reopens,
    ada_accepts_again,
]


PICTURE = """
Original · 4.0/10
Draft 1 · 4.4/10 (+0.4) < Original
Draft 2 · 4.8/10 (+0.4) < Draft 1 🔁
Draft 2 is the best so far · 4.8/10 < Draft 2
Name the room. < Draft 1 📝
Draft 3 · 5.2/10 (+0.8) < Draft 1 🔁
Draft 3 is the best so far · 5.2/10 < Draft 3
Draft 4 · 5.6/10 (+0.8) < Draft 2 🔁
Draft 4 is the best so far · 5.6/10 < Draft 4
Draft 5 · 6.0/10 (+0.4) < Draft 4 🔁
Draft 5 is the best so far · 6.0/10 < Draft 5
Half as long. < Draft 5 📝
Draft 6 · 6.4/10 (+0.4) < Draft 5
Draft 7 · 6.8/10 (+0.4) < Draft 6 🔁
Draft 7 is the best so far · 6.8/10 < Draft 7
Draft 3 is the best so far · 5.2/10 < Draft 3
✅ Accepted: draft 3 < Draft 3
Draft 8 · 7.2/10 (+2.0) < Draft 3
Draft 8 is the best so far · 7.2/10 < Draft 3
✅ Accepted: draft 8 < Draft 8
"""
"""Each message of the thread: its first line, what it replies to, and the bot's marks on it."""


def picture(on: Stage) -> str:
    messages = [m for m in on.discord.messages(on.thread()) if shown(m)]
    titles = {m.id: shown(m).splitlines()[0].removeprefix("### ") for m in messages}
    lines = [""]
    for message in messages:
        line = titles[message.id].removeprefix(f"<@{on.bot_id}> ")
        if message.reference is not None:
            line += f" < {titles[message.reference.message_id].partition(' ·')[0]}"
        marks = (emoji.name for emoji, people in message.reactions.items() if on.bot_id in people)
        lines.append(" ".join([line, *marks]))
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("is_restarted", [False, True], ids=["undisturbed", "restarted each time"])
async def test_the_thread_tells_what_five_members_did(tmp_path: Path, is_restarted: bool) -> None:
    async with stage(tmp_path, Writer()) as on:
        await on.restart(gather_seconds=0.05)
        for step in STORY:
            await step(on)
            if is_restarted:
                await on.restart()
        seen, final = picture(on), on.cards()[-1]
        session = await on.session()
        helpers = [on.discord.member(name).mention for name in ("ben", "chloe", "dan")]
    assert seen == PICTURE
    assert final.splitlines()[1:] == [
        "```",
        f"{TEXT} v8",
        "```",
        "-# 8 drafts were written",
        "-# 4.0 → 7.2 out of 10",
        "-# What the model's calls cost is not known",
        f"-# With the help of {', '.join(helpers)}",
    ]
    assert [d.based_on for d in session.drafts] == [None, 0, 1, 1, 2, 4, 5, 6, 3]
    assert [(r.text, r.met_by, r.is_withdrawn) for r in session.requests] == [
        ("Name the room.", 3, False),
        ("Warmer, please.", 5, False),
        ("Half as long.", 6, False),
        ("Add a joke.", None, True),
    ]
