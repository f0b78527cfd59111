"""What Discord sends may lack what it had, have what it had not, and say what nobody expects."""

from __future__ import annotations

import copy
import random
from pathlib import Path

from hypothesis import settings

from sandbox.server.jsons import JsonObject
from tests.e2e.reading import custom_id
from tests.e2e.stage import Stage, stage

KINDS = frozenset(
    "MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE MESSAGE_REACTION_ADD MESSAGE_REACTION_REMOVE"
    " INTERACTION_CREATE THREAD_CREATE".split()
)
STRANGE: tuple[object, ...] = (
    None,
    "",
    "x" * 5_000,
    -1,
    2**64,
    [],
    {},
    True,
    99,
    "9" * 400,
    "refine:again:1:1",
)
SEED, COUNT = 20, settings().max_examples // 2


async def lived(on: Stage) -> list[tuple[str, JsonObject]]:
    """The events of a session in which people do this and that."""
    await on.restart(gather_seconds=0.05)
    await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
    await on.over()
    draft = on.message("### Draft 1 ·")
    on.ben.react(draft, "👍")
    on.ben.unreact(draft, "👍")
    said = on.ben.say(on.thread(), "hello")
    on.ben.edit(said, "hello there")
    on.ben.delete(said)
    box = await on.ben.press(draft, custom_id(draft, "say"))
    await on.ben.submit(box, {"text": "Name the room."})
    await on.over(2)
    past = on.discord.backend.happenings.past()
    return [(h.kind, h.payload) for h in past if h.kind in KINDS]


def changed(payload: JsonObject, chance: random.Random) -> JsonObject:
    """A payload in which one thing at some depth is gone, strange, or new."""
    result = copy.deepcopy(payload)
    place = result
    while True:
        deeper = [v for v in place.values() if isinstance(v, dict) and v]
        if not deeper or chance.random() < 0.5:
            break
        place = chance.choice(deeper)
    key = chance.choice([*place, "a_field_of_tomorrow"])
    if chance.random() < 0.3:
        place.pop(key, None)
    else:
        place[key] = chance.choice(STRANGE)
    return result


async def test_no_payload_ends_the_bot(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        chance = random.Random(SEED)  # noqa: S311 - nothing here is a secret
        events = await lived(on)
        assert {kind for kind, _ in events} == KINDS
        for _ in range(COUNT):
            kind, payload = chance.choice(events)
            on.discord.gateway.dispatch(kind, changed(payload, chance))
        on.discord.gateway.dispatch("AN_EVENT_OF_TOMORROW", {"id": "1"})
        await on.ada.slash("refine", on.discord.writing, text="We meet at 10.", rounds=1)
        assert on._task is not None
        assert not on._task.done()
