"""The screen: what people give and what the model writes passes it, or is kept out."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.brainstorm.questions import Shape, Sparks, Thought
from bot.errors import ModerationDown
from bot.ports import Moderator
from bot.refine.replies import Review, Written
from bot.story.hidden import laid_bare
from bot.story.rulings import Flagged, Unavailable

logger = logging.getLogger(__name__)

_PROBE = "Hello."
"""What a service is asked about that was not up when it was last heard of."""


class Screen:
    """Asks a moderator, if there is one, and knows what to do where that does not rule."""

    def __init__(self, moderator: Moderator | None = None, *, fails_open: bool = False) -> None:
        self._moderator = moderator
        self._fails_open = fails_open
        self._is_up: bool | None = None  # before it was heard of nobody knows

    @property
    def is_on(self) -> bool:
        """Whether anything is checked at all; if so, nothing is shown while it is written."""
        return self._moderator is not None

    async def flagged(self, *texts: str) -> tuple[str, ...]:
        """The categories for which the texts may not be shown; none where they may.

        They are laid bare: what nobody sees could stand between the letters of a word.

        Raises:
            ModerationDown: nobody can tell, and what nobody can tell does not pass.
        """
        said = [bare for text in texts if (bare := laid_bare(text).strip())]
        if self._moderator is None or not said:
            return ()
        ruling = await self._moderator.check(said)
        if isinstance(ruling, Unavailable):
            self._note(is_up=False)
            if not self._fails_open:
                raise ModerationDown(after=ruling.after)
            return ()
        self._note(is_up=True)
        return ruling.categories if isinstance(ruling, Flagged) else ()

    async def ready(self) -> None:
        """Before a model call: what nobody could check is not worth its price.

        Raises:
            ModerationDown: as `flagged`.
        """
        if not self._is_up and not self._fails_open:
            await self.flagged(_PROBE)

    def growing(self, text: str) -> str:
        """What may be shown of a draft that is being written."""
        return "" if self.is_on else text

    async def reviewed(self, review: Review) -> Review:
        """The judging half; its words are left out where they may not be shown."""
        said = [words for i in review.issues for words in (i.quote, i.problem)]
        said += [change.fact for change in (*review.lost, *review.added)]
        said += [request.why for request in review.requests]
        if not await self.flagged("\n".join(said)):
            return review
        requests = tuple(replace(request, why="") for request in review.requests)
        return replace(review, requests=requests, issues=(), lost=(), added=())

    async def written(self, written: Written) -> Written:
        """The writing half, or why there is none to be seen; words of no draft are left out."""
        flagged = await self.flagged(written.draft or "", written.changes)
        if not flagged:
            return written
        return Written(None, "", () if written.draft is None else flagged)

    async def thought(self, thought: Thought) -> Thought:
        """A thought without what may not be shown of it."""
        match thought:
            case Sparks(ideas):
                if not await self.flagged(*ideas):
                    return thought
                rulings = [(idea, await self.flagged(idea)) for idea in ideas]
                withheld = dict.fromkeys(name for _, found in rulings for name in found)
                passed = tuple(idea for idea, found in rulings if not found)
                return Sparks(passed, tuple(withheld))
            case Shape(brief, draft, credits):
                became = (words for _, words in credits)
                flagged = await self.flagged(brief, draft, *became)
                return Shape("", "", (), flagged) if flagged else thought
            case _:
                return thought

    def _note(self, *, is_up: bool) -> None:
        """Tell whoever runs the bot, once an outage."""
        if self._is_up is not False and not is_up:
            what = "texts pass unchecked" if self._fails_open else "nothing passes"
            logger.warning("moderation does not answer: %s until it does", what)
        elif self._is_up is False and is_up:
            logger.warning("moderation answers again")
        self._is_up = is_up
