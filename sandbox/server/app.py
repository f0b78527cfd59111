"""The server: Discord's REST API, gateway and CDN on one loopback port."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox.server.backend import Backend
from sandbox.server.clock import Clock
from sandbox.server.faults import Faults
from sandbox.server.gateway.hub import Gateway
from sandbox.server.happenings import Happening, Happenings
from sandbox.server.intake import MOST_REQUEST_BYTES
from sandbox.server.limits import LimitSettings
from sandbox.server.people.member import Member
from sandbox.server.people.stage import Stage
from sandbox.server.pipeline import Pipeline, RequestRecord
from sandbox.server.rest import ROUTES
from sandbox.server.rest.call import Route
from sandbox.server.spec import Specification
from sandbox.server.state.command_book import CHAT_INPUT
from sandbox.server.state.entities import Channel, Guild, Message
from sandbox.server.state.permissions import NOTHING, Permission
from sandbox.server.state.world import World

HOST = "127.0.0.1"
API_ROOT = "/api/v10"
GOING_AWAY = 1001
TOKEN = "sandbox-token"  # noqa: S105 - it opens nothing outside this process


class DiscordServer:
    """A Discord of one's own; `async with DiscordServer() as server:` serves it.

    `port` 0 takes a free one. `openapi` is Discord's official document, against which every body
    is then checked. `strict_mentions` refuses
    messages without `allowed_mentions.parse: []`. `shards` is what `/gateway/bot` recommends.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        openapi: Specification | None = None,
        strict_mentions: bool = True,
        limits: LimitSettings | None = None,
        shards: int = 1,
    ) -> None:
        self.token = TOKEN
        self._port = port
        self.backend = Backend(
            TOKEN,
            limits=limits or LimitSettings(),
            shards=shards,
            strict_mentions=strict_mentions,
        )
        self.stage = Stage(self.backend)
        self._pipeline = Pipeline(self.backend, TOKEN, openapi)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen on the loopback interface."""
        app = web.Application(client_max_size=MOST_REQUEST_BYTES)
        for route in ROUTES:
            handler = partial(self._serve, route)
            app.router.add_route(route.method, API_ROOT + route.path, handler)
        app.router.add_route("*", API_ROOT + "/{path:.*}", self._serve_nothing)
        app.router.add_get("/gateway/", self.gateway.handle)
        for folder in ("attachments", "ephemeral-attachments"):
            app.router.add_get(f"/{folder}/{{channel}}/{{id}}/{{filename}}", self._serve_file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port)
        await site.start()
        self._port = int(self._runner.addresses[0][1])
        self.world.cdn_url = f"http://{HOST}:{self._port}"
        self.gateway.url = self.gateway_url

    async def stop(self) -> None:
        """Hang up and stop listening; the world stays, to be looked at."""
        self.faults.release()
        await self.gateway.close(GOING_AWAY)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def api_url(self) -> str:
        """What `DISCORD_API_URL` should be."""
        return f"http://{HOST}:{self._port}{API_ROOT}"

    @property
    def gateway_url(self) -> str:
        return f"ws://{HOST}:{self._port}/gateway/"

    @property
    def world(self) -> World:
        return self.backend.world

    @property
    def gateway(self) -> Gateway:
        return self.backend.gateway

    @property
    def happenings(self) -> Happenings:
        return self.backend.happenings

    @property
    def clock(self) -> Clock:
        return self.backend.clock

    @property
    def faults(self) -> Faults:
        return self._pipeline.faults

    @property
    def requests(self) -> list[RequestRecord]:
        """Every REST request so far, oldest first."""
        return list(self._pipeline.requests)

    @property
    def complaints(self) -> list[str]:
        """What the bot sent that it should not have; empty is good."""
        return self.backend.complaints

    @property
    def guild(self) -> Guild:
        return self.stage.guild

    @property
    def general(self) -> Channel:
        return self.stage.general

    @property
    def writing(self) -> Channel:
        return self.stage.writing

    @property
    def forum(self) -> Channel:
        return self.stage.forum

    @property
    def lounge(self) -> Channel:
        """A channel of a guild that the bot is no member of."""
        return self.stage.lounge

    @property
    def group(self) -> Channel:
        """Ada and Ben among themselves: a place for applications that people bring along."""
        return self.stage.group

    def member(self, name: str = "ada") -> Member:
        """One of the cast: ada, ben, chloe, dan or mod."""
        return self.stage.members[name]

    def reset_token(self, token: str) -> None:
        """The owner had the portal make a new token: from now on the old one opens nothing."""
        self.token = self._pipeline.token = self.gateway.token = token

    def add_channel(
        self,
        name: str,
        *,
        forbid: Permission = NOTHING,
        guild: Guild | None = None,
        hidden_from: tuple[Member, ...] = (),
    ) -> Channel:
        """A new text channel, in which the bot is denied what `forbid` names, and that some
        people cannot see."""
        return self.stage.add_channel(name, forbid=forbid, guild=guild, hidden_from=hidden_from)

    def messages(self, channel: Channel) -> list[Message]:
        """A channel's messages as they stand, oldest first."""
        return self.world.history(channel)

    async def wait_for(
        self, predicate: Callable[[Happening], bool], *, since: int = 0, within: float = 10.0
    ) -> Happening:
        """See `Happenings.wait_for`."""
        return await self.happenings.wait_for(predicate, since=since, within=within)

    async def wait_until(self, condition: Callable[[], bool], *, within: float = 10.0) -> None:
        """See `Happenings.wait_until`."""
        await self.happenings.wait_until(condition, within=within)

    async def wait_ready(self, *, within: float = 10.0) -> None:
        """Until every shard of a bot is connected and identified."""
        await self.wait_until(lambda: self.gateway.ready, within=within)

    async def wait_gone(self, *, within: float = 10.0) -> None:
        """Until no bot is connected, after one was stopped or killed."""
        await self.wait_until(lambda: not self.gateway.connected, within=within)

    async def wait_command(self, name: str, *, within: float = 10.0) -> None:
        """Until a slash command is registered, globally or in the guild."""
        book = self.backend.commands
        await self.wait_until(
            lambda: book.find(name, CHAT_INPUT, self.guild.id) is not None, within=within
        )

    async def _serve(self, route: Route, request: web.Request) -> web.StreamResponse:
        return await self._pipeline.serve(route, request, request.path.removeprefix(API_ROOT))

    async def _serve_nothing(self, request: web.Request) -> web.Response:
        self.backend.complain(f"no such route: {request.method} {request.path}")
        body = b'{"message": "404: Not Found", "code": 0}'
        return web.Response(body=body, status=404, headers={"Content-Type": "application/json"})

    async def _serve_file(self, request: web.Request) -> web.Response:
        found = self.world.attachments.get(int(request.match_info["id"]))
        if found is None or found.filename != request.match_info["filename"]:
            raise web.HTTPNotFound
        return web.Response(body=found.data, headers={"Content-Type": found.content_type})
