"""The server: `/v1/chat/completions`, `/v1/models` and `/v1/moderations` on the loopback."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox.model.completion import Completion
from sandbox.model.delivery import Delivery, Interruption
from sandbox.model.faults import (
    BrokenStream,
    CutByLength,
    Faults,
    HiddenError,
    Page,
    Refused,
    SlowStart,
    Wrapped,
)
from sandbox.model.moderation import Moderation
from sandbox.model.request import Body, ChatRequest, Rejected, read_request
from sandbox.model.schema import misfit
from sandbox.model.wire import Answer, AnswerError, Reply

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
MODEL = "rule-check-offline"


class ModelServer:
    """An OpenAI-compatible endpoint while the context lasts; `base_url` is for the SDK.

    `api_key` is demanded if given, `pace` is the pause between streamed chunks in seconds.
    `faults` takes orders at any time, `requests` holds the bodies of the last hundred requests;
    `moderation` has its own of both.
    """

    def __init__(self, answer: Answer, *, api_key: str | None = None, pace: float = 0.0) -> None:
        self.faults = Faults()
        self.requests: deque[Body] = deque(maxlen=100)
        self.disconnects = 0
        self._disconnected = asyncio.Condition()
        self._answer = answer
        self._api_key = api_key
        self._pace = pace
        self._closing = asyncio.Event()
        self.moderation = Moderation(self._closing, _instead)
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        """Such as `http://127.0.0.1:4242/v1`. Raises RuntimeError when not started."""
        if self._runner is None or not self._runner.addresses:
            raise RuntimeError("the model server is not running")
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}/v1"

    async def wait_for_disconnects(self, count: int = 1) -> None:
        """Return once `count` clients, from the start on, hung up before their answer's end."""
        async with self._disconnected:
            await self._disconnected.wait_for(lambda: self.disconnects >= count)

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._in_their_shape], client_max_size=4 * 1024**2)
        app.router.add_post("/v1/chat/completions", self._complete)
        app.router.add_post("/v1/moderations", self.moderation.respond)
        app.router.add_get("/v1/models", self._models)
        app.router.add_get("/v1/models/{model}", self._model)
        # Cancelling the handler is how aiohttp tells that the client has hung up.
        runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0
        )
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self._runner = runner
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @web.middleware
    async def _in_their_shape(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Authorize, and report every error in OpenAI's shape."""
        try:
            self._authorize(request)
            return await handler(request)
        except Rejected as rejected:
            return error_response(rejected.refusal)
        except AnswerError as error:
            return error_response(Refused(500, str(error), type="server_error"))
        except web.HTTPException as error:
            said = f"{error.reason} ({request.method} {request.path})"
            return error_response(Refused(error.status, said))

    def _authorize(self, request: web.Request) -> None:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if self._api_key is not None and given != self._api_key:
            said = "Incorrect API key provided." if given else "You didn't provide an API key."
            raise Rejected(Refused(401, said, code="invalid_api_key"))

    async def _models(self, _: web.Request) -> web.Response:
        return web.json_response({"object": "list", "data": [model_object(MODEL)]})

    async def _model(self, request: web.Request) -> web.Response:
        return web.json_response(model_object(request.match_info["model"]))

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        try:
            return await self._respond(request)
        except (asyncio.CancelledError, ConnectionError):
            if not self._closing.is_set():
                await self._note_disconnect()
            raise

    async def _note_disconnect(self) -> None:
        async with self._disconnected:
            self.disconnects += 1
            self._disconnected.notify_all()

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        fault = self.faults.take()
        chat = self._admit(raw)
        if isinstance(fault, Refused | Page | HiddenError):
            return _instead(fault)
        completion = _completion(chat, await self._answer(chat.document), self.faults.most_tokens)
        interruption: Interruption | None = None
        match fault:
            case SlowStart():
                await fault.wait()
            case Wrapped(before, after):
                completion = replace(completion, content=before + completion.content + after)
            case CutByLength(after):
                completion = completion.cut(after)
            case BrokenStream(_, message) if not chat.stream:
                return _instead(HiddenError(message))
            case _:
                interruption = fault
        delivery = Delivery(
            request, completion, interruption, pace=self._pace, closing=self._closing
        )
        if chat.stream:
            return await delivery.stream(include_usage=chat.include_usage)
        return await delivery.whole()

    def _admit(self, raw: bytes) -> ChatRequest:
        chat = read_request(raw)
        self.requests.append(chat.body)
        refusal = self.faults.refused(chat.body)
        if refusal is not None:
            raise Rejected(refusal)
        return chat


def _completion(chat: ChatRequest, reply: Reply, maximum: int | None) -> Completion:
    if isinstance(reply, str):
        content = reply
    else:
        problem = misfit(chat.schema, reply) if chat.schema is not None else None
        if problem is not None:
            raise AnswerError(f"The reply does not fit the schema asked for: {problem}")
        content = json.dumps(reply, ensure_ascii=False)
    completion = Completion(chat.model, content, chat.prompt)
    most = chat.max_tokens or maximum
    return completion if most is None else completion.cut(most * 4)


def _instead(fault: Refused | Page | HiddenError) -> web.Response:
    match fault:
        case Refused():
            return error_response(fault)
        case Page(status, html):
            return web.Response(text=html, status=status, content_type="text/html")
        case HiddenError(message, code):
            return error_response(Refused(200, message, type="server_error", code=code))


def model_object(name: str) -> Body:
    """A model as `/v1/models` describes it."""
    return {"id": name, "object": "model", "created": 0, "owned_by": "sandbox"}


def error_response(refusal: Refused) -> web.Response:
    """An error in OpenAI's shape."""
    error = {
        "message": refusal.message,
        "type": refusal.type,
        "param": refusal.param,
        "code": refusal.code,
    }
    headers = {}
    if refusal.retry_after is not None:
        headers["Retry-After"] = f"{refusal.retry_after:g}"
    return web.json_response({"error": error}, status=refusal.status, headers=headers)
