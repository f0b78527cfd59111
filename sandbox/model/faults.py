"""Misbehaviour to order: what a model endpoint can do wrong, and when it shall."""

import asyncio
from dataclasses import dataclass
from typing import Literal, TypeAlias

Feature = Literal[
    "response_format.json_schema",
    "response_format.json_object",
    "max_tokens",
    "max_completion_tokens",
    "stream_options",
    "temperature",
]


@dataclass(frozen=True, slots=True)
class Refused:
    """An HTTP error in OpenAI's shape; `retry_after` is in seconds."""

    status: int
    message: str
    type: str = "invalid_request_error"
    code: str | None = None
    param: str | None = None
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page where JSON was expected, as proxies and captive portals send it."""

    status: int = 200
    html: str = "<!doctype html><title>Sign in</title><h1>Please sign in</h1>"


@dataclass(frozen=True, slots=True)
class HiddenError:
    """Status 200 whose body is an error."""

    message: str = "The model is overloaded."
    code: str | None = "overloaded"


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection breaks after `after` characters; 0 is before the status line."""

    after: int = 0


@dataclass(frozen=True, slots=True)
class Truncated:
    """The answer ends after `after` characters, without finish reason or `[DONE]`."""

    after: int


@dataclass(frozen=True, slots=True)
class Stalled:
    """Nothing more comes after `after` characters, until the client gives up."""

    after: int = 0


@dataclass(frozen=True, slots=True)
class SlowStart:
    """The first character waits for `release` (a test), else for `seconds` (a person)."""

    seconds: float = 0.0
    release: asyncio.Event | None = None

    async def wait(self) -> None:
        """Return when the first character is due."""
        if self.release is not None:
            await self.release.wait()
        else:
            await asyncio.sleep(self.seconds)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The JSON arrives with something around it."""

    before: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class CutByLength:
    """The answer ends after `after` characters with finish_reason "length"."""

    after: int


@dataclass(frozen=True, slots=True)
class BrokenStream:
    """After `after` characters of a stream comes an error event; unstreamed, a `HiddenError`."""

    after: int
    message: str = "The provider failed in mid-stream."


Fault: TypeAlias = (
    Refused
    | Page
    | HiddenError
    | Dropped
    | Truncated
    | Stalled
    | SlowStart
    | Wrapped
    | CutByLength
    | BrokenStream
)

FENCED = Wrapped("```json\n", "\n```")
THINKING = Wrapped("<think>The second text is {shorter}, so it wins.</think>\n")
CHATTY = Wrapped("Sure! Here is the JSON you asked for:\n\n", "\n\nLet me know if it helps.")
RATE_LIMITED = Refused(
    429, "Rate limit reached.", type="requests", code="rate_limit_exceeded", retry_after=1
)
NO_QUOTA = Refused(
    429,
    "You exceeded your current quota.",
    type="insufficient_quota",
    code="insufficient_quota",
)


class Faults:
    """The faults ordered for requests to come, and what is refused until further notice: features,
    and limits above `most_tokens`, the model's own maximum (None: it has none)."""

    def __init__(self) -> None:
        self.most_tokens: int | None = None
        self._ordered: dict[int, Fault] = {}
        self._lasting: tuple[int, Fault] | None = None
        self._refused: dict[Feature, int] = {}
        self._taken = 0

    def order(self, fault: Fault, *, nth: int = 1, times: int | None = 1) -> None:
        """Let `times` requests meet `fault`, the first of them the `nth` from now on (1 is the
        next); None is every one until `clear`, but for those that meet another."""
        if nth < 1:
            raise ValueError("nth counts from 1")
        first = self._taken + nth
        if times is None:
            self._lasting = first, fault
        else:
            self._ordered |= dict.fromkeys(range(first, first + times), fault)

    def take(self) -> Fault | None:
        """The fault for the request that has just come in; counts it."""
        self._taken += 1
        fault = self._ordered.pop(self._taken, None)
        if fault is None and self._lasting is not None and self._lasting[0] <= self._taken:
            return self._lasting[1]
        return fault

    def refuse(self, feature: Feature, *, status: int = 400) -> None:
        """Answer every request that uses `feature` with `status`, until `accept`."""
        self._refused[feature] = status

    def accept(self, feature: Feature) -> None:
        """Take `feature` again."""
        self._refused.pop(feature, None)

    def refused(self, body: dict[str, object]) -> Refused | None:
        """The refusal that a request body meets because of what it uses."""
        for feature, status in self._refused.items():
            name, _, kind = feature.partition(".")
            value = body.get(name)
            used = value is not None
            if kind:
                used = isinstance(value, dict) and value.get("type") == kind
            if used:
                said = f"'{name}' of type '{kind}'" if kind else f"'{name}'"
                kind_of_error = "invalid_request_error" if status < 500 else "server_error"
                return Refused(
                    status,
                    f"Unsupported parameter: {said} is not supported with this model.",
                    type=kind_of_error,
                    code="unsupported_parameter",
                    param=name,
                )
        return self._too_high(body)

    def _too_high(self, body: dict[str, object]) -> Refused | None:
        """As OpenAI says it: by the older name, whichever was sent."""
        for name in ("max_tokens", "max_completion_tokens"):
            asked = body.get(name)
            if self.most_tokens is not None and isinstance(asked, int) and asked > self.most_tokens:
                return Refused(
                    400,
                    f"max_tokens is too large: {asked}. This model supports at most "
                    f"{self.most_tokens} completion tokens, whereas you provided {asked}.",
                    code="invalid_value",
                    param="max_tokens",
                )
        return None

    def clear(self) -> None:
        """Behave from now on."""
        self.most_tokens = None
        self._ordered.clear()
        self._lasting = None
        self._refused.clear()

    @property
    def pending(self) -> tuple[Fault, ...]:
        """Ordered so many times and not yet met, the nearest first."""
        return tuple(fault for _, fault in sorted(self._ordered.items(), key=lambda item: item[0]))
