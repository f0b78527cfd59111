"""A bot on the real discord.py, with one of everything a bot can show or be told."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

import discord
from discord import app_commands, ui
from discord.ext import commands

from sandbox.server import DiscordServer

INTENTS = discord.Intents(13825)
PATIENCE = 10.0
T = TypeVar("T")

Interaction = discord.Interaction[discord.Client]


class AgainButton(ui.DynamicItem[ui.Button[ui.View]], template=r"again:(?P<draft>\d+)"):
    """A button that outlives its view: its custom_id says which draft it belongs to."""

    def __init__(self, draft: int) -> None:
        super().__init__(ui.Button(label="Another round", custom_id=f"again:{draft}"))
        self.draft = draft

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[ui.View], match: re.Match[str], /
    ) -> AgainButton:
        return cls(int(match["draft"]))

    async def callback(self, interaction: Interaction) -> None:
        await interaction.response.send_message(f"again from {self.draft}", ephemeral=True)


class FeedbackForm(ui.Modal, title="Feedback"):
    """A form with a text, a choice and a tick."""

    wish: ui.Label[ui.Modal] = ui.Label(
        text="What should change?",
        component=ui.TextInput(custom_id="wish", style=discord.TextStyle.paragraph, max_length=200),
    )
    tone: ui.Label[ui.Modal] = ui.Label(
        text="Tone",
        component=ui.Select(
            custom_id="tone",
            options=[discord.SelectOption(label="Warm"), discord.SelectOption(label="Cool")],
            required=False,
        ),
    )

    paper: ui.Label[ui.Modal] = ui.Label(
        text="A file", component=ui.FileUpload(custom_id="paper", required=False)
    )

    async def on_submit(self, interaction: Interaction) -> None:
        assert isinstance(self.wish.component, ui.TextInput)
        assert isinstance(self.tone.component, ui.Select)
        assert isinstance(self.paper.component, ui.FileUpload)
        tone = ", ".join(self.tone.component.values) or "any"
        files = "".join(f", {file.filename}" for file in self.paper.component.values)
        noted = f"noted: {self.wish.component.value} ({tone}{files})"
        await interaction.response.send_message(noted)


class Panel(ui.LayoutView):
    """A Components V2 card: text, a file and buttons in a container."""

    def __init__(self, text: str, filename: str | None = None) -> None:
        super().__init__(timeout=None)
        box: ui.Container[Panel] = ui.Container(accent_colour=0x336699)
        box.add_item(ui.TextDisplay(text))
        if filename is not None:
            box.add_item(ui.File(f"attachment://{filename}"))
        box.add_item(ui.ActionRow(ui.Button(label="Pick", custom_id="pick"), AgainButton(7)))
        self.add_item(box)


class Bot(commands.AutoShardedBot):
    """Answers commands, and queues what it hears for the test to read."""

    def __init__(self, *, shards: int | None = None, intents: discord.Intents = INTENTS) -> None:
        super().__init__(
            command_prefix=[],
            intents=intents,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            shard_count=shards,
        )
        self.reactions: asyncio.Queue[discord.RawReactionActionEvent] = asyncio.Queue()
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.modals: asyncio.Queue[Interaction] = asyncio.Queue()

    async def setup_hook(self) -> None:
        self.add_dynamic_items(AgainButton)
        self.tree.add_command(say)
        self.tree.add_command(form)
        self.tree.add_command(panel)
        self.tree.add_command(keep)
        self.tree.add_command(think)
        self.tree.add_command(shelf)
        self.tree.add_command(menu)
        await self.tree.sync()

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        await self.reactions.put(event)

    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        await self.reactions.put(event)

    async def on_message(self, message: discord.Message, /) -> None:
        if message.author != self.user:
            await self.heard.put(message)

    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await self.modals.put(interaction)


@app_commands.command(description="Say it back")
async def say(
    interaction: Interaction,
    text: app_commands.Range[str, 1, 200],
    times: app_commands.Range[int, 1, 3] = 1,
    *,
    quietly: bool = False,
) -> None:
    await interaction.response.send_message(" ".join([text] * times), ephemeral=quietly)


@app_commands.command(description="Show a form")
async def form(interaction: Interaction) -> None:
    await interaction.response.send_modal(FeedbackForm(custom_id="feedback:7"))


@app_commands.command(description="Show a card")
async def panel(interaction: Interaction) -> None:
    await interaction.response.send_message(view=Panel("a card"))


@app_commands.command(description="Read a file")
async def keep(interaction: Interaction, file: discord.Attachment) -> None:
    text = (await file.read()).decode()
    await interaction.response.send_message(f"{file.filename}: {text}")


@app_commands.command(description="Answer late")
async def think(interaction: Interaction) -> None:
    await interaction.response.defer(thinking=True)
    await interaction.followup.send("thought")
    await interaction.followup.send("and another thing", ephemeral=True)


shelf = app_commands.Group(name="shelf", description="A group")


@shelf.command(name="take", description="Take a book")
@app_commands.choices(size=[app_commands.Choice(name="Large", value="l")])
async def take(interaction: Interaction, title: str, size: str = "m") -> None:
    await interaction.response.send_message(f"{title} ({size})")


@take.autocomplete("title")
async def titles(_: Interaction, current: str) -> list[app_commands.Choice[str]]:
    found = [title for title in ("Emma", "Persuasion") if current.lower() in title.lower()]
    return [app_commands.Choice(name=title, value=title) for title in found]


@app_commands.context_menu(name="Look at this")
async def menu(interaction: Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"saw: {message.content}", ephemeral=True)


@asynccontextmanager
async def running(server: DiscordServer, bot: Bot) -> AsyncIterator[Bot]:
    """The bot, logged in, ready and with its commands registered; closed at the end."""
    task = asyncio.create_task(bot.start(server.token), name="bot")
    try:
        await server.wait_ready()
        await server.wait_command("say")
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)


async def text_channel(bot: Bot, channel_id: int) -> discord.TextChannel:
    """The bot's own idea of a channel."""
    channel = await bot.fetch_channel(channel_id)
    assert isinstance(channel, discord.TextChannel)
    return channel


async def next_of(queue: asyncio.Queue[T]) -> T:
    """The next thing the bot hears."""
    return await asyncio.wait_for(queue.get(), PATIENCE)
