"""What those who manage a server set there: seen, kept, in effect, taken back, and refused."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest

from bot.community.settings import Change, Name, ServerSettings, settings_of
from bot.refine.events import Started
from bot.store.servers import Servers
from bot.store.store import SqliteStore
from sandbox.server.people.member import Member
from sandbox.server.people.speaker import NotAllowed
from sandbox.server.state.entities import Message, Role
from tests.e2e.boards import open_board
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

TEXT = "We meet at 9."
ROUNDS = "settings:form:0"


async def settings(on: Stage, who: Member | None = None) -> Message:
    """The card, opened by Mo, who manages the server."""
    mod = who or on.discord.member("mod")
    return await (await mod.slash("settings", on.discord.writing)).answer()


def control(card: Message, slip: str) -> str:
    found = re.search(rf"settings:{slip}:[0-9]+", json.dumps(card.components))
    assert found is not None, f"no {slip} on {shown(card)}"
    return found[0]


async def choose(on: Stage, card: Message, slip: str, *values: str) -> None:
    await on.discord.member("mod").select(card, control(card, slip), *values)


async def fill(on: Stage, card: Message, **numbers: str) -> Message:
    """Fill in the form; its answer."""
    mod = on.discord.member("mod")
    form = await mod.press(card, control(card, "numbers"))
    return await (await mod.submit(form, numbers)).answer()


async def changes(on: Stage) -> list[Change]:
    """What is written down, once the bot is stopped."""
    await on.stop()
    async with SqliteStore.open(on.settings.database_path) as store:
        return await Servers(store).changes(on.discord.guild.id)


async def test_what_is_set_outlives_a_restart_and_bounds_what_begins_then(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(openai_models=("big", "judge"))
        card = await settings(on)
        assert "**Model** · as whoever runs this bot says: scripted" in shown(card)
        await choose(on, card, "model", "big")
        await choose(on, card, "reviewer", "judge")
        await fill(on, card, rounds="1", target="9,5", gather="0")
        for line in ("**Model** · big", "**Rounds** · 1", "**Target** · 9.5 of 10"):
            assert line in shown(card)
        await on.restart()
        assert shown(await settings(on)) == shown(card)
        await on.ada.slash("refine", on.discord.writing, text=TEXT)
        await on.over()
        await on.ada.slash("refine", on.discord.general, text=TEXT, rounds=2)
        await on.over(2)
        asked = [body["model"] for body in on.model.requests]
        limits = [(await on.session(key)).limits for key in (1, 2)]
    assert asked == ["judge", "big", "judge"] + ["judge", "big"] * 2 + ["judge"]
    assert [(one.rounds, one.target, one.gather) for one in limits] == [
        (1, 9.5, 0.0),
        (2, 9.5, 0.0),
    ]


async def test_a_session_that_runs_goes_on_as_it_began_unless_its_model_is_gone(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(openai_models=("big",))
        card = await settings(on)
        await choose(on, card, "model", "big")
        released = on.gate.hold(1)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=2)
        await on.gate.asked(1)
        await choose(on, card, "model", "-")
        released.set()
        await on.over()
        assert {body["model"] for body in on.model.requests} == {"big"}
        await on.restart(openai_models=())
        await on.ada.press(on.message("### Draft 2 ·"), "refine:again:1:2")
        await on.over(2)
        first = (await on.events())[0]
        assert isinstance(first, Started)
        assert first.limits.model == "big"
        assert on.model.requests[-1]["model"] == "scripted"


async def test_a_board_takes_the_settings_to_the_text_that_comes_of_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(openai_models=("big",))
        card = await settings(on)
        await choose(on, card, "model", "big")
        await fill(on, card, rounds="1")
        await open_board(on, ideas=2)
        await on.gate.asked(1)
        mod, host = on.discord.member("mod"), on.ada
        await choose(on, card, "channels", str(on.discord.general.id))
        refused = await host.slash("brainstorm", on.discord.writing, topic="Another")
        assert "may be begun in" in shown(await refused.answer())
        allowed = await mod.slash("brainstorm", on.discord.writing, topic="Another")
        assert "Another" in shown(await allowed.answer())
        assert {body["model"] for body in on.model.requests} == {"big"}
        opened = (await on.events())[0]
    assert getattr(opened, "refine").rounds == 1  # noqa: B009 - of a board's first event


async def test_others_are_told_who_may_begin_and_where(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        mod, ada, place = on.discord.member("mod"), on.ada, on.discord.writing
        role = Role(on.discord.world.new_id(), "Writers", 0, 3)
        on.discord.guild.roles[role.id] = role
        await on.restart()
        card = await settings(on)
        await choose(on, card, "roles", str(role.id))
        told = await (await ada.slash("refine", place, text=TEXT)).answer()
        assert shown(told).startswith(
            f"In this server only <@&{role.id}> may begin texts and brainstorms."
        )
        on.discord.guild.members[ada.id].role_ids.append(role.id)
        await choose(on, card, "channels", str(place.id))
        there = ada.message_command(
            "Refine this message", ada.say(on.discord.general, "Some words.")
        )
        assert f"may be begun in <#{place.id}>" in shown(await (await there).answer())
        on.discord.guild.members[ada.id].role_ids.remove(role.id)
        await choose(on, card, "roles")
        thread = ada.open_thread(place, "A thread of that channel")
        await ada.slash("refine", thread, text=TEXT, rounds=1)
        await on.over()
        await mod.slash("refine", on.discord.general, text=TEXT, rounds=1)
        await on.over(2)
        await ada.slash("refine", ada.direct, text=TEXT, rounds=1)
        await on.over(3)


async def test_who_may_not_begin_may_still_join_in(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        mod, ada, place = on.discord.member("mod"), on.ada, on.discord.writing
        moderators = next(r for r in on.discord.guild.roles.values() if r.name == "Moderator")
        await choose(on, await settings(on), "roles", str(moderators.id))
        told = shown(await (await ada.slash("refine", place, text=TEXT)).answer())
        assert "You can join in wherever one is open to all" in told
        await mod.slash("refine", place, text=TEXT, rounds=1)
        await on.over()
        draft = on.message("### Draft 1 ·")
        await ada.press(draft, custom_id(draft, "again"))
        await on.over(2)
        assert (await on.session()).rounds_written == 2


async def test_each_setting_can_be_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(openai_models=("big",))
        card = await settings(on)
        before = shown(card)
        role = next(iter(on.discord.guild.roles))
        every = {
            "model": "big",
            "reviewer": "big",
            "language": "en",
            "roles": str(role),
            "channels": str(on.discord.forum.id),
        }
        for slip, value in every.items():
            await choose(on, card, slip, value)
        await fill(on, card, rounds="4", target="8", gather="1", expiry="30")
        assert "as whoever runs this bot says" not in shown(card)
        for slip in ("model", "reviewer", "language"):
            await choose(on, card, slip, "-")
        for slip in ("roles", "channels"):
            await choose(on, card, slip)
        await fill(on, card, rounds="", target="", gather="", expiry="")
        assert shown(card) == before
        made = await changes(on)
    assert len(made) == 18
    assert settings_of(made) == ServerSettings()


async def test_numbers_that_cannot_be_are_given_back_and_change_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        card = await settings(on)
        before = shown(card)
        told = shown(await fill(on, card, rounds="2.5", target="8", gather="*soon*", expiry="0"))
        assert told.startswith("Nothing was changed")
        assert "Rounds: “2.5” is none of these: a whole number, 1 to 10" in told
        assert "Expiry: “0” is none of these: whole days, 1 to 3650" in told
        assert "Target: 8 · Gathering time: \\*soon\\*" in told
        assert shown(card) == before
        assert await changes(on) == []


async def test_two_who_change_settings_at_once_lose_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        mod, ben, members = on.discord.member("mod"), on.ben, on.discord.guild.members
        members[ben.id].role_ids += members[mod.id].role_ids
        one, other = await settings(on), await settings(on, ben)
        form = await mod.press(one, control(one, "numbers"))  # which shows no rounds yet
        late = await ben.press(other, control(other, "numbers"))
        await (await ben.submit(late, {"rounds": "5"})).answer()
        await asyncio.gather(
            mod.submit(form, {"target": "8"}), ben.select(other, control(other, "language"), "en")
        )
        shows = shown(await settings(on))
        assert "**Rounds** · 5" in shows
        assert "**Target** · 8 of 10" in shows
        assert "**Language** · English" in shows
        made = await changes(on)
    assert {(change.person, change.name) for change in made} == {
        (ben.id, Name.ROUNDS),
        (mod.id, Name.TARGET),
        (ben.id, Name.LANGUAGE),
    }


async def test_the_history_tells_who_changed_what_and_when(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        mod = on.discord.member("mod")
        card = await settings(on)
        await fill(on, card, rounds="5")
        await fill(on, card, rounds="7")
        await mod.press(card, control(card, "history"))
        head, *lines = shown(card).splitlines()
        assert head == "### The last changes"
        for line, values in zip(lines, ("5 → 7", "not set → 5"), strict=True):
            assert re.fullmatch(rf"<t:[0-9]+:f> · <@{mod.id}> · \*\*Rounds\*\*: {values}", line)
        await mod.press(card, control(card, "card"))
        assert "**Rounds** · 7" in shown(card)


async def test_who_does_not_manage_the_server_changes_nothing(tmp_path: Path) -> None:
    refusals = ("Only those who manage this server", "That works only in a server")
    async with stage(tmp_path) as on:
        with pytest.raises(NotAllowed):
            await settings(on, on.ada)
        mod = on.discord.member("mod")
        card = await settings(on)
        form = await mod.press(card, control(card, "numbers"))
        on.discord.guild.members[mod.id].role_ids.clear()
        forms = [
            mod.press(card, control(card, "history")),
            mod.select(card, control(card, "language"), "en"),
            mod.submit(form, {"rounds": "5"}),
            on.ada.submit_modal(ROUNDS, on.discord.writing, {"rounds": "5"}),
            on.ada.submit_modal(ROUNDS, on.ada.direct, {"rounds": "5"}),
        ]
        forged = on.ada.say(on.discord.writing, "A message with a control of the card")
        forged.components = card.components
        forms += [
            on.ada.press(forged, control(card, "history")),
            on.ada.select(forged, control(card, "roles"), str(on.discord.guild.id)),
            on.ada.press(forged, control(card, "numbers")),
        ]
        for each in forms:
            invocation = await each
            told = [shown(m) for m in (invocation.message, *invocation.followups) if m]
            assert told[-1].startswith(refusals)
        assert await changes(on) == []


async def test_a_choice_that_nobody_offers_is_refused(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        card = await settings(on)
        plain = json.dumps(card.components)
        card.components = json.loads(plain.replace('"value": "en"', '"value": "xx"'))
        told = await on.discord.member("mod").select(card, control(card, "language"), "xx")
        assert "cannot be chosen here" in shown(await told.answer())
        assert await changes(on) == []
