"""The form of a round: the judging half, the writing half, or both, told as they stream."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from bot.model.echo import Instructions, Listener
from bot.model.lenient import Misfit
from bot.model.reading import Reading
from bot.model.schema import Schema, schema_for
from bot.model.wire import review_of, written_of
from bot.refine.prompts import Prompt, prompt_for
from bot.refine.replies import Growing, Part, Review, Reviewed
from bot.refine.task import Do, Task

_JUDGING = ("requests", "issues", "lost", "added", "scores", "winner")
_WRITING = ("changes", "draft")


@dataclass(frozen=True, slots=True)
class Halves:
    """The halves of a task that are asked for; `review` is the other one, if it is there."""

    task: Task
    do: Do
    review: Review | None = None

    @property
    def name(self) -> str:
        return self.do

    @property
    def prompt(self) -> Prompt:
        review = None if self.review is None else asdict(self.review)
        return prompt_for(self.task, self.do, review)

    @property
    def schema(self) -> Schema:
        return schema_for(self.task, self.do)

    @property
    def sources(self) -> Sequence[str]:
        return [t.draft.text for t in self.task.texts] or [self.task.brief]

    def reading(self) -> Reading[Part]:
        return HalvesReading(self.task, self.do, Instructions(self.prompt))

    def after(self, part: Part) -> Halves:
        """Once the judging half is there, only the other is asked for."""
        if isinstance(part, Reviewed):
            return Halves(self.task, Do.WRITE, part.review)
        return self


class HalvesReading(Reading[Part]):
    """Reports each half as soon as it is complete, and the draft as it grows."""

    def __init__(self, task: Task, do: Do, instructions: Instructions) -> None:
        super().__init__(_JUDGING + _WRITING, instructions)
        self._listener = Listener(instructions)
        self._task = task
        self._awaits_review = do is not Do.WRITE
        self._awaits_draft = do is not Do.JUDGE
        self._draft = ""

    @property
    def _is_reported(self) -> bool:
        return not (self._awaits_review or self._awaits_draft)

    def _grown(self) -> list[Part]:
        parts: list[Part] = []
        if self._awaits_review:
            parts += self._reviewed()
        if self._awaits_draft and not self._awaits_review:
            parts += self._growth()
        return parts

    def _rest(self, answer: Mapping[str, object]) -> list[Part]:
        parts: list[Part] = []
        if self._awaits_review:
            parts.append(Reviewed(review_of(answer, self._task)))
        if self._awaits_draft:
            parts.append(written_of(answer, self._task))
        return parts

    def _reviewed(self) -> list[Part]:
        """The judging half, once it is complete.

        The last value of a growing object may be unfinished. In mode `on` an unfinished string is
        left out, so `winner`, the last key of this half, is whole as soon as it is there.
        """
        found = self._growing("on")
        last = next(reversed(found), "")
        if any(key not in found for key in _JUDGING) or last in _JUDGING[:-1]:
            return []
        if self._instructions.stand_in(found):
            return []  # `finish` says so
        try:
            review = review_of(found, self._task)
        except Misfit:
            return []  # here too
        self._awaits_review = False
        return [Reviewed(review)]

    def _growth(self) -> list[Part]:
        draft = self._growing("trailing-strings").get("draft")
        if not isinstance(draft, str) or len(draft) <= len(self._draft):
            return []
        self._draft = draft
        return [] if self._listener.hear(draft) else [Growing(draft)]
