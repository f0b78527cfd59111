"""What may be said to a server: the widest request first, then less, as it complains.

How servers differ: OpenAI's reasoning models refuse `max_tokens`, older ones know nothing else;
LM Studio refuses json_object, llama-cpp-python answers json_schema with status 500; some take
neither `stream_options` nor `response_format`; each has a maximum of its own for the answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.model.ceiling import ceiling_in


class Format(StrEnum):
    """How the answer's form is asked for."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"


_NEXT_FORMAT = {Format.SCHEMA: Format.OBJECT, Format.OBJECT: Format.TEXT}
_COMPLAINTS = {
    Format.SCHEMA: ("response_format", "schema"),
    Format.OBJECT: ("response_format", "json_object"),
}
_NEXT_LIMIT = {"max_completion_tokens": "max_tokens", "max_tokens": None}


@dataclass(frozen=True, slots=True)
class Dialect:
    """The form of the answer, the name of the length limit (None: no limit) and the most that it
    may be (None: nobody said), usage on request."""

    format: Format = Format.SCHEMA
    limit: str | None = "max_completion_tokens"
    ceiling: int | None = None
    usage: bool = True

    def below(self, complaint: str, asked: int) -> Dialect | None:
        """The same with a ceiling where the server's words refuse `asked` tokens as too many.

        A server that refuses what it named itself is asked for half, which comes to an end.
        """
        ceiling = None if self.limit is None else ceiling_in(complaint, asked)
        if ceiling is not None and self.ceiling is not None:
            ceiling = min(ceiling, asked // 2)
        return None if ceiling is None else replace(self, ceiling=ceiling)

    def without(self, complaint: str) -> Dialect | None:
        """The next smaller dialect where the server's words name a part of this one."""
        if self.limit is not None and self.limit in complaint:
            return replace(self, limit=_NEXT_LIMIT[self.limit], ceiling=None)
        if self.usage and "stream_options" in complaint:
            return replace(self, usage=False)
        if any(word in complaint for word in _COMPLAINTS.get(self.format, ())):
            return self.looser()
        return None

    def looser(self) -> Dialect:
        """The same with a format that asks less of the server."""
        return replace(self, format=_NEXT_FORMAT.get(self.format, self.format))

    def within(self, tokens: int) -> int:
        """As many tokens as are wanted, as far as the server gives them."""
        return tokens if self.ceiling is None else min(tokens, self.ceiling)

    def system(self, prompt: str, schema: dict[str, object]) -> str:
        """The system message: it carries the schema where the server does not enforce it."""
        if self.format is Format.SCHEMA:
            return prompt
        return f"{prompt}\nThe answer fits this JSON schema:\n{json.dumps(schema)}"

    def options(self, schema: dict[str, object], most_tokens: int) -> dict[str, object]:
        """The fields of the request besides the model and the messages."""
        options: dict[str, object] = {}
        if self.format is Format.SCHEMA:
            wanted = {"name": "answer", "strict": True, "schema": schema}
            options["response_format"] = {"type": "json_schema", "json_schema": wanted}
        elif self.format is Format.OBJECT:
            options["response_format"] = {"type": "json_object"}
        if self.limit is not None:
            options[self.limit] = most_tokens
        if self.usage:
            options["stream_options"] = {"include_usage": True}
        return options
