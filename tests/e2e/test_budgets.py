"""Budgets as people meet them: set by who manages a server, waited for in the thread, and shown."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import NoReturn

import pytest

from bot.errors import BusyDatabase
from bot.model import exchange
from bot.refine.limits import Stop
from bot.store.budgets import Budgets
from bot.store.store import SqliteStore
from sandbox.server.faults import FaultKind
from sandbox.server.state.entities import Message
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

TEXT = "We meet on Friday at 18:30."
WAITING = "### ⏳ Waiting for a budget"


async def order(on: Stage, command: str, who: str = "mod", **options: object) -> str:
    """Use a command and read its private answer."""
    member = on.discord.member(who)
    used = await member.slash(command, on.discord.writing, **options)  # type: ignore[arg-type]  # whatever a test gives
    return shown(await used.answer())


async def refine(on: Stage, rounds: int = 2) -> None:
    await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=rounds)


def row(said: str, start: str) -> list[str]:
    """The cells of a row of a table, whose first one is `start`."""
    line = next(line for line in said.split("\n") if line.startswith(start))
    return line.removeprefix(start).split()


async def waits(on: Stage) -> Message:
    """The card of a session that waits for a budget, once it is there."""
    messages = on.discord.world.messages
    await on.discord.wait_until(
        lambda: any(shown(m).startswith(WAITING) for m in messages.values()), within=30
    )
    return on.message(WAITING)


async def test_a_session_waits_for_its_budget_and_goes_on_when_that_is_raised(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        said = await order(on, "budget set", per="day", rounds=1)
        await refine(on)
        card = await waits(on)
        first = shown(card)
        await order(on, "budget set", per="day", rounds=5)
        await on.over()
        session, cards = await on.session(), on.cards()
    assert said == "Set. Each person: one round a day"
    assert f"<@{on.ada.id}> has no rounds left for today." in first
    assert session.endings[-1].stop is Stop.ROUNDS
    assert sum("Here I waited for a budget" in card for card in cards) == 1


async def test_a_budget_that_was_lifted_by_a_process_that_died_then_holds_nobody_back(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await order(on, "budget set", per="day", rounds=1)
        await refine(on)
        await waits(on)
        await on.stop()
        async with SqliteStore.open(on.settings.database_path) as store:
            await Budgets(store).clear(on.discord.guild.id)  # what it did last
        await on.start()
        await on.over()
        session = await on.session()
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_a_budget_that_is_set_is_told_of_even_if_the_database_fails_right_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def held(notes: Budgets) -> NoReturn:
        raise BusyDatabase(path="refine.db")

    async with stage(tmp_path) as on:
        monkeypatch.setattr(Budgets, "changed", held)
        used = await on.discord.member("mod").slash(
            "budget set", on.discord.writing, per="day", rounds=5
        )
        second = await used.followup()
        first = await used.answer()
    assert shown(first) == "Set. Each person: 5 rounds a day"
    assert second.ephemeral
    assert shown(second).startswith("I cannot write anything down right now")


async def test_a_budget_that_pays_for_no_round_is_set_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A model on loopback has no price.
    monkeypatch.setattr(exchange, "bound", lambda *_: 0.2)
    async with stage(tmp_path) as on:
        enough = await order(on, "budget set", per="day", money=0.2)
        too_little = await order(on, "budget set", per="day", money=0.05)
    assert enough == "Set. Each person: $0.20 a day"
    assert too_little.startswith("Set. Each person: $0.05 a day\n⚠️ That does not pay for a")
    assert "up to $0.20" in too_little


async def test_money_for_a_model_of_unknown_price_is_set_with_a_warning(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:  # a model on loopback has no price
        said = await order(on, "budget set", per="day", rounds=2, money=0.2)
    assert said.startswith("Set. Each person: 2 rounds and $0.20 a day\n⚠️ The price of the model")


async def test_a_pause_can_be_stopped(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await order(on, "budget set", per="month", rounds=1, server=True)
        await refine(on)
        card = await waits(on)
        before = shown(card)
        pressed = await on.ben.press(card, custom_id(card, "stop"))
        await on.over()
        session = await on.session()
    assert "This server has no rounds left for this month." in before
    assert "Stopped." in shown(await pressed.answer())
    assert session.endings[-1].stop is Stop.STOPPED


async def test_a_role_that_the_person_has_gives_them_more(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        guild = on.discord.guild
        (role,) = (r for r in guild.roles.values() if r.name == "Moderator")
        guild.members[on.ada.id].role_ids.append(role.id)
        await order(on, "budget set", per="day", rounds=0)
        said = await order(on, "budget set", per="day", rounds=2, role=role)
        await refine(on)
        await on.over()
        session = await on.session()
    assert said == f"Set. <@&{role.id}>: 2 rounds a day"
    assert session.rounds_written == 2


async def test_whoever_reacts_pays_from_the_budget_of_their_roles(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        guild = on.discord.guild
        (role,) = (r for r in guild.roles.values() if r.name == "Moderator")
        await order(on, "budget set", per="day", rounds=1)
        await order(on, "budget set", per="day", rounds=5, role=role)
        await refine(on, rounds=1)
        await on.over()
        on.ada.react(on.message("### Draft 1 ·"), "🔁")
        first = shown(await waits(on))
        on.discord.member("mod").react(on.message("### Draft 1 ·"), "🔁")
        await on.over(2)
        session = await on.session()
    assert f"<@{on.ada.id}> has no rounds left for today." in first
    assert session.rounds_written >= 2
    assert session.pause is None


@pytest.mark.parametrize("mention", [True, False], ids=["mention", "reply"])
async def test_who_loses_a_role_asks_for_rounds_without_its_budget(
    tmp_path: Path, mention: bool
) -> None:
    async with stage(tmp_path) as on:
        guild = on.discord.guild
        (role,) = (r for r in guild.roles.values() if r.name == "Moderator")
        guild.members[on.ada.id].role_ids.append(role.id)
        await on.restart(gather_seconds=0.05)
        await order(on, "budget set", per="day", rounds=0)
        await order(on, "budget set", per="day", rounds=5, role=role)
        await refine(on, rounds=1)
        await on.over()
        guild.members[on.ada.id].role_ids.remove(role.id)
        if mention:
            on.ada.say(on.thread(), f"<@{on.bot_id}> Name the day.")
        else:
            on.ada.reply(on.message("### Draft 1 ·"), "Name the day.")
        said = shown(await waits(on))
    assert f"<@{on.ada.id}> has no rounds left for today." in said


async def test_usage_is_a_table_and_a_picture_for_that_person_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await order(on, "budget set", per="day", rounds=20)
        await refine(on)
        await on.over()
        asked = await on.ada.slash("usage", on.discord.writing)
        mine = await asked.answer()
        asked = await on.discord.member("mod").slash("usage", on.discord.writing, everybody=True)
        all_of_it = await asked.answer()
        refused = await order(on, "usage", "ben", everybody=True)
        direct = await on.ada.slash("usage", on.ada.direct)
        elsewhere = shown(await direct.answer())
    assert row(shown(mine), "rounds today") == ["2", "20", "18"]
    assert "unknown" in shown(mine)  # the scripted model has no price
    assert "Ada" in shown(all_of_it)
    assert [len(m.attachments) for m in (mine, all_of_it)] == [1, 1]
    assert refused.startswith("Only those who manage this server")
    assert row(elsewhere, "rounds today") == ["0", "–", "–"]


async def test_usage_is_told_with_the_names_that_discord_gives_and_without_the_others(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        await on.ben.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over(2)
        # Twice: a request that only reads is sent again when a connection turns out to be closed.
        asked = rf"/members/{on.ada.id}$"
        on.discord.faults.order(FaultKind.DROP_BEFORE, "GET", asked, times=2)
        said = await order(on, "usage", everybody=True)
    assert row(said, "somebody")[0] == "1"
    assert row(said, "Ben")[0] == "1"


async def test_budgets_are_shown_and_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await order(on, "budget set", per="day", rounds=3, money=0.25, person=on.ben.user)
        await order(on, "budget set", per="month", money=20.0, server=True)
        there = await order(on, "budget show")
        both = await order(on, "budget set", per="day", rounds=1, person=on.ben.user, server=True)
        back = await order(on, "budget set", per="day", person=on.ben.user)
        again = await order(on, "budget set", per="day", person=on.ben.user)
        left = await order(on, "budget show")
        await order(on, "budget clear")
        nothing = await order(on, "budget show")
    assert f"<@{on.ben.id}>: 3 rounds and $0.25 a day" in there
    assert "The whole server: $20.00 a month" in there
    assert both.startswith("A budget is for a role, for a person, or for the whole server")
    assert back == "That budget is taken back."
    assert again.startswith("There was no such budget")
    assert "a day" not in left
    assert nothing.startswith("This server has no budgets")


async def test_the_operators_own_cap_holds_everywhere_until_it_is_raised(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(rounds_a_day=1)
        await on.ada.slash("refine", on.ada.direct, text=TEXT, rounds=2)
        messages = on.discord.world.messages
        await on.discord.wait_until(
            lambda: any(shown(m).startswith(WAITING) for m in messages.values()), within=30
        )
        await on.restart(rounds_a_day=0)
        async with asyncio.timeout(30):
            await on.over()
        session = await on.session()
    assert session.rounds_written == 2


async def test_a_round_that_is_asked_for_while_anothers_run_is_paid_by_who_asked(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await order(on, "budget set", per="day", rounds=1)
        hold = on.gate.hold(2)
        await refine(on, rounds=1)
        await on.gate.asked(2)
        await on.discord.wait_until(lambda: any(c.startswith("### Draft 1") for c in on.cards()))
        draft = on.message("### Draft 1")
        await on.discord.wait_until(lambda: "again" in str(draft.components))
        again = await on.ben.press(draft, custom_id(draft, "again"))
        told = shown(await again.answer())
        hold.set()
        await on.until(lambda session: session.bursts == 2 and session.is_shown)
        session, cards = await on.session(), on.cards()
    assert told == "Another round from draft 1 begins once the rounds under way are done."
    assert session.rounds_written == 2
    assert not any(card.startswith(WAITING) for card in cards), "the author has no rounds left"


async def test_what_waits_for_anothers_budget_is_not_among_the_authors_texts_in_the_works(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(max_running=1)
        await refine(on, rounds=1)
        await on.over()
        await order(on, "budget set", per="month", rounds=0, person=on.ben.user)
        end = on.message("### Draft 1 is the best so far")
        await (await on.ben.press(end, custom_id(end, "again"))).answer()
        await waits(on)
        used = await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        assert shown(await used.answer()).startswith("**Refining**")
        await on.over(2)


async def test_rounds_in_anothers_session_are_among_ones_own_texts_in_the_works(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(max_running=1)
        await refine(on, rounds=1)
        await on.over()
        hold = on.gate.hold(len(on.gate.documents) + 1)
        end = on.message("### Draft 1 is the best so far")
        await (await on.ben.press(end, custom_id(end, "again"))).answer()
        await on.until(lambda session: session.attempt)
        used = await on.ben.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        assert "one text in the works already" in shown(await used.answer())
        hold.set()
        await on.over(2)
