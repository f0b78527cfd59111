"""What discord.py does not do by itself: another address, bad payloads, an end without rests."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from typing import Any

import discord
from discord.gateway import KeepAliveHandler
from yarl import URL

logger = logging.getLogger(__name__)

_INSIST = 0.2
"""Seconds after which a task that was cancelled and goes on is cancelled again."""
_LAST_WORDS = 2.0
"""Seconds that listeners have to write down what they heard when the bot ends."""
_LISTENING = ("discord.py: ", "CommandTree-invoker")
"""How the names of discord.py's own tasks for what it hears begin."""

_Parser = Callable[[Any], None]
"""What makes something of a payload."""


def point_at(api_url: str) -> None:
    """Send discord.py to another REST address; the gateway's comes from there."""
    discord.http.Route.BASE = api_url.rstrip("/")


def without_voice() -> None:
    """Whoever only writes needs no package for voice; discord.py would warn of each at a start."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


async def find_gateway(client: discord.Client) -> None:
    """discord.py asks for the gateway's address before its first connection only; a session that
    cannot be resumed it would begin anew at Discord's own, whatever the API's address."""
    _, url, _ = await client.http.get_bot_gateway()
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(url)


def let_through(client: discord.Client) -> None:
    """A limit over everything has passed. The request that met it tells discord.py's others so,
    which wait for that: one that was cancelled meanwhile never does, and they would for ever."""
    client.http._global_over.set()  # noqa: SLF001 - it has no other


def survivable(event: str, parse: _Parser) -> _Parser:
    """A payload that discord.py cannot read costs that event; by itself it would end the bot."""

    def parsed(data: Any) -> None:
        try:
            parse(data)
        except Exception as error:  # noqa: BLE001 - it may be anything, and people's texts are in it
            logger.error("an event %s cannot be read: %s", event, type(error).__name__)

    return parsed


def without_the_left(client: discord.AutoShardedClient, parse: _Parser) -> _Parser:
    """A session that begins anew tells all servers of its shard. discord.py keeps those that are
    not told, which the bot has left meanwhile, and nobody would hear of that before a restart."""
    connection = client._connection  # noqa: SLF001 - it has no other

    def parsed(data: Any) -> None:
        parse(data)
        told = {int(guild["id"]) for guild in data["guilds"]}
        for guild in list(client.guilds):
            if guild.shard_id == data["shard"][0] and guild.id not in told:
                connection._remove_guild(guild)  # noqa: SLF001 - it has no other
                client.dispatch("guild_remove", guild)

    return parsed


async def listened() -> None:
    """Let those end who listen, for discord.py leaves them to themselves; none outlives this."""
    tasks = {task for task in asyncio.all_tasks() if task.get_name().startswith(_LISTENING)}
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=_LAST_WORDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


async def ended(*tasks: asyncio.Task[None]) -> None:
    """Cancel tasks until they end: discord.py takes a cancellation that comes while a shard
    connects again for the end of that connection, and goes on."""
    while pending := [task for task in tasks if not task.done()]:
        for task in pending:
            task.cancel()
        await asyncio.wait(pending, timeout=_INSIST)
    await asyncio.gather(*tasks, return_exceptions=True)


def end_heartbeats() -> None:
    """discord.py forgets the heartbeat of a connection that was cancelled while it opened."""
    for thread in threading.enumerate():
        if isinstance(thread, KeepAliveHandler):
            thread.stop()
