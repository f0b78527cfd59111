"""The answer of the offline editor: judges the texts it is given, mends the better one."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from sandbox.model.editor.analysis import Analyst
from sandbox.model.editor.harper_adapter import Harper
from sandbox.model.editor.round import Round
from sandbox.model.wire import Document


class OfflineEditor:
    """An `Answer` that works by rule. Its dictionaries load in its own thread from the start.

    One thread does all the work, because Harper must not be called from two at once and a page of
    text takes but a moment. As a context manager it ends that thread.
    """

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="offline-editor")
        self._analyst: Future[Analyst] = self._worker.submit(lambda: Analyst(Harper()))

    async def __call__(self, document: Document) -> Mapping[str, object]:
        """Judge, write, or both. Raises OSError when the dictionaries could not be loaded."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._worker, self._answer, document)

    def _answer(self, document: Document) -> Mapping[str, object]:
        return Round(document, self._analyst.result()).reply()

    def close(self) -> None:
        """End the thread, after the work it has begun."""
        self._worker.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
