"""The sandbox without its HTTP: the world and those who act on it, wired once."""

from __future__ import annotations

from sandbox.server.clock import Clock
from sandbox.server.errors import invalid_form
from sandbox.server.gateway.hub import Gateway
from sandbox.server.happenings import Happenings
from sandbox.server.jsons import Fields
from sandbox.server.limits import Limits, LimitSettings
from sandbox.server.state.actions import Actions
from sandbox.server.state.command_book import CommandBook
from sandbox.server.state.interactions import Interactions
from sandbox.server.state.nonces import Nonces
from sandbox.server.state.world import World


class Backend:
    """Everything a request handler or a member of the cast may need."""

    def __init__(
        self, token: str, *, limits: LimitSettings, shards: int, strict_mentions: bool
    ) -> None:
        self.clock = Clock()
        self.happenings = Happenings()
        self.world = World(self.clock)
        self.gateway = Gateway(self.world, self.happenings, token, shards)
        self.actions = Actions(self.world, self.gateway)
        self.commands = CommandBook(self.world)
        self.interactions = Interactions(self.world, self.gateway)
        self.nonces = Nonces(self.clock)
        self.limits = Limits(self.clock, limits)
        self.complaints: list[str] = []
        self._strict_mentions = strict_mentions

    def complain(self, complaint: str) -> None:
        """Note something the bot should not have sent."""
        self.complaints.append(complaint)
        self.happenings.publish("COMPLAINT", {"complaint": complaint})

    def check_mentions(self, body: Fields) -> None:
        """The house rule: every message says `allowed_mentions.parse: []`, so none can ping."""
        if not self._strict_mentions:
            return
        allowed = body.object("allowed_mentions")
        if allowed is None or not allowed.has("parse") or allowed.texts("parse"):
            self.complain("a message without allowed_mentions.parse: []")
            raise invalid_form("allowed_mentions.parse", "HOUSE_RULE", "Must be an empty list.")
