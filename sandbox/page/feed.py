"""The feed: a snapshot, then everything that happens, to each window that is open."""

from __future__ import annotations

from contextlib import aclosing, suppress

from aiohttp import web

from sandbox.page.control import Control
from sandbox.page.snapshot import commands, snapshot
from sandbox.server.app import DiscordServer
from sandbox.server.happenings import Happening
from sandbox.server.jsons import JsonObject

_OWN = {"READY": True, "RESUMED": True, "DISCONNECTED": False}
"""What the sandbox tells of the bot's connection, and whether it is there after."""


class Feed:
    """Serves the WebSocket. A slow window falls behind alone: it reads from what is kept."""

    def __init__(self, discord: DiscordServer, control: Control, model: JsonObject) -> None:
        self._discord = discord
        self._control = control
        self._model = model
        self._windows: set[web.WebSocketResponse] = set()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One window, until it closes."""
        window = web.WebSocketResponse(heartbeat=30.0)
        await window.prepare(request)
        self._windows.add(window)
        try:
            with suppress(ConnectionError):  # the window is gone: there is nobody to tell
                await self._follow(window)
        finally:
            self._windows.discard(window)
        return window

    async def _follow(self, window: web.WebSocketResponse) -> None:
        """Tell a window what there is, and then what happens, as long as it misses nothing."""
        since = self._discord.happenings.count
        await window.send_json(snapshot(self._discord, self._control, self._model))
        async with aclosing(self._discord.happenings.follow(since)) as happenings:
            async for happening in happenings:
                if happening.number != since:
                    break  # what it missed is forgotten: it comes back for a new snapshot
                since += 1
                await window.send_json(self._frame(happening))

    async def close(self) -> None:
        """Hang up on every window."""
        for window in list(self._windows):
            await window.close()

    def _frame(self, happening: Happening) -> JsonObject:
        kind, payload = happening.kind, happening.payload
        if kind == "REQUEST":
            return {"type": "request", **payload}
        if kind == "COMMANDS":
            return {"type": "commands", "commands": commands(self._discord)}
        if kind in _OWN:
            return {"type": "bot", "online": _OWN[kind]}
        shown = {name: value for name, value in payload.items() if name != "token"}
        return {"type": "event", "kind": kind, "payload": shown}
