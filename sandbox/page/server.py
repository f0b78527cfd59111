"""The page's server: its files, its feed and its two posts, on loopback."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox.house import House
from sandbox.page.acts import Acts
from sandbox.page.control import CannotDo, Control
from sandbox.page.feed import Feed
from sandbox.page.safety import add_headers, guard
from sandbox.server.app import HOST
from sandbox.server.intake import MOST_REQUEST_BYTES
from sandbox.server.jsons import JsonObject

STATIC = Path(__file__).parent / "static"
PORT = 8931
_TRIES = 20
_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


class Page:
    """`async with Page(house, model)` serves the page while it lasts; `url` is where.

    Args:
        house: whose Discord and bot it shows.
        model: which model answers, for people to read; see `snapshot`.
        port: where to listen; the next free one where it is taken, any where it is 0.
    """

    def __init__(self, house: House, model: JsonObject, port: int = PORT) -> None:
        self._discord = house.discord
        self._control = Control(house)
        self._feed = Feed(house.discord, self._control, model)
        self._acts = Acts(house.discord)
        self._port = port
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[guard], client_max_size=MOST_REQUEST_BYTES)
        app.on_response_prepare.append(add_headers)
        app.router.add_get("/", self._index)
        app.router.add_static("/static/", STATIC)
        app.router.add_get("/{folder:attachments|ephemeral-attachments}/{_}/{id}/{_2}", self._file)
        app.router.add_get("/api/live", self._feed.serve)
        app.router.add_post("/api/act", self._acts.serve)
        app.router.add_post("/api/control", self._obey)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await self._listen(self._runner)
        self.url = f"http://{HOST}:{self._runner.addresses[0][1]}/"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._feed.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        """Take the wanted port, or one of the next that is free."""
        for port in (*range(self._port, self._port + _TRIES), 0) if self._port else (0,):
            try:
                await web.TCPSite(runner, HOST, port).start()
            except OSError:
                continue
            return

    async def _index(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(STATIC / "index.html")

    async def _file(self, request: web.Request) -> web.Response:
        """What was uploaded: pictures are shown, everything else is only ever saved."""
        found = self._discord.world.attachments.get(_number(request.match_info["id"]))
        if found is None:
            raise web.HTTPNotFound
        if found.content_type in _IMAGES:
            return web.Response(body=found.data, content_type=found.content_type)
        response = web.Response(body=found.data, content_type="application/octet-stream")
        response.headers["Content-Disposition"] = "attachment"
        return response

    async def _obey(self, request: web.Request) -> web.Response:
        """POST /api/control: `{"do": key}`; the answer says what will happen, or why not."""
        try:
            body = await request.json()
            key = body.get("do") if isinstance(body, dict) else None
            return web.json_response({"ok": True, "told": await self._control.do(str(key))})
        except ValueError:
            return web.json_response({"ok": False, "error": "That is not JSON."}, status=400)
        except CannotDo as error:
            return web.json_response({"ok": False, "error": str(error)}, status=409)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
