"""Opening: where a session may begin, and its first message in answer to a command."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol

import aiohttp
import discord

from bot.errors import BadInput, StoreError
from bot.refusals import Known
from bot.runner.ledger import Ledger, Log
from bot.story.events import Announced, Event
from bot.story.kind import S, State
from bot.text import Catalogue
from cogs.thread.here import check_may_write
from cogs.thread.layout import layout
from cogs.thread.publisher import Publisher
from cogs.thread.scene import Scene
from cogs.thread.starts import Starts

if TYPE_CHECKING:
    from cogs.interaction import Interaction

logger = logging.getLogger(__name__)

_OPENING = 300.0
"""Seconds that a session may take to open; its member waits for the link."""
_LOOK = 1.0
"""Seconds that a look at a thread's members may take: a command is answered within three."""
LOOK = "look"
"""How a look that was refused is known: the bot is not in that thread."""

_READING = discord.Permissions(view_channel=True, read_message_history=True, attach_files=True)
_NEEDED = _READING | discord.Permissions(send_messages=True)
_NEEDED_IN_THREAD = _READING | discord.Permissions(send_messages_in_threads=True)
_NEEDED_IN_VOICE = _NEEDED | discord.Permissions(connect=True)
ANYWHERE = _NEEDED_IN_VOICE | _NEEDED_IN_THREAD
"""All that can be missing somewhere."""


class Opens(Event, Protocol):
    """The first event of a session that a command begins."""

    @property
    def command(self) -> int: ...


async def begin(
    interaction: Interaction,
    event: Opens,
    starts: Starts[S],
    publisher: Publisher[S],
    scene: Scene[S],
    before: Callable[[Log[S]], Awaitable[None]] | None = None,
) -> None:
    """Record a session, then answer its command with the message that opens it.

    Args:
        interaction: the command.
        event: the session's first event.
        starts, publisher, scene: its kind's.
        before: what has to be done between the two.

    Raises:
        BadInput: too many of the person's are under way.
    """
    publisher.expect(event.command)
    try:
        log = await starts.start(interaction.user.id, event)
        if before is not None:
            await before(log)
        card = scene.head(log.session)
        try:
            answer = await interaction.response.send_message(
                view=layout(log.key, card), allowed_mentions=discord.AllowedMentions.none()
            )
        except (discord.HTTPException, discord.InteractionResponded, aiohttp.ClientError):
            # Too late or lost: the session is recorded, and the publisher opens it instead,
            # unless the answer stands in the channel after all.
            logger.warning("session %s: its command could not be answered", log.key)
        else:
            if await _note(answer.message_id, log.key, card.digest, starts.ledger):
                publisher.trust(log.key)  # not before: the command may have been told twice
    finally:
        publisher.answered(event.command)
    publisher.show(log.key, log.session)


async def _note(message: int | None, key: int, digest: str, ledger: Ledger[S]) -> bool:
    """Write down which message opens a session; whether that was done. Where it cannot be, the
    person has the answer all the same, and the publisher finds it in the channel."""
    try:
        if message is not None:
            await ledger.record(key, Announced(ledger.now(), message, digest))
    except StoreError as error:
        logger.error("session %s: its opening is not in the log: %s", key, error.code)
        return False
    return True


async def begin_promised(
    interaction: Interaction, event: Opens, starts: Starts[S], code: str, catalogue: Catalogue
) -> None:
    """Record a session whose command was promised an answer; that will be the way to the message
    with which the publisher opens it, or to where it will open once Discord lets it.

    Args:
        interaction: the command.
        event: the session's first event.
        starts: its kind's.
        code: the sentence that shows the way.
        catalogue: the words.

    Raises:
        BadInput: too many of the person's are under way; the place is gone, or was closed to the
            bot meanwhile.
    """
    log = await starts.start(interaction.user.id, event)
    try:
        async with asyncio.timeout(_OPENING):
            await log.until(_is_open_or_left)
    except TimeoutError:
        code = "started-late"
    place = log.session.place
    if place.seeded and not _is_open(log.session):
        raise BadInput("refused-closed", place=f"<#{place.room}>")
    words = catalogue.say(code, place=f"<#{place.room}>")
    none = discord.AllowedMentions.none()
    await interaction.edit_original_response(content=words, allowed_mentions=none)


def _is_open(session: State) -> bool:
    """Whether the session has its place on Discord."""
    place = session.place
    return place.announcement is not None and (place.thread is not None or place.is_flat)


def _is_open_or_left(session: State) -> bool:
    """Whether there is nothing to wait for: a session of which all is shown that ever will be, and
    which has no place, was given up, for the bot may not write there."""
    return _is_open(session) or session.place.seeded > 0


async def check_permissions(interaction: Interaction, catalogue: Catalogue, known: Known) -> None:
    """Whether the bot may do here what a session takes, and who asked may write where the session
    will be; the words are for them.

    Raises:
        BadInput: it lacks a permission, or the thread is locked, or private and it is not in it, or
            they may not.
    """
    if not (takes_threads(interaction) and interaction.permissions.send_messages_in_threads):
        check_may_write(interaction)
    place, may = interaction.channel, interaction.app_permissions
    needed = _NEEDED
    if isinstance(place, discord.Thread):
        needed = _NEEDED_IN_THREAD
        if place.locked and not may.manage_threads:
            raise BadInput("refused-locked")
    elif isinstance(place, (discord.VoiceChannel, discord.StageChannel)):
        needed = _NEEDED_IN_VOICE
    missing = needed & ~may
    if missing.value:
        codes = (name.replace("_", "-") for name, on in missing if on)
        names = ", ".join(catalogue.say(f"permission-{code}") for code in codes)
        raise BadInput("refused-permissions", missing=names)
    if isinstance(place, discord.Thread) and place.is_private() and not may.manage_threads:
        await _check_is_in(place, interaction.client.user.id, known)


async def _check_is_in(thread: discord.Thread, me: int, known: Known) -> None:
    """Raises BadInput where the bot is not in a private thread: commands reach it there all the
    same. Discord is asked, for discord.py remembers a membership beyond its end, but not again and
    again where it said no, until the bot is let in; where no answer comes in time, the bot tries.
    """
    if known.has(LOOK, thread.id):
        raise BadInput("refused-private-thread")
    try:
        async with asyncio.timeout(_LOOK):
            await thread.fetch_member(me)
    except (discord.NotFound, discord.Forbidden):
        known.note(LOOK, thread.id)
        raise BadInput("refused-private-thread") from None
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        logger.warning("a thread's members are not known: %s", type(error).__name__)


def takes_threads(interaction: Interaction) -> bool:
    """Whether a thread can be made from a message here, as far as Discord has told."""
    in_channel = isinstance(interaction.channel, discord.TextChannel)
    may = interaction.app_permissions
    return in_channel and may.create_public_threads and may.send_messages_in_threads
