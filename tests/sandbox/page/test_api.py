"""What the page's server takes, tells and refuses."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from sandbox.house import House
from sandbox.page.server import Page
from sandbox.server.content.uploads import Upload, new_attachment
from sandbox.server.state.command_book import CHAT_INPUT
from sandbox.server.state.interactions import InteractionType


@dataclass
class Visit:
    """A page, the sandbox behind it, and somebody who calls."""

    house: House
    url: str
    http: aiohttp.ClientSession

    async def act(self, **what: object) -> tuple[int, dict[str, object]]:
        async with self.http.post(f"{self.url}api/act", json=what) as response:
            return response.status, await response.json()


@pytest.fixture
async def visit(tmp_path: Path) -> AsyncIterator[Visit]:
    model: dict[str, object] = {"label": "none", "offline": True, "where": None}
    async with (
        House([], tmp_path / "log", {}, offline=False) as house,
        Page(house, model, port=0) as page,
        aiohttp.ClientSession() as http,
    ):
        yield Visit(house, page.url, http)


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Host": "127.0.0.1:1"}, {"Origin": "http://evil.example"}],
    ids=["another name", "another port", "another site"],
)
@pytest.mark.parametrize("path", ["", "api/live", "static/index.html"])
async def test_nobody_else_gets_in(visit: Visit, headers: dict[str, str], path: str) -> None:
    async with visit.http.get(visit.url + path, headers=headers) as response:
        assert response.status == 403


async def test_the_page_loads_nothing_from_elsewhere(visit: Visit) -> None:
    async with visit.http.get(visit.url) as response:
        policy, html = response.headers["Content-Security-Policy"], await response.text()
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "http" not in html.replace("http-equiv", "")


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("a.png", "image/png", "image/png"),
        ("a.html", "text/html", "application/octet-stream"),
        ("a.svg", "image/svg+xml", "application/octet-stream"),
    ],
)
async def test_only_pictures_are_shown_and_the_rest_is_saved(
    visit: Visit, name: str, kind: str, shown: str
) -> None:
    world = visit.house.discord.world
    upload = Upload(name, kind, b"<script>alert(1)</script>")
    file = new_attachment(world, visit.house.discord.writing, upload, filename=name)
    path = f"attachments/{file.channel_id}/{file.id}/{name}"
    async with visit.http.get(visit.url + path) as response:
        assert response.content_type == shown
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert ("Content-Disposition" in response.headers) == (shown != kind)


async def test_a_window_is_told_what_there_is_and_what_happens(visit: Visit) -> None:
    discord = visit.house.discord
    discord.member("ada").say(discord.writing, "before")
    async with visit.http.ws_connect(f"{visit.url}api/live") as window:
        first = await window.receive_json()
        status, told = await visit.act(
            **{"as": "ben", "do": "say", "channel": str(discord.writing.id), "text": "now"}
        )
        then = await window.receive_json()
    assert [m["content"] for m in first["messages"]] == ["before"]
    assert {p["key"] for p in first["people"]} == {"ada", "ben", "chloe", "dan", "mod"}
    assert (status, told) == (200, {"ok": True})
    assert (then["kind"], then["payload"]["content"]) == ("MESSAGE_CREATE", "now")


async def test_a_token_never_reaches_the_browser(visit: Visit) -> None:
    discord = visit.house.discord
    async with visit.http.ws_connect(f"{visit.url}api/live") as window:
        await window.receive_json()
        begun = discord.backend.interactions.begin(
            InteractionType.COMMAND, discord.member("ada").id, discord.writing, {"type": CHAT_INPUT}
        )
        text = await window.receive_str()
    assert str(begun.id) in text
    assert begun.token not in text


BAD = [
    ("{", 400, "That is not JSON."),
    ("[]", 400, "That is not a JSON object."),
    ('{"as": "eve", "do": "say"}', 400, "Nobody of that name is here."),
    ('{"as": "ada", "do": "fly"}', 400, "That cannot be done here."),
    ('{"as": "ada", "do": "say", "text": "x"}', 400, "Unknown Channel"),
    ('{"as": "ada", "do": "say", "channel": "WRITING"}', 400, "“text” is missing."),
    ('{"as": "ada", "do": "say", "channel": "WRITING", "text": ""}', 409, "A message has 1"),
    ('{"as": "ada", "do": "say", "channel": "FORUM", "text": "x"}', 409, "A forum takes posts"),
    ('{"as": "ada", "do": "archive", "channel": "WRITING"}', 409, "Only a thread"),
    ('{"as": "chloe", "do": "say", "channel": "GROUP", "text": "x"}', 400, "not for this person"),
    ('{"as": "ada", "do": "react", "message": "1", "emoji": "x"}', 400, "That message is gone."),
    ('{"as": "ada", "do": "slash", "channel": "WRITING", "command": "x"}', 409, "No command"),
    ('{"as": "ada", "do": "submit", "interaction": "1"}', 400, "That form is no longer open."),
]


@pytest.mark.parametrize(("body", "status", "sentence"), BAD)
async def test_what_cannot_be_done_is_told_in_a_sentence(
    visit: Visit, body: str, status: int, sentence: str
) -> None:
    discord = visit.house.discord
    for name, channel in {
        "WRITING": discord.writing,
        "FORUM": discord.forum,
        "GROUP": discord.group,
    }.items():
        body = body.replace(name, str(channel.id))
    async with visit.http.post(f"{visit.url}api/act", data=body.encode()) as response:
        told = json.loads(await response.text())
        assert (response.status, told["ok"]) == (status, False)
    assert sentence in told["error"]


async def test_a_person_chooses_the_language_of_their_client(visit: Visit) -> None:
    assert await visit.act(**{"as": "ben", "do": "speak", "locale": "de"}) == (200, {"ok": True})
    members = visit.house.discord.stage.members
    assert (members["ben"].user.locale, members["ada"].user.locale) == ("de", "en-US")


async def test_a_bot_that_does_not_answer_is_told_as_such(visit: Visit) -> None:
    discord = visit.house.discord
    discord.backend.commands.upsert(
        {"name": "refine", "type": CHAT_INPUT, "description": "x"}, None
    )
    _, told = await visit.act(
        **{"as": "ada", "do": "slash", "channel": str(discord.writing.id), "command": "refine"}
    )
    assert (told["ok"], told["answer"]) == (True, None)


async def test_unknown_troubles_are_declined(visit: Visit) -> None:
    async with visit.http.post(f"{visit.url}api/control", json={"do": "magic"}) as response:
        assert (response.status, (await response.json())["ok"]) == (409, False)


async def test_the_next_port_is_taken_where_the_wanted_one_is_not_free(visit: Visit) -> None:
    taken = int(visit.url.rsplit(":", 1)[1].strip("/"))
    async with Page(visit.house, {}, port=taken) as other:
        assert int(other.url.rsplit(":", 1)[1].strip("/")) > taken
