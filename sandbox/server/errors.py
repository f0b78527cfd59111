"""What the REST API answers when it refuses: a status, Discord's code and a message."""

from __future__ import annotations


class ApiError(Exception):
    """A refusal, with the body Discord would send.

    `status` is HTTP's, `code` one of Discord's JSON error codes, `errors` the tree of field errors
    that code 50035 carries, `retry_after` the seconds a 429 asks for.
    """

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        *,
        errors: dict[str, object] | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(f"{status} ({code}): {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors
        self.retry_after = retry_after

    def body(self) -> dict[str, object]:
        """The JSON object of the answer."""
        body: dict[str, object] = {"message": self.message, "code": self.code}
        if self.errors is not None:
            body["errors"] = self.errors
        if self.retry_after is not None:
            body |= {"retry_after": self.retry_after, "global": False}
        return body


def invalid_form(path: str, code: str, message: str) -> ApiError:
    """Error 50035 for one field; `path` is dotted, e.g. `components.0.label`."""
    errors: dict[str, object] = {"_errors": [{"code": code, "message": message}]}
    for part in reversed(path.split(".")):
        errors = {part: errors}
    return ApiError(400, 50035, "Invalid Form Body", errors=errors)


def unknown(what: str) -> ApiError:
    """A 404 for a thing this server does not have."""
    codes = {
        "application command": 10063,
        "channel": 10003,
        "guild": 10004,
        "interaction": 10062,
        "member": 10007,
        "message": 10008,
        "user": 10013,
        "webhook": 10015,
    }
    return ApiError(404, codes[what], f"Unknown {what.capitalize()}")


def missing_access() -> ApiError:
    """The bot may not see the channel."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """The bot sees the channel but may not do this in it."""
    return ApiError(403, 50013, "Missing Permissions")


def thread_archived() -> ApiError:
    """An archived thread takes posts (they unarchive it) but neither edits nor reactions."""
    return ApiError(400, 50083, "Thread is archived")


def thread_locked() -> ApiError:
    """A locked thread takes nothing from those who do not manage threads."""
    return ApiError(400, 160005, "Thread is locked")
