"""The first answer to an interaction."""

from __future__ import annotations

from sandbox.server.content.component_rules import check_modal
from sandbox.server.errors import ApiError, invalid_form
from sandbox.server.jsons import Fields, JsonObject
from sandbox.server.rest.answers import new_answer
from sandbox.server.rest.call import MESSAGE_FIELDS, NO_CONTENT, Answer, Call, Route
from sandbox.server.shapes.message import message_json
from sandbox.server.state.entities import MessageFlag
from sandbox.server.state.interactions import Callback, Interaction, InteractionType

MOST_CHOICES = 25


def answer(call: Call) -> Answer:
    """POST the callback: a message, a deferral, an update, choices or a modal."""
    interaction = call.backend.interactions.answerable(
        call.id("interaction_id"), call.params["interaction_token"]
    )
    number = call.body.whole("type")
    if number not in set(Callback):
        raise invalid_form("type", "BASE_TYPE_CHOICES", "Unknown interaction callback type.")
    callback = Callback(number)
    _check_fits(interaction, callback)
    data = call.body.object("data") or Fields({})
    _apply(call, interaction, callback, data)
    interaction.callback = callback
    call.backend.happenings.publish(
        "ANSWERED", {"interaction_id": str(interaction.id), "type": int(callback)}
    )
    if call.query.get("with_response") not in ("1", "true"):
        return NO_CONTENT
    return Answer(_response_json(call, interaction, callback))


def _check_fits(interaction: Interaction, callback: Callback) -> None:
    kind = interaction.type
    autocompletes = kind is InteractionType.AUTOCOMPLETE
    updates = callback in (Callback.DEFERRED_UPDATE, Callback.UPDATE)
    misfit = (
        autocompletes != (callback is Callback.CHOICES)
        or (updates and interaction.source is None)
        or (callback is Callback.MODAL and kind is InteractionType.MODAL_SUBMIT)
    )
    if misfit:
        raise invalid_form(
            "type", "BASE_TYPE_CHOICES", f"Callback type {callback} cannot answer this interaction."
        )


def _apply(call: Call, interaction: Interaction, callback: Callback, data: Fields) -> None:
    match callback:
        case Callback.MESSAGE:
            interaction.original = new_answer(call, interaction, data)
        case Callback.DEFERRED_MESSAGE:
            interaction.original = new_answer(call, interaction, data, loading=True)
        case Callback.DEFERRED_UPDATE:
            interaction.original = interaction.source
        case Callback.UPDATE:
            interaction.original = interaction.source
            _update_source(call, interaction, data)
        case Callback.CHOICES:
            choices = data.objects("choices")
            if len(choices) > MOST_CHOICES:
                raise invalid_form("data.choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer.")
            interaction.choices = choices
        case Callback.MODAL:
            check_modal(data)
            interaction.modal = dict(data.values)


def _update_source(call: Call, interaction: Interaction, data: Fields) -> None:
    source = interaction.source
    if source is None or not data.values:
        return
    call.know(data, MESSAGE_FIELDS)
    channel = call.world.channels[source.channel_id]
    if source.deleted:
        raise ApiError(404, 10008, "Unknown Message")
    call.backend.actions.edit(source, call.compose(channel, data, before=source))


def _response_json(call: Call, interaction: Interaction, callback: Callback) -> JsonObject:
    shape: JsonObject = {
        "id": str(interaction.id),
        "type": int(interaction.type),
        "channel_id": str(interaction.channel_id),
    }
    message = interaction.original
    if message is None:
        return {"interaction": shape}
    shape |= {
        "response_message_id": str(message.id),
        "response_message_loading": MessageFlag.LOADING in message.flags,
        "response_message_ephemeral": message.ephemeral,
    }
    if callback is Callback.DEFERRED_UPDATE:
        return {"interaction": shape}
    resource = {"type": int(callback), "message": message_json(call.world, message)}
    return {"interaction": shape, "resource": resource}


ROUTES = (
    Route(
        "POST",
        "/interactions/{interaction_id}/{interaction_token}/callback",
        answer,
        by_token=True,
    ),
)
