"""One WebSocket of the gateway: frames in order, compressed when asked for."""

from __future__ import annotations

import asyncio
import json
import zlib

from aiohttp import WSCloseCode, web

from sandbox.server.jsons import JsonObject


class Connection:
    """Sends what it is given, in order, from one task that `run` owns."""

    def __init__(self, socket: web.WebSocketResponse, compress: str | None) -> None:
        self.socket = socket
        self._hung_up = False
        self._queue: asyncio.Queue[str] = asyncio.Queue()
        # zstd has no decoder in Python 3.11's standard library; a client that asks for it takes
        # plain text frames as well.
        self._deflate = zlib.compressobj() if compress == "zlib-stream" else None

    def send(self, op: int, data: object = None) -> None:
        """Queue a frame that belongs to no session."""
        frame: JsonObject = {"op": op, "d": data, "s": None, "t": None}
        self.send_text(json.dumps(frame))

    def send_text(self, frame: str) -> None:
        self._queue.put_nowait(frame)

    async def close(self, code: int) -> None:
        """Hang up, from the server's side."""
        self._hung_up = True
        await self.socket.close(code=code)

    @property
    def said_goodbye(self) -> bool:
        """Whether the client closed for good (1000 or 1001), and so wants no RESUME."""
        goodbye = self.socket.close_code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY)
        return goodbye and not self._hung_up

    async def run(self) -> None:
        """Write until cancelled or the socket is gone."""
        while not self.socket.closed:
            frame = await self._queue.get()
            try:
                await self._write(frame)
            except ConnectionError:
                return  # the reader notices the same and lets the session wait for a RESUME

    async def _write(self, frame: str) -> None:
        if self._deflate is None:
            await self.socket.send_str(frame)
            return
        packed = self._deflate.compress(frame.encode())
        await self.socket.send_bytes(packed + self._deflate.flush(zlib.Z_SYNC_FLUSH))
