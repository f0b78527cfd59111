"""What every REST request passes: faults, authorisation, limits, checks, handler, answer."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass

from aiohttp import web

from sandbox.server.backend import Backend
from sandbox.server.errors import ApiError
from sandbox.server.faults import Fault, FaultKind, Faults
from sandbox.server.intake import read_body
from sandbox.server.limits import RateLimited
from sandbox.server.rest.call import Answer, Call, Route
from sandbox.server.spec import Specification

REQUESTS_KEPT = 200_000
BEFORE = frozenset({FaultKind.RATE_LIMIT, FaultKind.ERROR_BEFORE, FaultKind.DROP_BEFORE})
HELD = frozenset({FaultKind.HOLD_BEFORE, FaultKind.HOLD_AFTER})
DROPPED = 0


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One request as it ended; `status` is 0 when its connection was dropped."""

    method: str
    route: str
    path: str
    status: int
    at: float


class Pipeline:
    """Serves the routes of the REST API."""

    def __init__(self, backend: Backend, token: str, specification: Specification | None) -> None:
        self.faults = Faults()
        self.requests: deque[RequestRecord] = deque(maxlen=REQUESTS_KEPT)
        self._backend = backend
        self.token = token
        self._specification = specification

    async def serve(self, route: Route, request: web.Request, path: str) -> web.StreamResponse:
        """Answer a request to a route; `path` is the request's, below the API's root."""
        fault = self.faults.claim(request.method, path)
        answer, headers = await self._answer(route, request, fault)
        dropped = fault is not None and fault.kind in (FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER)
        self._record(route, path, DROPPED if dropped else answer.status, headers)
        if dropped and request.transport is not None:
            request.transport.abort()
        return _response(answer, headers)

    async def _answer(
        self, route: Route, request: web.Request, fault: Fault | None
    ) -> tuple[Answer, dict[str, str]]:
        headers: dict[str, str] = {}
        try:
            if fault is not None and fault.kind in BEFORE:
                _suffer(fault)
            if fault is not None and fault.kind is FaultKind.HOLD_BEFORE:
                await self._hold(route)
            self._authorise(route, request)
            headers = self._take(route, request)
            answer = await self._handle(route, request)
            if fault is not None and fault.kind is FaultKind.HOLD_AFTER:
                await self._hold(route)
            if fault is not None and fault.kind not in HELD:
                _suffer(fault)
        except RateLimited as limited:
            params = request.match_info
            state = self._backend.limits.headers(route.method, route.path, params)
            return Answer(limited.body(), limited.status), state | limited.headers()
        except ApiError as error:
            return Answer(error.body(), error.status), headers
        return answer, headers

    async def _hold(self, route: Route) -> None:
        self._backend.happenings.publish("HELD", {"method": route.method, "route": route.path})
        await self.faults.released()

    def _authorise(self, route: Route, request: web.Request) -> None:
        if not route.by_token and request.headers.get("Authorization") != f"Bot {self.token}":
            raise ApiError(401, 0, "401: Unauthorized")

    def _take(self, route: Route, request: web.Request) -> dict[str, str]:
        if route.path.startswith("/interactions/"):
            return {}  # callbacks are bound by their deadline alone
        if not route.by_token:
            self._backend.limits.take_global()
        return self._backend.limits.take(route.method, route.path, request.match_info)

    async def _handle(self, route: Route, request: web.Request) -> Answer:
        payload, uploads = await read_body(request)
        self._check_request(route, payload)
        call = Call(self._backend, request.match_info, request.query, payload, uploads)
        answer = route.handler(call)
        self._check_answer(route, answer)
        return answer

    def _check_request(self, route: Route, payload: object) -> None:
        if self._specification is None or payload is None:
            return
        wrong = self._specification.check_request(route.method, route.path, payload)
        if wrong is not None:
            self._backend.complain(f"{route.method} {route.path}: {wrong}")
            raise ApiError(
                400, 50035, "Invalid Form Body", errors={"_errors": [{"message": wrong}]}
            )

    def _check_answer(self, route: Route, answer: Answer) -> None:
        if self._specification is None or answer.body is None:
            return
        wrong = self._specification.check_answer(
            route.method, route.path, answer.status, answer.body
        )
        if wrong is not None:
            self._backend.complain(f"the sandbox's answer to {route.method} {route.path}: {wrong}")

    def _record(self, route: Route, path: str, status: int, headers: dict[str, str]) -> None:
        at = self._backend.clock.now()
        self.requests.append(RequestRecord(route.method, route.path, path, status, at))
        self._backend.happenings.publish(
            "REQUEST",
            {
                "method": route.method,
                "route": route.path,
                "status": status,
                "remaining": headers.get("X-RateLimit-Remaining"),
                "limit": headers.get("X-RateLimit-Limit"),
            },
        )


def _suffer(fault: Fault) -> None:
    if fault.kind is FaultKind.RATE_LIMIT:
        raise RateLimited(fault.retry_after, scope=fault.scope, code=fault.code)
    raise ApiError(fault.status, fault.code, "a fault that was ordered")


def _response(answer: Answer, headers: dict[str, str]) -> web.Response:
    if answer.body is None:
        return web.Response(status=answer.status, headers=headers)
    # discord.py reads JSON only when the content type is exactly this, without a charset.
    typed = headers | {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(answer.body).encode(), status=answer.status, headers=typed)
