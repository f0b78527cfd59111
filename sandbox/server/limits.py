"""Rate limits: a bucket a route and major parameter, one over everything, and three odd ones.

Discord tells bucket sizes in its headers only; these defaults are what bots have seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sandbox.server.clock import Clock
from sandbox.server.errors import ApiError

_MESSAGE = "/channels/{channel_id}/messages/{message_id}"
_REACTION = f"{_MESSAGE}/reactions/{{emoji_name}}"
MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
SWEEP_ABOVE = 4_096
OLD_EDIT_CODE = 30046
OLD_EDIT_MESSAGE = "Maximum number of edits to messages older than 1 hour reached. Try again later"


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many requests in how many seconds."""

    limit: int
    seconds: float


FREE = Bucket(1_000_000, 1.0)
_EXEMPT = ("/interactions/", "/webhooks/", "/gateway")


def is_exempt(route: str) -> bool:
    """Whether the limit over everything does not count the requests to a route."""
    return route.startswith(_EXEMPT)


def _route_buckets() -> Mapping[tuple[str, str], Bucket]:
    reactions = Bucket(1, 0.25)
    return MappingProxyType(
        {
            ("POST", "/channels/{channel_id}/messages"): Bucket(5, 5.0),
            ("PATCH", _MESSAGE): Bucket(5, 5.0),
            ("DELETE", _MESSAGE): Bucket(5, 1.0),
            ("POST", f"{_MESSAGE}/threads"): Bucket(10, 60.0),
            ("PUT", f"{_REACTION}/@me"): reactions,
            ("DELETE", f"{_REACTION}/@me"): reactions,
            ("DELETE", f"{_REACTION}/{{user_id}}"): reactions,
            ("POST", "/webhooks/{webhook_id}/{webhook_token}"): Bucket(5, 2.0),
        }
    )


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """The sizes of all buckets; `other` is for routes not named in `routes`."""

    everything: Bucket = Bucket(50, 1.0)
    routes: Mapping[tuple[str, str], Bucket] = field(default_factory=_route_buckets)
    other: Bucket = Bucket(50, 1.0)
    renames: Bucket = Bucket(2, 600.0)
    old_edits: Bucket = Bucket(3, 3_600.0)


RELAXED = LimitSettings(everything=FREE, routes={}, other=FREE, renames=FREE, old_edits=FREE)
"""No limits, for tests that are about something else."""
GLOBAL_ONLY = LimitSettings(routes={}, other=FREE, renames=FREE, old_edits=FREE)
"""The limit over everything alone. Those of routes are by channel, and each thread is one."""


class RateLimited(ApiError):
    """A 429; its scope is `global` when the limit over everything was hit, `user` for the bot's
    own bucket, and `shared` for one that others have used up."""

    def __init__(self, retry_after: float, *, scope: str = "user", code: int = 0) -> None:
        message = OLD_EDIT_MESSAGE if code == OLD_EDIT_CODE else "You are being rate limited."
        super().__init__(429, code, message, retry_after=retry_after)
        self.scope = scope

    def body(self) -> dict[str, object]:
        return super().body() | {"global": self.scope == "global"}

    def headers(self) -> dict[str, str]:
        """What a 429 says beside its body; without `Via` discord.py takes it for a ban."""
        headers = {
            "Via": "1.1 sandbox",
            "Retry-After": str(self.retry_after),
            "X-RateLimit-Scope": self.scope,
        }
        return headers | ({"X-RateLimit-Global": "true"} if self.scope == "global" else {})


@dataclass(slots=True)
class _Window:
    ends_at: float
    used: int = 0


class Limits:
    """Counts requests in fixed windows that begin with their first request."""

    def __init__(self, clock: Clock, settings: LimitSettings) -> None:
        self._clock = clock
        self._settings = settings
        self._windows: dict[str, _Window] = {}

    def take_global(self) -> None:
        """Count a request against the bot's total, or raise RateLimited."""
        bucket = self._settings.everything
        window = self._window("everything", bucket)
        if window.used >= bucket.limit:
            raise RateLimited(self._left(window), scope="global")
        window.used += 1

    def take(self, method: str, path: str, params: Mapping[str, str]) -> dict[str, str]:
        """Count a request against its route's bucket; the headers that tell of it.

        Raises RateLimited, after which `headers` still tells the state of the bucket.
        """
        bucket = self._settings.routes.get((method, path), self._settings.other)
        window = self._window(_key(method, path, params), bucket)
        if window.used >= bucket.limit:
            raise RateLimited(self._left(window))
        window.used += 1
        return self._headers(method, path, bucket, window)

    def headers(self, method: str, path: str, params: Mapping[str, str]) -> dict[str, str]:
        """The state of a route's bucket."""
        bucket = self._settings.routes.get((method, path), self._settings.other)
        window = self._window(_key(method, path, params), bucket)
        return self._headers(method, path, bucket, window)

    def take_rename(self, channel_id: int) -> None:
        """Count a channel's rename, or raise RateLimited."""
        self._take_odd(f"rename {channel_id}", self._settings.renames)

    def take_old_edit(self, channel_id: int) -> None:
        """Count an edit of a message older than an hour, or raise error 30046 as a 429."""
        self._take_odd(f"old edit {channel_id}", self._settings.old_edits, code=OLD_EDIT_CODE)

    def _take_odd(self, key: str, bucket: Bucket, *, code: int = 0) -> None:
        window = self._window(key, bucket)
        if window.used >= bucket.limit:
            raise RateLimited(self._left(window), code=code)
        window.used += 1

    def _window(self, key: str, bucket: Bucket) -> _Window:
        now = self._clock.now()
        window = self._windows.get(key)
        if window is None or window.ends_at <= now:
            self._sweep(now)
            window = self._windows[key] = _Window(now + bucket.seconds)
        return window

    def _sweep(self, now: float) -> None:
        if len(self._windows) > SWEEP_ABOVE:
            self._windows = {k: w for k, w in self._windows.items() if w.ends_at > now}

    def _left(self, window: _Window) -> float:
        return round(max(0.001, window.ends_at - self._clock.now()), 3)

    def _headers(self, method: str, path: str, bucket: Bucket, window: _Window) -> dict[str, str]:
        name = hashlib.blake2b(f"{method} {path}".encode(), digest_size=16).hexdigest()
        return {
            "X-RateLimit-Limit": str(bucket.limit),
            "X-RateLimit-Remaining": str(max(0, bucket.limit - window.used)),
            "X-RateLimit-Reset": f"{window.ends_at:.3f}",
            "X-RateLimit-Reset-After": f"{self._left(window):.3f}",
            "X-RateLimit-Bucket": name,
        }


def _key(method: str, path: str, params: Mapping[str, str]) -> str:
    major = "/".join(params[name] for name in MAJOR if name in params)
    return f"{method} {path} {major}"
