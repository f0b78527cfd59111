"""Asks a model server through the real SDK, as the bot does."""

import json
from collections.abc import AsyncIterator

from openai import AsyncOpenAI, AsyncStream
from openai.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionMessageParam,
    ChatCompletionStreamOptionsParam,
)

from sandbox.model import Document

MODEL = "any-name-is-taken"


def messages(document: Document) -> list[ChatCompletionMessageParam]:
    """The two messages of a round."""
    return [
        {"role": "system", "content": "You judge and write."},
        {"role": "user", "content": json.dumps(document, ensure_ascii=False)},
    ]


async def ask(client: AsyncOpenAI, document: Document) -> ChatCompletion:
    """The whole answer."""
    return await client.chat.completions.create(model=MODEL, messages=messages(document))


async def stream(client: AsyncOpenAI, document: Document) -> AsyncStream[ChatCompletionChunk]:
    """The answer as it comes, with usage at its end."""
    options: ChatCompletionStreamOptionsParam = {"include_usage": True}
    return await client.chat.completions.create(
        model=MODEL, messages=messages(document), stream=True, stream_options=options
    )


async def pieces(chunks: AsyncStream[ChatCompletionChunk]) -> AsyncIterator[str]:
    """The pieces of content in a stream."""
    async for chunk in chunks:
        if chunk.choices and chunk.choices[0].delta.content:
            yield chunk.choices[0].delta.content


def content(completion: ChatCompletion) -> str:
    """What the assistant said."""
    said = completion.choices[0].message.content
    assert said is not None
    return said
