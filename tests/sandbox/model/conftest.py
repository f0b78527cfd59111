"""One loaded editor for all tests (its dictionaries take a second), and SDK clients."""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from openai import AsyncOpenAI

from sandbox.model import ModelServer
from sandbox.model.editor import OfflineEditor


@pytest.fixture(scope="session")
def editor() -> Iterator[OfflineEditor]:
    with OfflineEditor() as loaded:
        yield loaded


Connect = Callable[[ModelServer], AsyncOpenAI]


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """Connects the real SDK to a server, without its retries."""
    clients: list[AsyncOpenAI] = []

    def connected(server: ModelServer) -> AsyncOpenAI:
        client = AsyncOpenAI(base_url=server.base_url, api_key="any", max_retries=0)
        clients.append(client)
        return client

    yield connected
    for client in clients:
        await client.close()
