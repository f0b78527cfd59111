"""Acts: what a person does in the window, done in the sandbox as that person."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from aiohttp import web

from sandbox.server.app import DiscordServer
from sandbox.server.errors import ApiError
from sandbox.server.jsons import Fields, JsonObject, as_object
from sandbox.server.people.invocation import Invocation, NotAcknowledged
from sandbox.server.people.invoking import FormValue, NoSuchControl
from sandbox.server.people.member import Member
from sandbox.server.people.modals import BadModalValue
from sandbox.server.people.options import BadOption, CommandMissing, FileValue, OptionValue
from sandbox.server.people.speaker import NotAllowed
from sandbox.server.state.entities import Channel, Message, Role, User
from sandbox.server.state.permissions import permissions_in

MOST_FORMS = 200
"""Forms that may be open at a time; older ones are forgotten."""


class BadAct(Exception):
    """A request that no window of ours makes; the message says what is wrong with it."""


DECLINED = (NotAllowed, CommandMissing, BadOption, BadModalValue, NoSuchControl)
"""What a client would not have let the person do."""


class Acts:
    """Does one act at a time for whoever asks, and remembers open forms."""

    def __init__(self, discord: DiscordServer) -> None:
        self._discord = discord
        self._shown: dict[str, Invocation] = {}
        self._deeds: dict[str, Callable[[_Act], Invocation | None]] = {
            "speak": lambda act: act.who.speak(act.text("locale")),
            "say": _say,
            "reply": _reply,
            "forward": _forward,
            "edit": lambda act: act.who.edit(act.message(), act.text("text")),
            "delete": lambda act: act.who.delete(act.message()),
            "react": lambda act: act.who.react(act.message(), act.emoji()),
            "unreact": lambda act: act.who.unreact(act.message(), act.emoji()),
            "archive": lambda act: act.who.archive(act.channel(), locked=act.flag("locked")),
            "unarchive": lambda act: act.who.unarchive(act.channel()),
            "open_post": _open_post,
            "slash": lambda act: act.who.slash(act.text("command"), act.channel(), **act.options()),
            "complete": lambda act: act.who.autocomplete(
                act.text("command"), act.channel(), act.text("focused"), **act.options()
            ),
            "menu": lambda act: act.who.message_command(act.text("command"), act.message()),
            "press": lambda act: act.who.press(act.message(), act.text("custom_id")),
            "select": lambda act: act.who.select(
                act.message(), act.text("custom_id"), *act.texts("values")
            ),
        }

    async def serve(self, request: web.Request) -> web.Response:
        """POST /api/act: JSON, or a form whose part `act` is that JSON and whose others are files.

        Answers `{"ok": true}` with, for interactions, `interaction`, `answer` (the callback's
        number, None where the bot did not answer in time) and what came of it; otherwise
        `{"ok": false, "error": a sentence}`.
        """
        try:
            body, files = await _read(request)
            return web.json_response({"ok": True} | await self._do(body, files))
        except DECLINED as error:
            return web.json_response({"ok": False, "error": _sentence(error)}, status=409)
        except (BadAct, ApiError) as error:
            return web.json_response({"ok": False, "error": _sentence(error)}, status=400)

    async def _do(self, body: Fields, files: Mapping[str, FileValue]) -> JsonObject:
        member = self._discord.stage.members.get(body.text("as") or "")
        if member is None:
            raise BadAct("Nobody of that name is here.")
        act = _Act(self._discord, member, body, files)
        name = body.text("do") or ""
        if name == "submit":
            invocation: Invocation | None = self._submit(act)
        elif name in self._deeds:
            invocation = self._deeds[name](act)
        else:
            raise BadAct("That cannot be done here.")
        return {} if invocation is None else await self._outcome(invocation)

    def _submit(self, act: _Act) -> Invocation:
        shown = self._shown.get(act.text("interaction"))
        if shown is None:
            raise BadAct("That form is no longer open.")
        return act.who.submit(shown, act.values())

    async def _outcome(self, invocation: Invocation) -> JsonObject:
        number = str(invocation.interaction.id)
        try:
            await invocation
        except NotAcknowledged:
            return {"interaction": number, "answer": None}
        if invocation.modal is not None:
            self._shown[number] = invocation
            while len(self._shown) > MOST_FORMS:
                del self._shown[next(iter(self._shown))]
        return {
            "interaction": number,
            "answer": None if invocation.callback is None else int(invocation.callback),
            "modal": invocation.interaction.modal,
            "choices": invocation.choices,
        }


class _Act:
    """One request, read field by field."""

    def __init__(
        self, discord: DiscordServer, who: Member, body: Fields, files: Mapping[str, FileValue]
    ) -> None:
        self._discord = discord
        self.who = who
        self._body = body
        self._files = files

    def text(self, name: str) -> str:
        value = self._body.text(name)
        if value is None:
            raise BadAct(f"“{name}” is missing.")
        return value

    def texts(self, name: str) -> list[str]:
        return self._body.texts(name)

    def flag(self, name: str) -> bool:
        return self._body.flag(name)

    def emoji(self) -> str:
        emoji = self.text("emoji")
        if emoji.isascii():
            raise BadAct("That is no emoji.")
        return emoji

    def channel(self) -> Channel:
        """The channel, as far as this person can see it."""
        channel = self._discord.world.channel(self._body.snowflake("channel") or 0)
        if not permissions_in(self._discord.world, channel, self.who.id):
            raise BadAct("That channel is not for this person.")
        return channel

    def message(self) -> Message:
        """The message, as far as this person can see it."""
        world = self._discord.world
        message = world.messages.get(self._body.snowflake("message") or 0)
        if message is None or message.deleted or not self._is_shown(message):
            raise BadAct("That message is gone.")
        return message

    def _is_shown(self, message: Message) -> bool:
        world = self._discord.world
        if not permissions_in(world, world.channels[message.channel_id], self.who.id):
            return False
        if not message.ephemeral:
            return True
        person = as_object((message.interaction_metadata or {}).get("user", {}))
        return person.get("id") == str(self.who.id)

    def files(self) -> tuple[FileValue, ...]:
        return tuple(self._files.values())

    def options(self) -> dict[str, OptionValue]:
        given = self._body.object("options") or Fields({})
        return {name: self._option(name, value) for name, value in given.values.items()}

    def _option(self, name: str, value: object) -> OptionValue:
        if isinstance(value, str | int | float):
            return value
        return self._named(value) or self._file(name, value)

    def _named(self, value: object) -> User | Role | None:
        """A person is told as `{"user": id}`, a role as `{"role": id}`."""
        given, world = Fields(value if isinstance(value, dict) else {}), self._discord.world
        roles = {id_: role for guild in world.guilds.values() for id_, role in guild.roles.items()}
        user = world.users.get(given.snowflake("user") or 0)
        return user or roles.get(given.snowflake("role") or 0)

    def values(self) -> dict[str, FormValue]:
        given = self._body.object("values") or Fields({})
        return {name: self._value(name, value) for name, value in given.values.items()}

    def _value(self, name: str, value: object) -> FormValue:
        if isinstance(value, str | bool):
            return value
        if isinstance(value, list):
            return [str(one) for one in value]
        return self._file(name, value)

    def _file(self, name: str, value: object) -> FileValue:
        """A file is told as `{"file": the name of its part}`."""
        part = value.get("file") if isinstance(value, dict) else None
        if not isinstance(part, str) or part not in self._files:
            raise BadAct(f"“{name}” has a value that cannot be.")
        return self._files[part]


def _say(act: _Act) -> None:
    act.who.say(act.channel(), act.text("text"), files=act.files())


def _reply(act: _Act) -> None:
    act.who.reply(act.message(), act.text("text"), ping=act.flag("ping"), files=act.files())


def _forward(act: _Act) -> None:
    act.who.forward(act.message(), act.channel())


def _open_post(act: _Act) -> None:
    act.who.open_post(act.channel(), act.text("title"), act.text("text"))


async def _read(request: web.Request) -> tuple[Fields, dict[str, FileValue]]:
    files: dict[str, FileValue] = {}
    if not request.content_type.startswith("multipart/"):
        return _parsed(await request.text()), files
    form = await request.post()
    for name, part in form.items():
        if isinstance(part, web.FileField):
            files[name] = (part.filename, part.file.read(), part.content_type)
    told = form.get("act")
    return _parsed(told if isinstance(told, str) else ""), files


def _parsed(text: str) -> Fields:
    try:
        body = json.loads(text)
    except ValueError:
        raise BadAct("That is not JSON.") from None
    if not isinstance(body, dict):
        raise BadAct("That is not a JSON object.")
    return Fields(body)


def _sentence(error: Exception) -> str:
    words = error.message if isinstance(error, ApiError) else str(error)
    return words[:1].upper() + words[1:]
