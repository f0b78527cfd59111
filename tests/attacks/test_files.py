"""Files that lie: about where they are, how large they are, and what is in them."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiohttp import web

from bot.errors import BadInput
from cogs.refine.intake import check_file
from cogs.thread.download import download
from tests.e2e.reading import shown
from tests.e2e.stage import stage

LIMIT = 1_000
DISCORD = "https://discord.com/api/v10"
BOMB = gzip.compress(b"a" * 5_000_000)
SECRET = "what only this machine may read"


def attachment(url: str, name: str = "text.md", size: int = 10) -> SimpleNamespace:
    """A file as an interaction tells of it: any name, any size, any address."""
    return SimpleNamespace(url=url, filename=name, size=size)


@pytest.fixture
async def host() -> AsyncIterator[str]:
    """A host that is no CDN, with something to read and something to choke on."""
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        await response.prepare(request)
        while sent < 50_000_000:
            await response.write(b"a" * 100_000)
            sent += 100_000
        return response

    async def bomb(_: web.Request) -> web.Response:
        return web.Response(body=BOMB, headers={"Content-Encoding": "gzip"})

    async def moved(_: web.Request) -> web.Response:
        raise web.HTTPFound("/secret")

    async def secret(_: web.Request) -> web.Response:
        return web.Response(text=SECRET)

    app = web.Application()
    for path, handler in (
        ("/endless", endless),
        ("/bomb", bomb),
        ("/moved", moved),
        ("/secret", secret),
    ):
        app.router.add_get(path, handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def refusal(url: str, api: str) -> str:
    with pytest.raises(BadInput) as caught:
        await download(attachment(url), LIMIT, api)  # type: ignore[arg-type]  # the three fields read
    return caught.value.code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/endless", "refused-file-size"),
        ("/bomb", "refused-file-gone"),
        ("/moved", "refused-file-gone"),
        ("/missing", "refused-file-gone"),
    ],
)
async def test_a_body_that_is_not_what_was_declared_is_read_no_further(
    host: str, path: str, code: str
) -> None:
    assert await refusal(host + path, f"{host}/api/v10") == code


async def test_only_discords_own_hosts_are_asked(host: str) -> None:
    assert await refusal(f"{host}/secret", DISCORD) == "refused-file-gone"
    port = host.rpartition(":")[2]
    for url in (
        f"http://localhost:{port}/secret",
        f"http://cdn.discordapp.com@127.0.0.1:{port}/secret",
        f"https://cdn.discordapp.com.evil.example:{port}/secret",
        f"https://cdn.discordapp.com:{port}/secret",
        "http://cdn.discordapp.com/secret",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "http://[::1/secret",
        "",
    ):
        assert await refusal(url, f"{host}/api/v10") == "refused-file-gone"


async def test_the_host_of_another_api_is_its_own_cdn(host: str) -> None:
    found = attachment(f"{host}/secret")
    assert await download(found, LIMIT, f"{host}/api/v10") == SECRET.encode()  # type: ignore[arg-type]  # the three fields read


async def test_a_file_from_elsewhere_is_declined_in_private(tmp_path: Path, host: str) -> None:
    async with stage(tmp_path) as on:
        on.discord.world.cdn_url = host
        used = await on.ada.slash("refine", on.discord.writing, file=("a.md", b"Hello"))
        answer = await used.answer()
        await on.discord.wait_until(lambda: "I could not read" in shown(answer))
        assert answer.ephemeral
        assert not on.gate.documents


def test_a_files_name_forges_nothing_in_the_refusal() -> None:
    name = "[click](https://evil.example)\n# Heading\u202e@everyone.exe"
    with pytest.raises(BadInput) as caught:
        check_file(attachment("", name), LIMIT)  # type: ignore[arg-type]  # the three fields read
    shown_name = str(caught.value.details["name"])
    assert "\n" not in shown_name
    assert "\u202e" not in shown_name
    assert r"\[click\]" in shown_name
