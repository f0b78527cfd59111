"""What an interaction's token allows for 15 minutes: its answer, and follow-ups."""

from __future__ import annotations

from sandbox.server.errors import ApiError, unknown
from sandbox.server.rest.answers import ANSWER_FIELDS, new_answer
from sandbox.server.rest.call import MESSAGE_FIELDS, NO_CONTENT, Answer, Call, Route
from sandbox.server.shapes.message import message_json
from sandbox.server.state.entities import Message
from sandbox.server.state.installs import Install
from sandbox.server.state.interactions import Callback, Interaction

MOST_FOLLOW_UPS = 5
"""Of one interaction, where only a person installed the application."""


def follow_up(call: Call) -> Answer:
    """POST a follow-up; after a deferral the first one fills the message that waits."""
    interaction = _interaction(call)
    original = interaction.original
    if original is not None and original.loading and not original.deleted:
        call.know(call.body, ANSWER_FIELDS)
        return Answer(_edited(call, original))
    through_people_alone = str(int(Install.GUILD)) not in interaction.owners
    if through_people_alone and len(interaction.followups) >= MOST_FOLLOW_UPS:
        raise ApiError(400, 40094, "Max number of follow-up messages for this interaction reached.")
    message = new_answer(call, interaction, call.body)
    interaction.followups.append(message)
    return Answer(message_json(call.world, message))


def get_answer(call: Call) -> Answer:
    """GET the first answer or a follow-up."""
    return Answer(message_json(call.world, _message(call)))


def edit_answer(call: Call) -> Answer:
    """PATCH the first answer or a follow-up."""
    call.know(call.body, MESSAGE_FIELDS | {"poll"})
    return Answer(_edited(call, _message(call)))


def delete_answer(call: Call) -> Answer:
    """DELETE the first answer or a follow-up."""
    call.backend.actions.delete(_message(call))
    return NO_CONTENT


def _edited(call: Call, message: Message) -> object:
    channel = call.world.channel(message.channel_id)
    composed = call.compose(channel, call.body, before=message)
    call.backend.actions.edit(message, composed, silently=message.loading)
    return message_json(call.world, message)


def _interaction(call: Call) -> Interaction:
    return call.backend.interactions.webhook(call.id("webhook_id"), call.params["webhook_token"])


def _message(call: Call) -> Message:
    interaction = _interaction(call)
    if "message_id" not in call.params:
        message = interaction.original
    else:
        wanted = call.id("message_id")
        mine = [interaction.original, *interaction.followups]
        message = next((m for m in mine if m is not None and m.id == wanted), None)
    if message is None or message.deleted or interaction.callback is Callback.MODAL:
        raise unknown("message")
    return message


_HOOK = "/webhooks/{webhook_id}/{webhook_token}"

ROUTES = (
    Route("POST", _HOOK, follow_up, by_token=True),
    *(
        Route(method, f"{_HOOK}/messages/{which}", handler, by_token=True)
        for which in ("@original", "{message_id}")
        for method, handler in (
            ("GET", get_answer),
            ("PATCH", edit_answer),
            ("DELETE", delete_answer),
        )
    ),
)
