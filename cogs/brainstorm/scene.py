"""The scene of a board: its cards, its marks, and what ends it when nobody can see it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.brainstorm.board import LIVE, Board
from bot.brainstorm.events import Abandoned, Phase
from bot.brainstorm.loop import next_action
from bot.story.events import Event, Seeded
from bot.text import Catalogue
from cogs.brainstorm.cards import cards, head
from cogs.thread.card import Card
from cogs.thread.markdown import escaped
from cogs.thread.parting import Parting, named
from cogs.thread.scene import Mark, Moment, Offer


class BoardScene:
    """One board's."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def head(self, board: Board) -> Card:
        """The message that opens the board."""
        return head(board, self._catalogue)

    def cards(self, board: Board, moment: Moment, /) -> list[Card]:
        """Everything else that should be shown; nothing on a board grows or closes."""
        return cards(board, self._catalogue, moment.wait)

    def marks(self, board: Board) -> Sequence[Mark]:
        """The ideas whose message has no 📝 yet."""
        return [
            Mark(str(i.number), i.message, i.channel)
            for i in board.live_ideas
            if i.message is not None and not i.is_noted
        ]

    def offer(self, board: Board) -> Offer | None:
        """Nothing is offered; that a phase is shown is noted once it waits for people."""
        is_shown = board.place.seeded >= board.step or next_action(board) is not None
        return None if is_shown else Offer(board.step)

    def is_moving(self, board: Board) -> bool:
        """Whether more will come by itself."""
        return next_action(board) is not None

    def writing(self, _board: Board, /) -> object:
        """Nothing grows."""
        return None

    def gave_up(self, board: Board, now: float) -> Sequence[Event]:
        """Nobody can see the board any more: it is left as it is."""
        is_left = board.place.seeded >= board.step and not board.is_live
        return () if is_left or board.phase is Phase.GONE else (Abandoned(now),)

    def parting(self, board: Board) -> Parting | None:
        """The ideas go with it, without the names. A board is left only once."""
        is_gone = board.phase is Phase.GONE and board.phases[-2] in LIVE
        if not is_gone or board.place.seeded >= board.step:
            return None
        place = named(board.place)
        code = "parting-board" if board.live_ideas else "parting-board-empty"
        words = self._catalogue.say(code, title=escaped(board.title), place=place)
        ideas = "\n".join(f"- {idea.text}" for idea in board.live_ideas)
        return Parting(board.host, words, ideas, board.opened)

    def parted(self, board: Board, now: float) -> Sequence[Event]:
        """Nothing of its last phase is left to be shown."""
        return () if board.place.seeded >= board.step else (Seeded(now, board.step),)
