"""Files that come with a message, and which of them it keeps."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.server.errors import ApiError, invalid_form
from sandbox.server.jsons import Fields
from sandbox.server.state.entities import Attachment, Channel, Message
from sandbox.server.state.world import World

MOST_FILES = 10
MOST_FILE_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart request."""

    filename: str
    content_type: str
    data: bytes


def attachments_after(
    world: World,
    channel: Channel,
    body: Fields,
    uploads: Mapping[str, Upload],
    *,
    before: Message | None,
    ephemeral: bool,
) -> list[Attachment]:
    """The files of a message after a body was applied to it: those it keeps, then new ones."""
    listed = {str(item.get("id")): Fields(item) for item in body.objects("attachments")}
    held = [] if before is None else before.attachments
    kept = [a for a in held if str(a.id) in listed] if body.has("attachments") else list(held)
    for key, upload in uploads.items():
        if len(upload.data) > MOST_FILE_BYTES:
            raise ApiError(413, 40005, "Request entity too large")
        described = listed.get(key, Fields({}))
        kept.append(
            new_attachment(
                world,
                channel,
                upload,
                filename=described.text("filename") or upload.filename,
                description=described.text("description"),
                ephemeral=ephemeral,
            )
        )
    if len(kept) > MOST_FILES:
        raise invalid_form("attachments", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    return kept


def new_attachment(
    world: World,
    channel: Channel,
    upload: Upload,
    *,
    filename: str,
    description: str | None = None,
    ephemeral: bool = False,
) -> Attachment:
    """Put a file on the CDN."""
    guessed = mimetypes.guess_type(filename)[0] or upload.content_type
    attachment = Attachment(
        id=world.new_id(),
        channel_id=channel.id,
        filename=filename,
        content_type=guessed,
        data=upload.data,
        description=description,
        ephemeral=ephemeral,
    )
    world.attachments[attachment.id] = attachment
    return attachment
