"""What is stored about a person is told, and what becomes of it when they are forgotten."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.community.budget import Kind, Period
from bot.refine.fold import fold
from bot.store.budgets import Budgets
from bot.store.privacy import Privacy
from bot.store.servers import Servers
from bot.store.store import SqliteStore
from bot.story.forgetting import people_in
from tests.store.ages import ANOTHER, GUILD, HOST, SOMEBODY, WORDS, filled
from tests.store.forgetting import forget, traces


async def test_the_sessions_of_others_are_what_they_were_but_for_the_name(path: Path) -> None:
    before = fold(filled(path)[1][1])
    async with SqliteStore.open(path) as store:
        await forget(store)
        log = await store.load(1)
        after = fold(log)
        (row,) = [r for r in await store.sessions(9) if r.id == 1]
    assert {p for event in log for p in people_in(event)} == {HOST, ANOTHER, -1}
    assert [(d.number, d.text, d.judgement) for d in after.drafts] == [
        (d.number, d.text, d.judgement) for d in before.drafts
    ]
    assert (after.best, after.final, after.accepted) == (before.best, before.final, True)
    assert len(after.votes) == len(before.votes) == 2
    assert (ANOTHER, 1, 1) in after.votes
    assert row.updated_at == len(log) - 1  # it is as old as it was
    assert row.events == len(log)


async def test_what_an_idea_became_credits_it_no_more_also_without_a_name(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        await forget(store)
        session = fold(await store.load(3))
    assert next((c.text, c.became) for c in session.credits) == ("…", "")
    assert len(session.credits) == 2
    assert session.brief == "A brief of what won"


async def test_what_they_did_for_a_server_stays_and_what_was_about_them_goes(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        budgets = Budgets(store)
        used = await store.fetch("SELECT sum(rounds), sum(money) FROM usage")
        await forget(store)
        assert [c.person for c in await Servers(store).changes(GUILD)] == [-1]
        assert [cap.kind for cap in await budgets.caps(GUILD)] == ["each"]
        assert await store.fetch("SELECT 1 FROM roles") == []
        after = await store.fetch("SELECT sum(rounds), sum(money) FROM usage")
        assert [tuple(row) for row in after] == [tuple(row) for row in used]


async def test_to_be_forgotten_renews_no_budget_while_the_bot_runs(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        budgets = Budgets(store)
        before = await budgets.used(Period.DAY, 50.0, 11, SOMEBODY)
        assert before.rounds > 0
        in_all = await budgets.used(Period.DAY, 50.0, 11, None)
        limits = await budgets.standings(GUILD, SOMEBODY, 50.0)
        assert [(s.limit.kind, s.limit.most) for s in limits] == [(Kind.PERSON, 5)]
        await forget(store)
        assert await budgets.standings(GUILD, SOMEBODY, 50.0) == limits
        assert SOMEBODY not in [cap.who for cap in await budgets.caps(GUILD)]
        assert await budgets.used(Period.DAY, 50.0, 11, SOMEBODY) == before
        assert await budgets.used(Period.DAY, 50.0, 11, None) == in_all
        assert [(share.key, share.amount) for share in await budgets.by_person(11, 50.0)] == [
            (-1, before)
        ]
        assert traces(path.parent) == []
    async with SqliteStore.open(path) as store:
        assert (await Budgets(store).used(Period.DAY, 50.0, 11, SOMEBODY)).rounds == 0


async def test_to_forget_a_second_time_changes_nothing(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        await forget(store)
        logs = [await store.load(key) for key in (1, 2, 3)]
        await forget(store)
        assert [await store.load(key) for key in (1, 2, 3)] == logs


async def test_two_people_become_two(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        privacy = Privacy(store)
        for person in (SOMEBODY, ANOTHER):
            for row in await privacy.touched_by(person):
                await privacy.overwrite(row.id, person, 50.0)
        session = fold(await store.load(1))
    assert {person for person, _, _ in session.votes} == {-1, -2}


async def test_what_is_stored_is_counted_and_told(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        privacy = Privacy(store)
        found = await privacy.holdings(SOMEBODY)
        assert (found.sessions, found.others, found.requests, found.ideas) == (1, 2, 1, 1)
        assert (found.changes, found.rubrics, found.budgets, found.places) == (1, 1, 2, 1)
        assert found.votes == 2
        assert found.rounds > 0
        told = await document(privacy, SOMEBODY)
        assert WORDS in told["sessions"][0]["events"][0]["original"]
        theirs = kinds(told["in_sessions_of_others"][0]["events"])
        assert {"Reacted", "RequestMade", "AnotherRound", "Looked", "RoundStarted"} == {*theirs}
        assert told["roles"] == [{"guild": GUILD, "roles": "[1, 2]"}]
        nobody = await privacy.holdings(1)
        assert nobody.is_nothing
        await forget(store)
        assert (await privacy.holdings(SOMEBODY)).is_nothing
        told = await document(privacy, SOMEBODY)
        assert told.pop("person") == str(SOMEBODY)
        assert not any(told.values())


async def document(privacy: Privacy, person: int) -> dict[str, Any]:
    """All that a person is given."""
    found = await privacy.document(person, 1_000_000)
    assert found is not None
    told: dict[str, Any] = json.loads(found)
    return told


def kinds(events: Sequence[dict[str, str]]) -> list[str]:
    return [event["kind"] for event in events]
