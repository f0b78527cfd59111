"""Gateway sessions: what a shard identified as, and the events it can have replayed.

Opcodes and close codes as in Discord's gateway v10 documentation.
"""

from __future__ import annotations

import json
import secrets
from collections import deque
from enum import IntEnum

from sandbox.server.gateway.connection import Connection
from sandbox.server.gateway.intents import Intent
from sandbox.server.gateway.mishaps import Mishap, Mishaps
from sandbox.server.jsons import JsonObject

REPLAYABLE = 10_000


class Opcode(IntEnum):
    """What a frame is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE_STATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class CloseCode(IntEnum):
    """Why the gateway hangs up."""

    UNKNOWN_ERROR = 4000
    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    INVALID_SEQUENCE = 4007
    RATE_LIMITED = 4008
    SESSION_TIMED_OUT = 4009
    INVALID_SHARD = 4010
    SHARDING_REQUIRED = 4011
    INVALID_VERSION = 4012
    INVALID_INTENTS = 4013
    DISALLOWED_INTENTS = 4014


class Session:
    """What one shard identified as; outlives its connection, so that it can resume."""

    def __init__(
        self, shard: tuple[int, int], intents: Intent, connection: Connection, mishaps: Mishaps
    ) -> None:
        self.id = secrets.token_hex(16)
        self.shard = shard
        self.intents = intents
        self.connection: Connection | None = connection
        self._sequence = 0
        self._sent: deque[tuple[int, str]] = deque(maxlen=REPLAYABLE)
        self._mishaps = mishaps
        self._late: list[tuple[str, JsonObject]] = []

    def covers(self, guild_id: int | None) -> bool:
        """Whether a guild's events belong to this shard; direct messages are shard 0's."""
        index, count = self.shard
        return index == (0 if guild_id is None else (guild_id >> 22) % count)

    def dispatch(self, event: str, data: JsonObject) -> None:
        """Send an event, unless it is ordered to be lost or late."""
        mishap = self._mishaps.claim(event)
        if mishap is Mishap.LOST:
            return
        if mishap is Mishap.LATE:
            self._late.append((event, data))
            return
        self._send(event, data)
        if mishap is Mishap.REPEATED:
            self._send(event, data)
        late, self._late = self._late, []
        for kept, contents in late:
            self._send(kept, contents)

    def _send(self, event: str, data: JsonObject) -> None:
        self._sequence += 1
        frame = json.dumps({"op": Opcode.DISPATCH, "t": event, "s": self._sequence, "d": data})
        self._sent.append((self._sequence, frame))
        if self.connection is not None:
            self.connection.send_text(frame)

    def replay(self, connection: Connection, after: int) -> None:
        """Attach a new connection and send it what the old one missed."""
        self.connection = connection
        for sequence, frame in self._sent:
            if sequence > after:
                connection.send_text(frame)
        self.dispatch("RESUMED", {"_trace": []})
