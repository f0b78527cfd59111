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
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class CloseCode(IntEnum):
    """Why the gateway hangs up."""

    UNKNOWN_ERROR = 4000
    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    SESSION_TIMED_OUT = 4009
    INVALID_SHARD = 4010


class Session:
    """What one shard identified as; outlives its connection, so that it can resume."""

    def __init__(self, shard: tuple[int, int], intents: Intent, connection: Connection) -> None:
        self.id = secrets.token_hex(16)
        self.shard = shard
        self.intents = intents
        self.connection: Connection | None = connection
        self._sequence = 0
        self._sent: deque[tuple[int, str]] = deque(maxlen=REPLAYABLE)

    def covers(self, guild_id: int | None) -> bool:
        """Whether a guild's events belong to this shard; direct messages are shard 0's."""
        index, count = self.shard
        return index == (0 if guild_id is None else (guild_id >> 22) % count)

    def dispatch(self, event: str, data: JsonObject) -> None:
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
