"""Components and embeds as Discord answers them: ids given, defaults filled in, files resolved."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from sandbox.server.content.components import SELECTS, ComponentType, walk
from sandbox.server.errors import invalid_form
from sandbox.server.jsons import JsonObject, as_object, as_objects
from sandbox.server.shapes.message import attachment_url
from sandbox.server.state.entities import Attachment
from sandbox.server.state.world import World

UPLOAD_SCHEME = "attachment://"


class Resolver:
    """Turns `attachment://name` into the uploaded file's URL."""

    def __init__(self, world: World, attachments: list[Attachment]) -> None:
        self._world = world
        self._by_name = {attachment.filename: attachment for attachment in attachments}
        self._by_url = {attachment_url(world, a): a for a in attachments}

    def find(self, url: str) -> Attachment | None:
        """The upload a URL names, None for any other URL; error 50035 when there is none."""
        if not url.startswith(UPLOAD_SCHEME):
            return self._by_url.get(url)
        name = url.removeprefix(UPLOAD_SCHEME)
        if name not in self._by_name:
            raise invalid_form("attachments", "ATTACHMENT_NOT_FOUND", f"No upload named {name}.")
        return self._by_name[name]

    def url(self, url: str) -> str:
        """The URL to show for the one that was sent."""
        found = self.find(url)
        return url if found is None else attachment_url(self._world, found)

    def media(self, sent: JsonObject) -> JsonObject:
        """UnfurledMediaResponse."""
        url = str(sent.get("url"))
        found = self.find(url)
        shown = self.url(url)
        if found is None:
            return {"id": str(self._world.new_id()), "url": shown, "proxy_url": shown}
        return {
            "id": str(found.id),
            "url": shown,
            "proxy_url": shown,
            "content_type": found.content_type,
            "attachment_id": str(found.id),
        }


def answer_components(components: list[JsonObject], resolver: Resolver) -> list[JsonObject]:
    """The components as the message will carry them."""
    taken = {component["id"] for component in walk(components) if component.get("id")}
    free = (number for number in count(1) if number not in taken)
    return [_answer(component, resolver, lambda: next(free)) for component in components]


def _without_nulls(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_nulls(part) for name, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_without_nulls(part) for part in value]
    return value


def _answer(component: JsonObject, resolver: Resolver, next_id: Callable[[], int]) -> JsonObject:
    shape = as_object(_without_nulls(component))
    shape["id"] = component.get("id") or next_id()
    for name in ("components", "accessory"):
        if name == "components" and name in shape:
            children = as_objects(shape[name])
            shape[name] = [_answer(child, resolver, next_id) for child in children]
        elif name in shape:
            shape[name] = _answer(as_object(shape[name]), resolver, next_id)
    return shape | _filled(ComponentType(int(str(shape["type"]))), component, resolver)


def _filled(kind: ComponentType, sent: JsonObject, resolver: Resolver) -> JsonObject:
    """The fields an answer has whether or not they were sent."""
    spoiler = bool(sent.get("spoiler"))
    if kind in SELECTS:
        chosen = as_objects(sent.get("default_values"))
        values = [one | {"id": str(one["id"])} for one in chosen]
        return ({"default_values": values} if values else {}) | {
            "min_values": 1 if sent.get("min_values") is None else sent["min_values"],
            "max_values": 1 if sent.get("max_values") is None else sent["max_values"],
        }
    if kind is ComponentType.SEPARATOR:
        return {"divider": sent.get("divider") is not False, "spacing": sent.get("spacing") or 1}
    if kind is ComponentType.CONTAINER:
        return {"accent_color": sent.get("accent_color"), "spoiler": spoiler}
    if kind is ComponentType.THUMBNAIL:
        media = resolver.media(as_object(sent["media"]))
        return {"media": media, "description": sent.get("description"), "spoiler": spoiler}
    if kind is ComponentType.MEDIA_GALLERY:
        return {"items": [_gallery_item(item, resolver) for item in as_objects(sent["items"])]}
    if kind is ComponentType.FILE:
        source = as_object(sent["file"])
        found = resolver.find(str(source.get("url")))
        return {
            "file": resolver.media(source),
            "name": found.filename if found else None,
            "size": len(found.data) if found else None,
            "spoiler": spoiler,
        }
    return {}


def _gallery_item(item: JsonObject, resolver: Resolver) -> JsonObject:
    return {
        "media": resolver.media(as_object(item["media"])),
        "description": item.get("description"),
        "spoiler": bool(item.get("spoiler")),
    }


def answer_embeds(embeds: list[JsonObject], resolver: Resolver) -> list[JsonObject]:
    """The embeds as the message will carry them."""
    return [_answer_embed(embed, resolver) for embed in embeds]


def _answer_embed(embed: JsonObject, resolver: Resolver) -> JsonObject:
    shape = as_object(_without_nulls(embed))
    shape["type"] = "rich"
    for name in ("image", "thumbnail"):
        if name in shape:
            url = resolver.url(str(as_object(shape[name]).get("url")))
            shape[name] = {"url": url, "proxy_url": url}
    if "fields" in shape:
        shape["fields"] = [{"inline": False} | field for field in as_objects(shape["fields"])]
    return shape
