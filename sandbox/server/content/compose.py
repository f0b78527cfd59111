"""From a request's body to what a message says: read, checked, with files and mentions resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.server.content.component_rules import check_layout
from sandbox.server.content.components import text_of
from sandbox.server.content.embed_rules import check_embeds
from sandbox.server.content.layout import Resolver, answer_components, answer_embeds
from sandbox.server.content.uploads import Upload, attachments_after
from sandbox.server.errors import ApiError, invalid_form
from sandbox.server.jsons import Fields, JsonObject
from sandbox.server.state.entities import Attachment, Channel, Message, MessageFlag
from sandbox.server.state.world import World

MOST_CONTENT = 2_000
SETTABLE = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.COMPONENTS_V2
USER_MENTION = re.compile(r"<@!?(\d+)>")


@dataclass(frozen=True, slots=True)
class Composed:
    """What a message will say once a body has been applied to it."""

    content: str
    embeds: list[JsonObject]
    components: list[JsonObject]
    attachments: list[Attachment]
    flags: MessageFlag
    mention_ids: tuple[int, ...]


def compose(
    world: World,
    channel: Channel,
    body: Fields,
    uploads: Mapping[str, Upload],
    *,
    before: Message | None = None,
    ephemeral: bool = False,
) -> Composed:
    """Apply a body to a message (`before`) or to nothing; ApiError when Discord would refuse."""
    flags = _flags(body, before, ephemeral=ephemeral)
    content = body.text("content") or "" if body.has("content") or not before else before.content
    sent_components = body.objects("components")
    sent_embeds = body.objects("embeds")
    keep_components = before is not None and not body.has("components")
    keep_embeds = before is not None and not body.has("embeds")
    if not keep_components:
        check_layout(sent_components, layout=MessageFlag.COMPONENTS_V2 in flags)
    check_embeds(sent_embeds)
    attachments = attachments_after(
        world, channel, body, uploads, before=before, ephemeral=MessageFlag.EPHEMERAL in flags
    )
    resolver = Resolver(world, attachments)
    components = answer_components(sent_components, resolver)
    embeds = answer_embeds(sent_embeds, resolver)
    mentions = _mentioned(world, body, content or text_of(sent_components))
    composed = Composed(
        content=content,
        embeds=before.embeds if before and keep_embeds else embeds,
        components=before.components if before and keep_components else components,
        attachments=attachments,
        flags=flags,
        mention_ids=mentions,
    )
    _check_whole(composed)
    return composed


def _flags(body: Fields, before: Message | None, *, ephemeral: bool) -> MessageFlag:
    asked = MessageFlag(body.whole("flags") or 0)
    if before is None:
        kept = asked & SETTABLE
        return kept | MessageFlag.EPHEMERAL if ephemeral else kept
    had_layout = MessageFlag.COMPONENTS_V2 in before.flags
    if had_layout and body.has("flags") and MessageFlag.COMPONENTS_V2 not in asked:
        raise invalid_form(
            "flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", "The flag cannot be removed."
        )
    if not body.has("flags"):
        return before.flags
    return (before.flags & ~SETTABLE) | (asked & SETTABLE)


def _check_whole(composed: Composed) -> None:
    layout = MessageFlag.COMPONENTS_V2 in composed.flags
    if len(composed.content) > MOST_CONTENT:
        raise invalid_form(
            "content", "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_CONTENT} or fewer in length."
        )
    if layout and (composed.content or composed.embeds):
        field = "content" if composed.content else "embeds"
        raise invalid_form(
            field,
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            f"The '{field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
        )
    if not (composed.content or composed.embeds or composed.components or composed.attachments):
        raise ApiError(400, 50006, "Cannot send an empty message")


def mentions_in(world: World, text: str) -> tuple[int, ...]:
    """The users a text mentions, in order."""
    named = dict.fromkeys(int(user_id) for user_id in USER_MENTION.findall(text))
    return tuple(user_id for user_id in named if user_id in world.users)


def _mentioned(world: World, body: Fields, text: str) -> tuple[int, ...]:
    named = mentions_in(world, text)
    allowed = body.object("allowed_mentions")
    if allowed is None or "users" in allowed.texts("parse"):
        return named
    listed = set(allowed.texts("users"))
    return tuple(user_id for user_id in named if str(user_id) in listed)
