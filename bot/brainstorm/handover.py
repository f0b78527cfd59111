"""Handing over: the session that refines what a board came to, in the same place."""

from __future__ import annotations

from bot.brainstorm.board import Board
from bot.refine.events import Started
from bot.refine.rubric import Style


def started(board: Board, key: int, at: float) -> Started:
    """The first event of that session; its source makes a second one impossible.

    Its command is the board's newest message: nothing of the session is older, and its posts'
    nonces are not those of the board.

    Raises:
        ValueError: the board has no proposal.
    """
    proposal, place = board.proposal, board.place
    if proposal is None:
        raise ValueError("there is nothing to refine")
    return Started(
        at=at,
        source=f"board:{key}",
        author=board.host,
        brief=proposal.brief,
        style=Style.FREE,
        original=proposal.draft,
        limits=board.refine,
        channel=place.room,
        guild=place.guild,
        command=max((p.message for p in place.posts), default=place.command),
        threads=False,
        credits=proposal.credits,
        language=place.language,
        each_pays=True,
    )
