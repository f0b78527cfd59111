"""The desk: opens boards, and does to them what people ask for in private or by a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.brainstorm.board import Board
from bot.brainstorm.events import (
    BriefEdited,
    Closed,
    IdeaGiven,
    MovedOn,
    Opened,
    Phase,
    SparkAsked,
    Voted,
)
from bot.brainstorm.fold import refusal, sparks_left
from bot.brainstorm.kind import BRAINSTORM
from bot.brainstorm.limits import MOST_CHARACTERS, BoardLimits
from bot.brainstorm.tally import chosen_by
from bot.errors import BadInput
from bot.runner.ledger import Ledger
from bot.story.events import Event
from cogs.brainstorm.command import Plan
from cogs.brainstorm.scene import BoardScene
from cogs.thread.opening import begin, begin_promised, check_permissions, takes_threads
from cogs.thread.parts import Parts
from cogs.thread.policy import Terms
from cogs.thread.publisher import Publisher
from cogs.thread.starts import Starts

if TYPE_CHECKING:
    from cogs.interaction import Interaction


class BoardDesk:
    """Checks what people do against the board as it is at that moment, and records it."""

    def __init__(self, parts: Parts, ledger: Ledger[Board], publisher: Publisher[Board]) -> None:
        self._ledger = ledger
        self._publisher = publisher
        self._store = parts.store
        self._admission = parts.admission
        self._policy = parts.policy
        most = parts.settings.max_running
        self._starts = Starts(ledger, self._hosted_by, most, "refused-boards")
        self._answers = parts.answers
        self._languages = parts.languages
        self._known = parts.governor.refusals.known

    async def open(self, interaction: Interaction, plan: Plan) -> None:
        """Open a board, and answer the command with its first message.

        Raises:
            BadInput: there is no topic, the server keeps it to others, a permission is missing,
                the person hosts too many, or the words do not pass moderation.
        """
        if not plan.topic:
            raise BadInput("refused-topic")
        await self._policy.check(interaction)
        words = self._answers.words(interaction)
        await check_permissions(interaction, words, self._known)
        await self._starts.check(interaction.user.id)
        event = self._opened(interaction, plan, await self._policy.terms(interaction))
        await self._admission.admit(interaction, plan.topic, plan.goal)
        if interaction.response.is_done():
            await begin_promised(interaction, event, self._starts, "started-board", words)
            return
        scene = BoardScene(self._languages.of(event.language))
        await begin(interaction, event, self._starts, self._publisher, scene)

    async def _hosted_by(self, person: int) -> int:
        """How many boards of a person's are open; one that is over may still have to be shown."""
        keys = await self._store.running_of(BRAINSTORM.name, person)
        boards = [(await self._ledger.open(key)).session for key in keys]
        return sum(board.is_live for board in boards)

    def _opened(self, interaction: Interaction, plan: Plan, terms: Terms) -> Opened:
        gather = 60.0 * plan.minutes
        return Opened(
            at=self._ledger.now(),
            source=str(interaction.id),
            host=interaction.user.id,
            topic=plan.topic,
            goal=plan.goal,
            limits=BoardLimits(
                gather=gather,
                vote=max(60.0, gather / 2),
                votes=plan.votes,
                is_hidden=plan.is_hidden,
                is_anonymous=plan.is_anonymous,
            ),
            refine=terms.limits,
            sparks=plan.ideas,
            channel=interaction.channel_id or 0,
            guild=interaction.guild_id,
            command=interaction.id,
            threads=takes_threads(interaction),
            language=terms.language,
        )

    async def give(self, interaction: Interaction, key: int, text: str) -> int:
        """Take down an idea from a form; its number.

        Raises:
            BadInput: it is too long, does not pass moderation, or no idea can be added.
        """
        source, person = str(interaction.id), interaction.user.id
        if len(text) > MOST_CHARACTERS:
            raise BadInput("refused-idea-length", limit=MOST_CHARACTERS, length=len(text))
        await self._admission.admit(interaction, text)
        event = IdeaGiven(self._ledger.now(), source, person, text)

        def make(board: Board) -> Sequence[Event]:
            if (code := refusal(board, person)) is not None:
                raise BadInput(code)
            return (event,)

        return len((await self._ledger.append(key, make)).ideas)

    async def spark(self, key: int, source: str, person: int) -> str:
        """Ask the model for an idea; the code of what to say.

        Raises:
            BadInput: no more can be asked for.
        """

        def make(board: Board) -> tuple[Sequence[Event], str]:
            if board.phase is not Phase.GATHER:
                raise BadInput("refused-gathered")
            if board.sparks_wanted:
                return (), "spark-joined"
            if sparks_left(board) <= 0:
                raise BadInput("refused-sparked")
            return (SparkAsked(self._ledger.now(), source, person),), "spark-asked"

        _, code = await self._ledger.decide(key, make)
        return code

    async def vote(
        self, key: int, source: str, person: int, among: Sequence[int], chosen: Sequence[int]
    ) -> tuple[Board, int]:
        """Take a menu's choice; the board after it, and how many votes were wanted if too many.

        Raises:
            BadInput: there is no vote.
        """

        def make(board: Board) -> tuple[Sequence[Event], int]:
            check_vote(board)
            elsewhere = [n for n in chosen_by(board, person) if n not in among]
            total = len(elsewhere) + len(chosen)
            if total > board.limits.votes:
                return (), total
            now = self._ledger.now()
            return (Voted(now, source, person, tuple(among), tuple(chosen)),), 0

        return await self._ledger.decide(key, make)

    async def move_on(self, interaction: Interaction, key: int, card: str) -> None:
        """End the phase whose card was pressed.

        Raises:
            BadInput: it is over already, or the person may not.
        """
        source, person = str(interaction.id), interaction.user.id

        def make(board: Board) -> Sequence[Event]:
            check_host(interaction, board)
            if card.partition("n")[0] != f"board{board.step}":
                raise BadInput("refused-moved")
            return (MovedOn(self._ledger.now(), source, person, board.phase),)

        await self._ledger.append(key, make)

    async def close(self, interaction: Interaction, key: int) -> None:
        """Close a board, so that nothing comes of it.

        Raises:
            BadInput: it is over already, or the person may not.
        """
        source, person = str(interaction.id), interaction.user.id

        def make(board: Board) -> Sequence[Event]:
            check_host(interaction, board)
            check_open(board)
            if not board.is_live:
                raise BadInput("refused-moved")
            return (Closed(self._ledger.now(), source, person),)

        await self._ledger.append(key, make)

    async def edit_brief(self, interaction: Interaction, key: int, brief: str) -> None:
        """Write the brief anew.

        Raises:
            BadInput: it is empty or does not pass moderation, there is none to edit, or the person
                may not.
        """
        source, person = str(interaction.id), interaction.user.id
        if not brief:
            raise BadInput("refused-empty")
        await self._admission.admit(interaction, brief)

        def make(board: Board) -> Sequence[Event]:
            check_brief(interaction, board)
            return (BriefEdited(self._ledger.now(), source, person, brief),)

        await self._ledger.append(key, make)


def check_open(board: Board) -> None:
    """Raises BadInput where the board is closed: then it is nobody's to change."""
    if board.is_closed:
        raise BadInput("refused-board-closed")


def check_vote(board: Board) -> None:
    """Raises BadInput where nothing can be voted for."""
    if board.phase is not Phase.VOTE or board.groups is None:
        raise BadInput("refused-no-vote")


def check_host(interaction: Interaction, board: Board) -> None:
    """Raises BadInput unless the person hosts the board or moderates the place."""
    if interaction.user.id != board.host and not interaction.permissions.manage_threads:
        raise BadInput("refused-host", host=f"<@{board.host}>")


def check_brief(interaction: Interaction, board: Board) -> str:
    """The brief that the person may edit.

    Raises:
        BadInput: there is none, or they may not.
    """
    check_host(interaction, board)
    if board.phase is not Phase.SHAPE or board.proposal is None:
        raise BadInput("refused-no-brief")
    return board.proposal.brief
