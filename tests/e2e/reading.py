"""What a message on stage shows, and the buttons under it."""

from __future__ import annotations

import json
import re

from sandbox.server.state.entities import Message


def starts(message: Message, start: str) -> bool:
    return shown(message).startswith(start)


def shown(message: Message) -> str:
    """All text of a message."""
    return "\n".join([message.content, *_texts(message.components)]).strip()


def _texts(components: object) -> list[str]:
    texts: list[str] = []
    for component in components if isinstance(components, list) else []:
        if component.get("type") == 10:
            texts.append(str(component["content"]))
        texts += _texts(component.get("components"))
    return texts


def custom_id(message: Message, verb: str) -> str:
    """The custom id of a message's button."""
    found = re.search(rf"refine:{verb}:[\w:]+", json.dumps(message.components))
    assert found is not None, f"no {verb} button on {shown(message)!r}"
    return found[0]
