"""A bot that uses all that the page can show, and says back what it got.

Its first command is called `refine`, because the sandbox takes a bot for ready by that.
"""

from __future__ import annotations

import os

import discord
from discord import app_commands, ui
from discord.app_commands import Choice, Range

FRUIT = {"apple": 1, "apricot": 2, "banana": 3, "cherry": 4}
PICTURE = "https://example.org/picture.png"
Here = discord.Interaction[discord.Client]


class Parrot(discord.AutoShardedClient):
    """Registers its commands, then listens; sharded clients ask for the gateway's address."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True), allowed_mentions=discord.AllowedMentions.none()
        )
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(refine)
        self.tree.add_command(card)
        self.tree.add_command(embed)
        self.tree.add_command(say)

    async def setup_hook(self) -> None:
        await self.tree.sync()


async def repeat(interaction: Here, **got: object) -> None:
    """Say what came, in the order of the names."""
    words = ", ".join(f"{name} {value!r}" for name, value in got.items())
    await interaction.response.send_message(f"Got {words}.")


@app_commands.command(description="Every kind of option")
@app_commands.choices(style=[Choice(name="Plain", value="plain"), Choice(name="Fancy", value="f")])
@app_commands.choices(size=[Choice(name="Small", value=1), Choice(name="Large", value=2)])
async def refine(
    interaction: Here,
    fruit: int,
    style: str,
    loud: bool,
    word: Range[str, 3, 10] | None = None,
    size: int | None = None,
    count: Range[int, 1, 5] | None = None,
    share: Range[float, 0, 1] | None = None,
    file: discord.Attachment | None = None,
    who: discord.User | None = None,
    role: discord.Role | None = None,
) -> None:
    """Say all of it back."""
    told = {"fruit": fruit, "style": style, "loud": loud, "word": word, "size": size}
    name = None if file is None else file.filename
    named = {"who": who and who.display_name, "role": role and role.name}
    await repeat(interaction, **told, count=count, share=share, file=name, **named)


@refine.autocomplete("fruit")
async def complete(interaction: Here, typed: str) -> list[Choice[int]]:
    """What begins so; in capitals where it is to be loud."""
    found = [name for name in FRUIT if name.startswith(typed.lower())]
    loud = interaction.namespace.loud
    return [Choice(name=name.upper() if loud else name, value=FRUIT[name]) for name in found]


@app_commands.command(description="A card with controls")
async def card(interaction: Here) -> None:
    """A menu with several choices, a link, and a button for the form."""
    link: ui.Button[ui.LayoutView] = ui.Button(label="Read", url="https://example.org/")
    view = ui.LayoutView(timeout=None)
    view.add_item(
        ui.Container(
            ui.TextDisplay("# A card"),
            ui.TextDisplay("with two texts"),
            ui.ActionRow(Menu()),
            ui.ActionRow(FillIn(label="Fill in"), link),
            ui.MediaGallery(discord.MediaGalleryItem(PICTURE)),
            accent_color=0x2E8B57,
        )
    )
    await interaction.response.send_message(view=view)


class Menu(ui.Select[ui.LayoutView]):
    """One or two fruits."""

    def __init__(self) -> None:
        options = [discord.SelectOption(label=name) for name in FRUIT]
        super().__init__(placeholder="Fruit", max_values=2, options=options)

    async def callback(self, interaction: Here) -> None:
        await repeat(interaction, chosen=sorted(self.values))


class FillIn(ui.Button[ui.LayoutView]):
    """Shows the form."""

    async def callback(self, interaction: Here) -> None:
        await interaction.response.send_modal(Form())


class Form(ui.Modal, title="All inputs"):
    """A field of every kind: five are allowed."""

    name = ui.Label[ui.Modal](
        text="Name", component=ui.TextInput(default="Ada", required=False, max_length=20)
    )
    pace = ui.Label[ui.Modal](
        text="Pace",
        component=ui.RadioGroup(
            options=[discord.RadioGroupOption(label="slow"), discord.RadioGroupOption(label="fast")]
        ),
    )
    days = ui.Label[ui.Modal](
        text="Days",
        component=ui.CheckboxGroup(
            min_values=1,
            max_values=2,
            options=[discord.CheckboxGroupOption(label=day) for day in ("Mon", "Tue", "Wed")],
        ),
    )
    fruit = ui.Label[ui.Modal](
        text="Fruit",
        component=ui.Select(
            min_values=2, max_values=3, options=[discord.SelectOption(label=f) for f in FRUIT]
        ),
    )
    sure = ui.Label[ui.Modal](text="Sure", component=ui.Checkbox())

    async def on_submit(self, interaction: Here) -> None:
        """Say all of it back."""
        got = [getattr(self, name).component for name in ("name", "pace", "days", "fruit", "sure")]
        name, pace, days, fruit, sure = got
        await repeat(
            interaction,
            name=name.value,
            pace=pace.value,
            days=days.values,
            fruit=fruit.values,
            sure=sure.value,
        )


@app_commands.command(description="An embed")
async def embed(interaction: Here) -> None:
    """What other bots show instead of cards."""
    shown = discord.Embed(title="News", description="**Two** things", color=0xC27C0E)
    shown.set_author(name="The paper").set_footer(text="Printed daily")
    shown.add_field(name="First", value="Rain").add_field(name="Second", value="Sun")
    shown.set_image(url=PICTURE)
    await interaction.response.send_message(embed=shown)


say = app_commands.Group(name="say", description="Says it")


@say.command(description="In capitals")
async def loudly(interaction: Here, word: str) -> None:
    """A subcommand."""
    await repeat(interaction, word=word.upper())


if __name__ == "__main__":
    discord.http.Route.BASE = os.environ["DISCORD_API_URL"]
    Parrot().run(os.environ["DISCORD_TOKEN"])
