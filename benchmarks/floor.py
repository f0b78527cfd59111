"""The floor: the HTTP exchanges of a round, or the answers to commands, and no bot around them.

python -m benchmarks.floor rounds API GATEWAY MODEL TOKEN CHANNEL SESSIONS
python -m benchmarks.floor answers API GATEWAY MODEL TOKEN
"""

from __future__ import annotations

import asyncio
import json
import sys
from http import HTTPStatus

from aiohttp import ClientSession, ClientTimeout, TCPConnector

from benchmarks.text import TEXT

_INSTRUCTIONS = "You judge texts and make them better. " * 100
"""About as long as the bot's."""
_VERDICTS = ('"winner": "A"', '"winner": "B"')
_INTENTS = 13_825


def _question(case: int) -> dict[str, object]:
    text = f"{TEXT} {case}"
    document = {"do": "judge and write", "original": text, "texts": {"A": text}}
    messages = [
        {"role": "system", "content": _INSTRUCTIONS},
        {"role": "user", "content": json.dumps(document)},
    ]
    return {"model": "scripted", "stream": True, "messages": messages}


def _card(head: str, text: str) -> dict[str, object]:
    buttons = [{"type": 2, "style": 2, "label": n, "custom_id": n} for n in ("a", "b", "c")]
    blocks = [{"type": 10, "content": f"### {head}"}, {"type": 10, "content": text}]
    frame = {"type": 17, "components": [*blocks, {"type": 1, "components": buttons}]}
    return {"flags": 1 << 15, "components": [frame], "allowed_mentions": {"parse": []}}


async def _sent(http: ClientSession, method: str, url: str, card: dict[str, object]) -> str:
    """The id of a card that was posted or edited; what is refused for haste is sent again."""
    while True:
        async with http.request(method, url, json=card) as answer:
            answered = await answer.json()
        if answer.status != HTTPStatus.TOO_MANY_REQUESTS:
            return str(answered["id"])
        await asyncio.sleep(answered["retry_after"])


async def refine(http: ClientSession, api: str, model: str, channel: str, case: int) -> None:
    """Round after round: an answer is read, its verdict edits a card, its draft is another."""
    cards, text = f"{api}/channels/{channel}/messages", f"{TEXT} {case}"
    newest = await _sent(http, "POST", cards, _card("Original", text))
    number = 0
    while True:
        content, is_judged = "", False
        url = f"{model}/v1/chat/completions"
        async with http.post(url, json=_question(case)) as stream:
            async for line in stream.content:
                if line.startswith(b"data: {"):
                    for choice in json.loads(line[6:])["choices"]:
                        content += choice["delta"].get("content", "")
                if not is_judged and any(verdict in content for verdict in _VERDICTS):
                    is_judged = True
                    head = f"Draft {number} · 7.0/10" if number else "Original 7/10"
                    await _sent(http, "PATCH", f"{cards}/{newest}", _card(head, text))
        text, number = json.loads(content)["draft"], number + 1
        newest = await _sent(http, "POST", cards, _card(f"Draft {number}", text))


async def answer_commands(http: ClientSession, api: str, gateway: str, token: str) -> None:
    """Each command is answered with a message at once."""
    socket = await http.ws_connect(gateway)
    data = {"token": token, "intents": _INTENTS, "properties": {}}
    await socket.send_json({"op": 2, "d": data})
    tasks = set()

    async def answer(interaction: str, secret: str) -> None:
        body = {"type": 4, "data": _card("Refining", TEXT)}
        url = f"{api}/interactions/{interaction}/{secret}/callback"
        async with http.post(url, json=body) as answered:
            await answered.read()

    async for message in socket:
        event = json.loads(message.data)
        if event["t"] == "INTERACTION_CREATE":
            task = asyncio.create_task(answer(event["d"]["id"], event["d"]["token"]))
            tasks.add(task)
            task.add_done_callback(tasks.discard)


async def main(what: str, api: str, gateway: str, model: str, token: str, *given: str) -> None:
    """Do one of the two until killed."""
    headers, timeout = {"Authorization": f"Bot {token}"}, ClientTimeout(total=None)
    connector = TCPConnector(limit=0)
    async with ClientSession(headers=headers, timeout=timeout, connector=connector) as http:
        if what == "answers":
            await answer_commands(http, api, gateway, token)
            return
        channel, sessions = given
        async with asyncio.TaskGroup() as group:
            for case in range(int(sessions)):
                group.create_task(refine(http, api, model, channel, case))
                await asyncio.sleep(1 / 40)  # it has no governor


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
