"""The members of the guild: they talk, and use commands and controls."""

from __future__ import annotations

from collections.abc import Mapping

from sandbox.server.jsons import JsonObject
from sandbox.server.people.invocation import Invocation
from sandbox.server.people.invoking import (
    FormValue,
    NoSuchControl,
    button_data,
    message_command_data,
    modal_data,
    select_data,
    slash_data,
    upload_file,
)
from sandbox.server.people.modals import Modal, modal_of_texts
from sandbox.server.people.options import (
    Filled,
    OptionValue,
    Situation,
    fill,
    find_command,
)
from sandbox.server.people.speaker import Speaker
from sandbox.server.state.command_book import MESSAGE
from sandbox.server.state.entities import (
    Channel,
    Message,
)
from sandbox.server.state.installs import Install, context_of, owners_json
from sandbox.server.state.interactions import Interaction, InteractionType
from sandbox.server.state.permissions import Permission


class Member(Speaker):
    """A person in the guild; what comes of a command, an `Invocation`, may be awaited."""

    def slash(self, command: str, channel: Channel, /, **options: OptionValue) -> Invocation:
        """Use a slash command, `"name"`, `"name sub"` or `"name group sub"`.

        Raises CommandMissing, BadOption or NotAllowed, as the client would not send it.
        """
        self._check_may(channel, Permission.USE_APPLICATION_COMMANDS)
        filled = self._fill(command, channel, options)
        self._check_command_permission(filled.command, channel)
        data = slash_data(self._world, filled, channel, self.id)
        return self._begin(InteractionType.COMMAND, channel, data)

    def autocomplete(
        self, command: str, channel: Channel, focused: str, /, **options: OptionValue
    ) -> Invocation:
        """Type into an option of a slash command; the invocation's `choices` are the offer."""
        filled = self._fill(command, channel, options, focused=focused)
        data = slash_data(self._world, filled, channel, self.id)
        return self._begin(InteractionType.AUTOCOMPLETE, channel, data)

    def message_command(self, name: str, message: Message) -> Invocation:
        """Use a command from a message's "Apps" menu."""
        channel = self._world.channels[message.channel_id]
        command = find_command(self._backend.commands, name, MESSAGE, self._situation(channel))
        data = message_command_data(self._world, command, message)
        return self._begin(InteractionType.COMMAND, channel, data)

    def press(self, message: Message, custom_id: str) -> Invocation:
        """Press a button; NoSuchControl when it is not there or disabled."""
        return self._begin_on(message, button_data(message, custom_id))

    def select(self, message: Message, custom_id: str, *values: str) -> Invocation:
        """Choose in a select menu, by the values of its options (or ids of people and channels)."""
        return self._begin_on(
            message, select_data(self._world, message, custom_id, values, self.id)
        )

    def submit(self, shown: Invocation, values: Mapping[str, FormValue]) -> Invocation:
        """Submit the modal an invocation was answered with; BadModalValue when it is not valid."""
        if shown.modal is None:
            raise NoSuchControl("that interaction was not answered with a modal")
        cause = shown.interaction
        channel = self._world.channels[cause.channel_id]
        data = modal_data(self._world, channel, shown.modal, values)
        return self._begin(
            InteractionType.MODAL_SUBMIT, channel, data, source=cause.source, cause=cause
        )

    def submit_modal(
        self,
        modal: Modal | str,
        channel: Channel,
        values: Mapping[str, FormValue],
        *,
        message: Message | None = None,
    ) -> Invocation:
        """Submit a modal that is known by its layout, or by its custom_id and text inputs alone."""
        form = modal_of_texts(modal, list(values)) if isinstance(modal, str) else modal
        data = modal_data(self._world, channel, form, values)
        return self._begin(InteractionType.MODAL_SUBMIT, channel, data, source=message)

    def _begin(
        self,
        kind: InteractionType,
        channel: Channel,
        data: JsonObject,
        *,
        source: Message | None = None,
        cause: Interaction | None = None,
    ) -> Invocation:
        interaction = self._backend.interactions.begin(
            kind, self.id, channel, data, source=source, cause=cause
        )
        return Invocation(self._backend, interaction)

    def _begin_on(self, message: Message, data: JsonObject) -> Invocation:
        channel = self._world.channels[message.channel_id]
        return self._begin(InteractionType.COMPONENT, channel, data, source=message)

    def _fill(
        self,
        command: str,
        channel: Channel,
        options: dict[str, OptionValue],
        *,
        focused: str | None = None,
    ) -> Filled:
        return fill(
            self._backend.commands,
            command,
            self._situation(channel),
            options,
            lambda file: upload_file(self._world, channel, file),
            focused=focused,
        )

    def _situation(self, channel: Channel) -> Situation:
        owners = owners_json(self._world, channel, self.id)
        installs = frozenset(Install(int(kind)) for kind in owners)
        return Situation(channel.guild_id, context_of(self._world, channel), installs)

    def _check_command_permission(self, command: JsonObject, channel: Channel) -> None:
        needed = command.get("default_member_permissions")
        if needed is not None and channel.guild_id is not None:
            self._check_may(channel, Permission(int(str(needed))))
