"""What Discord refuses in a message's embeds."""

from __future__ import annotations

from sandbox.server.errors import invalid_form
from sandbox.server.jsons import Fields, JsonObject

MOST_EMBEDS = 10
MOST_EMBED_TEXT = 6_000


def check_embeds(embeds: list[JsonObject]) -> None:
    """At most 10, 4,096 characters of description each, 6,000 over all text of a message."""
    if len(embeds) > MOST_EMBEDS:
        raise invalid_form("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    total = 0
    for index, embed in enumerate(embeds):
        fields = Fields(embed)
        named = [("title", 256), ("description", 4096)]
        for name, most in named:
            if len(fields.text(name) or "") > most:
                raise invalid_form(
                    f"embeds.{index}.{name}",
                    "BASE_TYPE_MAX_LENGTH",
                    f"Must be {most} or fewer in length.",
                )
        parts = [fields.text(name) for name, _ in named]
        for part in fields.objects("fields"):
            parts += [str(part.get("name")), str(part.get("value"))]
        parts += [footer.text("text") for footer in [fields.object("footer")] if footer]
        parts += [author.text("name") for author in [fields.object("author")] if author]
        total += sum(len(part or "") for part in parts)
    if total > MOST_EMBED_TEXT:
        raise invalid_form("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds 6000.")
