"""Reads a request's body: JSON, or multipart with `payload_json` and files."""

from __future__ import annotations

import json
import re

from aiohttp import BodyPartReader, web

from sandbox.server.content.uploads import Upload
from sandbox.server.errors import ApiError

MOST_REQUEST_BYTES = 25 * 1024 * 1024
FILE_FIELD = re.compile(r"files\[(\d+)\]")


async def read_body(request: web.Request) -> tuple[object, dict[str, Upload]]:
    """The JSON (None when there is no body) and the uploads by their number."""
    if (request.content_length or 0) > MOST_REQUEST_BYTES:
        raise ApiError(413, 40005, "Request entity too large")
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    raw = await request.read()
    return (_parse(raw), {}) if raw else (None, {})


async def _read_multipart(request: web.Request) -> tuple[object, dict[str, Upload]]:
    payload: object = None
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise ApiError(400, 50035, "Invalid Form Body")
        data = bytes(await part.read())
        if part.name == "payload_json":
            payload = _parse(data)
        elif found := FILE_FIELD.fullmatch(part.name):
            content_type = part.headers.get("Content-Type", "application/octet-stream")
            uploads[found[1]] = Upload(part.filename or "unknown", content_type, data)
    return payload, uploads


def _parse(raw: bytes) -> object:
    try:
        parsed: object = json.loads(raw)
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None
    return parsed
