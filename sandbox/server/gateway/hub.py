"""The gateway: takes WebSockets, lets shards identify and resume, and sends them events."""

from __future__ import annotations

import asyncio
import json

from aiohttp import WSMsgType, web

from sandbox.server.errors import ApiError
from sandbox.server.gateway.connection import Connection
from sandbox.server.gateway.intents import Intent, intent_of
from sandbox.server.gateway.mishaps import Mishaps
from sandbox.server.gateway.session import CloseCode, Opcode, Session
from sandbox.server.happenings import Happenings
from sandbox.server.jsons import Fields, JsonObject, as_object
from sandbox.server.shapes.application import ready_json
from sandbox.server.shapes.guild import guild_create_json, member_json
from sandbox.server.state.entities import Channel
from sandbox.server.state.permissions import Permission, permissions_in
from sandbox.server.state.world import World

HEARTBEAT_MS = 41_250
ACK_DELAY = 0.05
"""Seconds that an answer takes on the way, as on every real network."""


class Gateway:
    """All sessions, and the WebSocket endpoint they connect to."""

    def __init__(self, world: World, happenings: Happenings, token: str, shards: int) -> None:
        self.url = ""
        self.shards = shards
        self.sessions: dict[str, Session] = {}
        self.mishaps = Mishaps()
        self.token = token
        self.refusing: CloseCode | None = None
        """What every IDENTIFY is answered with, where none is welcome."""
        self._world = world
        self._happenings = happenings
        self._connections: set[Connection] = set()

    @property
    def connected(self) -> bool:
        """Whether any bot is there."""
        return any(session.connection is not None for session in self.sessions.values())

    @property
    def ready(self) -> bool:
        """Whether every shard of some bot is connected and identified."""
        connected = [s for s in self.sessions.values() if s.connection is not None]
        present = {session.shard for session in connected}
        return any(all((i, n) in present for i in range(n)) for _, n in present)

    @property
    def reads_content(self) -> bool:
        """Whether the bot identified with MESSAGE_CONTENT."""
        return any(Intent.MESSAGE_CONTENT in session.intents for session in self.sessions.values())

    def dispatch(
        self,
        event: str,
        data: JsonObject,
        *,
        guild_id: int | None = None,
        channel: Channel | None = None,
        withheld: JsonObject | None = None,
    ) -> None:
        """Send an event to the sessions that should get it.

        `channel` decides the shard, the intent and whether the bot sees it at all; `withheld` is
        the payload for sessions without MESSAGE_CONTENT, where it differs.
        """
        self._happenings.publish(event, data)
        if channel is not None:
            guild_id = channel.guild_id
            granted = permissions_in(self._world, channel, self._world.bot_id)
            if Permission.VIEW_CHANNEL not in granted and event != "INTERACTION_CREATE":
                return
        needed = intent_of(event, channel)
        for session in self.sessions.values():
            if needed in session.intents and session.covers(guild_id):
                private = withheld is not None and Intent.MESSAGE_CONTENT not in session.intents
                session.dispatch(event, withheld if private and withheld is not None else data)

    def tell_observers(self, event: str, data: JsonObject) -> None:
        """Publish what no session hears of, such as ephemeral messages."""
        self._happenings.publish(event, data)

    async def close(self, code: int = CloseCode.UNKNOWN_ERROR) -> None:
        """Hang up on every connection; sessions stay, so the bot may resume."""
        await asyncio.gather(*(connection.close(code) for connection in self._connections))

    async def lose_sessions(self) -> None:
        """Forget every session and hang up: a RESUME will be answered with INVALID_SESSION."""
        self.sessions.clear()
        await self.close(CloseCode.SESSION_TIMED_OUT)

    def ask_to_reconnect(self) -> None:
        """Send RECONNECT (op 7) on every connection, as before a maintenance."""
        for connection in self._connections:
            connection.send(Opcode.RECONNECT)

    def invalidate(self, *, resumable: bool) -> None:
        """Send INVALID_SESSION (op 9) on every connection; what cannot be resumed is forgotten."""
        if not resumable:
            self.sessions.clear()
        for connection in self._connections:
            connection.send(Opcode.INVALID_SESSION, resumable)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """The WebSocket endpoint."""
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        connection = Connection(socket, request.query.get("compress"))
        self._connections.add(connection)
        writer = asyncio.create_task(connection.run(), name="gateway-writer")
        connection.send(Opcode.HELLO, {"heartbeat_interval": HEARTBEAT_MS})
        try:
            async for message in socket:
                if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                    break
                await self._receive(connection, message.data)
        finally:
            writer.cancel()
            await asyncio.wait([writer])
            self._connections.discard(connection)
            self._detach(connection)
        return socket

    async def _receive(self, connection: Connection, raw: str | bytes) -> None:
        try:
            await self._obey(connection, Fields(as_object(json.loads(raw))))
        except (ValueError, TypeError, ApiError):
            # Not JSON, not an object, or a field of the wrong type.
            await connection.close(CloseCode.DECODE_ERROR)

    async def _obey(self, connection: Connection, frame: Fields) -> None:
        match frame.whole("op"):
            case Opcode.HEARTBEAT:
                # Not at once: discord.py notes the time of its beat only after it was sent.
                later = asyncio.get_running_loop().call_later
                later(ACK_DELAY, connection.send, Opcode.HEARTBEAT_ACK)
            case Opcode.IDENTIFY:
                await self._identify(connection, frame.object("d") or Fields({}))
            case Opcode.RESUME:
                await self._resume(connection, frame.object("d") or Fields({}))
            case Opcode.REQUEST_MEMBERS:
                self._send_members(connection, frame.object("d") or Fields({}))
            case Opcode.PRESENCE | Opcode.VOICE_STATE:
                pass  # nobody here looks at them
            case _:
                await connection.close(CloseCode.UNKNOWN_OPCODE)

    async def _identify(self, connection: Connection, data: Fields) -> None:
        if not self._authentic(data):
            await connection.close(CloseCode.AUTHENTICATION_FAILED)
            return
        if self._session_of(connection) is not None:
            await connection.close(CloseCode.ALREADY_AUTHENTICATED)
            return
        index, count = (int(part) for part in data.texts("shard") or ("0", "1"))
        if not 0 <= index < count:
            await connection.close(CloseCode.INVALID_SHARD)
            return
        self._forget_disconnected((index, count))
        if self.refusing is not None:
            await connection.close(self.refusing)
            return
        intents = Intent(data.whole("intents") or 0)
        session = Session((index, count), intents, connection, self.mishaps)
        self.sessions[session.id] = session
        guilds = [guild for guild in self._world.bot_guilds() if session.covers(guild.id)]
        ids = [guild.id for guild in guilds]
        session.dispatch("READY", ready_json(self._world, session.id, session.shard, ids, self.url))
        if Intent.GUILDS in session.intents:
            for guild in guilds:
                session.dispatch("GUILD_CREATE", guild_create_json(self._world, guild))
        self._happenings.publish("READY", {"session_id": session.id, "shard": index})

    async def _resume(self, connection: Connection, data: Fields) -> None:
        if not self._authentic(data):
            await connection.close(CloseCode.AUTHENTICATION_FAILED)
            return
        session = self.sessions.get(data.text("session_id") or "")
        if session is None:
            connection.send(Opcode.INVALID_SESSION, data=False)
            return
        session.replay(connection, data.whole("seq") or 0)
        self._happenings.publish("RESUMED", {"session_id": session.id, "shard": session.shard[0]})

    def _send_members(self, connection: Connection, data: Fields) -> None:
        session = self._session_of(connection)
        guild = self._world.guilds.get(data.snowflake("guild_id") or 0)
        if session is None or guild is None:
            return
        wanted = {int(user_id) for user_id in data.texts("user_ids")} or set(guild.members)
        chunk: JsonObject = {
            "guild_id": str(guild.id),
            "members": [member_json(self._world, guild, i) for i in guild.members if i in wanted],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [str(user_id) for user_id in wanted - set(guild.members)],
        }
        if data.has("nonce"):
            chunk["nonce"] = data.text("nonce")
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    def _authentic(self, data: Fields) -> bool:
        return (data.text("token") or "").removeprefix("Bot ") == self.token

    def _session_of(self, connection: Connection) -> Session | None:
        return next((s for s in self.sessions.values() if s.connection is connection), None)

    def _forget_disconnected(self, shard: tuple[int, int]) -> None:
        gone = [s.id for s in self.sessions.values() if s.connection is None and s.shard == shard]
        for session_id in gone:
            del self.sessions[session_id]

    def _detach(self, connection: Connection) -> None:
        session = self._session_of(connection)
        if session is None:
            return
        session.connection = None
        if connection.said_goodbye:
            self.sessions.pop(session.id, None)
        self._happenings.publish("DISCONNECTED", {"shard": session.shard[0]})
