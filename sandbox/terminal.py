"""The terminal: one member refines one text, and the thread is printed as it grows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from sandbox.server.app import DiscordServer
from sandbox.server.happenings import Happening
from sandbox.server.jsons import JsonObject, as_objects
from sandbox.server.people.invocation import Invocation
from sandbox.server.people.member import Member
from sandbox.server.people.options import OptionValue

_TEXT_DISPLAY, _BUTTON = 10, 2
_OPTION_CHARACTERS = 6_000
_AGAIN = "🔁"
_BEGINNING = 60.0
"""Seconds that the bot may take until it begins or declines."""
_INLINE = re.compile(
    r"\*\*(?P<bold>(?:\\.|[^*\\])+)\*\*|~~(?P<gone>(?:\\.|[^~\\])+)~~|(?:\\.|[^*~\\])+|."
)
_ESCAPE = re.compile(r"\\([^A-Za-z0-9\s])")
_MENTION = re.compile(r"(?<!\\)<@(\d+)>")


class Refused(Exception):
    """The bot answered with a sentence for the member alone instead of beginning."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the member asks for. A text or a brief, or both."""

    text: str
    brief: str = ""
    style: str = "free"
    rounds: int = 3
    target: float | None = None


@dataclass(slots=True)
class _Printer:
    """Prints each message of the bot's once, and afterwards only what is new in it."""

    console: Console
    discord: DiscordServer
    printed: dict[str, list[str]] = field(default_factory=dict)

    def show(self, message: JsonObject) -> None:
        seen = self.printed.setdefault(str(message["id"]), [])
        if not seen:
            self.console.print()
        for block in map(self._with_names, _texts(message)):
            known = next((s for s in seen if block.startswith(s)), "")
            if block != known:
                self.console.print(_styled(block[len(known) :].strip("\n")))
            if known:
                seen.remove(known)
            seen.append(block)

    def _with_names(self, block: str) -> str:
        """Mentions as a client shows them."""
        users = self.discord.world.users

        def name(match: re.Match[str]) -> str:
            user = users.get(int(match[1]))
            return match[0] if user is None else f"@{user.display_name}"

        return _MENTION.sub(name, block)


async def refine(discord: DiscordServer, member: Member, order: Order, console: Console) -> None:
    """Use `/refine` in #writing and follow the thread until the bot offers another round.

    Raises:
        Refused: the bot did not take the text; the message is what it said.
    """
    since = discord.happenings.count
    invocation = _invoke(discord, member, order)
    await invocation
    if invocation.modal is not None:
        values = {"text": order.text, "brief": order.brief}
        invocation = await member.submit(invocation, {k: v for k, v in values.items() if v})
    await discord.wait_until(lambda: _has_begun(discord) or _is_told(invocation), within=_BEGINNING)
    if not _has_begun(discord):
        raise Refused((await invocation.answer()).content)
    printer = _Printer(console, discord)
    async for happening in discord.happenings.follow(since):
        if happening.kind in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            if _is_the_bots(discord, happening.payload):
                printer.show(happening.payload)
        elif _ends(discord, happening):
            return


def _invoke(discord: DiscordServer, member: Member, order: Order) -> Invocation:
    """A slash option is one line of 6,000 characters in the client: other texts go as a file."""
    options: dict[str, OptionValue] = {"style": order.style, "rounds": order.rounds}
    if order.brief:
        options["brief"] = order.brief
    if order.target is not None:
        options["target"] = order.target
    if len(order.text) > _OPTION_CHARACTERS or "\n" in order.text:
        options["file"] = ("text.md", order.text.encode(), "text/markdown")
    elif order.text:
        options["text"] = order.text
    return member.slash("refine", discord.writing, **options)


def _has_begun(discord: DiscordServer) -> bool:
    """Whether the session's first message stands in the channel."""
    return any(m.author_id == discord.world.bot_id for m in discord.messages(discord.writing))


def _is_told(invocation: Invocation) -> bool:
    """Whether the member was told something in private."""
    message = invocation.message
    return message is not None and message.ephemeral and not message.loading


def _is_the_bots(discord: DiscordServer, message: JsonObject) -> bool:
    author = message.get("author")
    return isinstance(author, dict) and author.get("id") == str(discord.world.bot_id)


def _ends(discord: DiscordServer, happening: Happening) -> bool:
    """The bot offers another round when a burst is over and everything is shown."""
    if happening.kind != "MESSAGE_REACTION_ADD":
        return False
    emoji = happening.payload.get("emoji")
    is_again = isinstance(emoji, dict) and emoji.get("name") == _AGAIN
    return is_again and happening.payload.get("user_id") == str(discord.world.bot_id)


def _texts(message: JsonObject) -> list[str]:
    """Every text of a message in reading order; its buttons as one line at the end."""
    blocks, buttons = [str(message["content"])] if message.get("content") else [], []
    waiting = as_objects(message.get("components"))
    while waiting:
        component = waiting.pop(0)
        if component.get("type") == _TEXT_DISPLAY:
            blocks.append(str(component["content"]))
        elif component.get("type") == _BUTTON:
            buttons.append(f"[{component.get('label')}]")
        waiting = as_objects(component.get("components")) + waiting
    return [*blocks, " ".join(buttons)] if buttons else blocks


def _styled(block: str) -> Text:
    """Discord's Markdown as a terminal's styles: headings, small print, bold, struck through."""
    lines = []
    for line in block.splitlines():
        if line.startswith("### "):
            lines.append(_inline(line[4:], "bold"))
        elif line.startswith("-# "):
            lines.append(_inline(line[3:], "dim"))
        else:
            lines.append(_inline(line, ""))
    return Text("\n").join(lines)


def _inline(line: str, style: str) -> Text:
    text = Text(style=style)
    for match in _INLINE.finditer(line):
        if (bold := match["bold"]) is not None:
            text.append(_unescaped(bold), "bold green")
        elif (gone := match["gone"]) is not None:
            text.append(_unescaped(gone), "strike red")
        else:
            text.append(_unescaped(match[0]))
    return text


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
