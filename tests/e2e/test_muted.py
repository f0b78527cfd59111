"""Who may not write in a place has no words put there by the bot either, and spends nothing."""

from __future__ import annotations

from pathlib import Path

from sandbox.server.people.member import Member
from sandbox.server.state.entities import Overwrite
from sandbox.server.state.permissions import Permission
from tests.e2e.boards import board, card, fill_in, open_board, press
from tests.e2e.people import begun
from tests.e2e.reading import custom_id, shown
from tests.e2e.shelves import chosen
from tests.e2e.shelves import press as press_card
from tests.e2e.stage import Stage, stage

MUTED = "You may not write here, so"
ALL = Permission.SEND_MESSAGES | Permission.SEND_MESSAGES_IN_THREADS


def mute(on: Stage, who: Member, taken: Permission = ALL) -> None:
    """A moderator takes somebody's word in the channel of the sessions."""
    overwrite = Overwrite(who.id, for_member=True, deny=int(taken))
    on.discord.writing.overwrites.append(overwrite)


async def test_no_feedback_and_no_round_of_somebody_who_is_muted_is_taken(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        draft = on.message("### Draft 1 ·")
        form = await on.ben.press(draft, custom_id(draft, "say"))
        mute(on, on.ben)
        told = await (await on.ben.submit(form, {"text": "Buy it.", "about": "this"})).answer()
        buttons = [await press(on.ben, draft, verb) for verb in ("say", "again")]
        sheet = await chosen(on.ben, on.discord.writing, 1, whose="server")
        resumed = await press_card(on.ben, sheet, "resume")
        end = on.message("### Draft 1 is the best so far")
        compared = await press(on.ben, end, "compare")
        session = await on.session()
    for said in (shown(told), *buttons, resumed):
        assert said.startswith(MUTED)
    assert [a.data for a in told.attachments] == [b"Buy it."]
    assert not compared.startswith(MUTED)
    assert (session.requests, session.bursts) == ((), 1)


async def test_no_idea_of_somebody_who_is_muted_is_taken(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        gather = card(on, "### 💡")
        form = await on.ben.press(gather, custom_id(gather, "idea"))
        mute(on, on.ben)
        told = [shown(await (await on.ben.submit(form, {"text": "Buy it."})).answer())]
        told += [await press(on.ben, gather, verb) for verb in ("idea", "spark")]
        noted = await fill_in(on.ada, gather, "A quiz")
        ideas = (await board(on)).ideas
    assert all(said.startswith(MUTED) for said in told)
    assert "your idea is number 1" in noted
    assert [idea.text for idea in ideas] == ["A quiz"]


async def test_nothing_is_begun_for_somebody_who_is_muted(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        place = on.discord.writing
        mute(on, on.ben)
        used = [await on.ben.slash("refine", place, text="Buy it.")]
        used += [await on.ben.slash("brainstorm", place, topic="Buy it")]
        told = [shown(await one.answer()) for one in used]
        help_ = shown(await (await on.ben.slash("help", place)).answer())
        events = await on.events()
    assert all(said.startswith(MUTED) for said in told)
    assert f"⚠️ {told[0]}" in help_
    assert events == []


async def test_where_people_write_in_threads_alone_everything_works(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for who in (on.ada, on.ben):
            mute(on, who, Permission.SEND_MESSAGES)
        await begun(on)
        draft = on.message("### Draft 1 ·")
        told = await press(on.ben, draft, "again")
        await on.over(2)
    assert told.startswith("Another round")


async def test_in_direct_messages_everybody_may_write(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.ada.direct, text="We meet.", rounds=1)
        await on.over()
        draft = on.message("### Draft 1 ·", on.ada.direct)
        told = await press(on.ada, draft, "again")
        await on.over(2)
    assert told.startswith("Another round")
