"""A brainstorm as a document: its ideas, its votes, its brief, and the drafts that came of it."""

from __future__ import annotations

from bot.brainstorm.board import Board, Idea
from bot.brainstorm.tally import Standing, standings, voters
from bot.documents.session import Json, as_json, as_markdown, fenced, iso
from bot.refine.session import Session
from bot.story.forgetting import is_forgotten
from bot.story.hidden import one_line
from bot.text import Catalogue

Refined = tuple[int, Session]
"""The session that a board was handed over to, by its number."""


def board_as_json(key: int, board: Board, refined: Refined | None, catalogue: Catalogue) -> Json:
    """The whole board; people's ids only where it is not anonymous, its votes once anybody may see
    them (null before), times ISO 8601 in UTC."""
    proposal = board.proposal
    return {
        "session": key,
        "topic": board.topic,
        "goal": board.goal,
        "phase": board.phase,
        "host": str(board.host),
        "anonymous": board.limits.is_anonymous,
        "ideas": [_idea(board, idea) for idea in board.live_ideas],
        "votes": None if board.hides_votes else [_standing(s) for s in standings(board)],
        "voters": len(voters(board)),
        "brief": proposal.brief if proposal else None,
        "credits": [
            {"idea": c.idea, "people": [str(p) for p in c.people], "became": c.became}
            for c in (proposal.credits if proposal else ())
        ],
        "refined": as_json(*refined, catalogue) if refined else None,
        "opened_at": iso(board.opened),
        "updated_at": iso(board.now),
    }


def board_as_markdown(key: int, board: Board, refined: Refined | None, catalogue: Catalogue) -> str:
    """The board to read: the ideas, the result of the vote, the brief, and every draft."""
    say = catalogue.say
    parts = [say("export-board-title", session=str(key), topic=one_line(board.topic))]
    if board.goal:
        parts.append(say("export-board-goal", goal=one_line(board.goal)))
    if board.live_ideas:
        lines = [_idea_line(board, idea, catalogue) for idea in board.live_ideas]
        parts += [say("export-ideas"), "\n".join(lines)]
    if board.groups is not None:
        lines = [say("export-votes-hidden")] if board.hides_votes else _standings(board, catalogue)
        parts += [say("export-votes"), "\n".join(lines)]
    if board.proposal is not None:
        parts += [say("export-brief-head"), fenced(board.proposal.brief)]
    if refined is not None:
        parts.append(as_markdown(*refined, catalogue).rstrip())
    return "\n\n".join(parts) + "\n"


def _idea(board: Board, idea: Idea) -> Json:
    is_named = idea.person is not None and not (
        board.limits.is_anonymous or is_forgotten(idea.person)
    )
    return {
        "number": idea.number,
        "text": idea.text,
        "person": str(idea.person) if is_named else None,
        "by_model": idea.person is None,
        "at": iso(idea.at),
    }


def _standing(standing: Standing) -> Json:
    return {
        "rank": standing.rank,
        "tied": standing.is_tied,
        "votes": standing.votes,
        "ideas": [idea.number for idea in standing.option.ideas],
    }


def _idea_line(board: Board, idea: Idea, catalogue: Catalogue) -> str:
    details = {"number": str(idea.number), "text": one_line(idea.text)}
    if idea.person is None:
        return catalogue.say("export-idea", who=catalogue.say("board-mine"), **details)
    if board.limits.is_anonymous:
        return catalogue.say("export-idea-alone", **details)
    return catalogue.say("export-idea", who=_whose(idea.person, catalogue), **details)


def _whose(person: int, catalogue: Catalogue) -> str:
    return catalogue.say("person-forgotten") if is_forgotten(person) else f"<@{person}>"


def _standings(board: Board, catalogue: Catalogue) -> list[str]:
    return [
        catalogue.say(
            "board-place",
            rank=f"{s.rank}{'=' if s.is_tied else '.'}",
            text=one_line(s.option.text),
            votes=s.votes,
        )
        for s in standings(board)
    ]
