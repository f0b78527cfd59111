"""The message that opens a session: the answer to its command."""

from __future__ import annotations

from bot.refine.rubric import Style
from bot.refine.session import Session
from bot.text import Catalogue
from cogs.thread.card import HEAD, WRITING, Button, Card
from cogs.thread.controls import Verb
from cogs.thread.markdown import escaped, quoted


def style_name(style: str, catalogue: Catalogue) -> str:
    """A rubric by its name: the built-in ones have theirs in the catalogue."""
    return catalogue.say(f"style-{style}") if style in set(Style) else escaped(style)


def head(session: Session, catalogue: Catalogue) -> Card:
    """What is refined, how, and for whom; it is never edited, for old messages resist it."""
    say, limits = catalogue.say, session.limits
    details: dict[str, str | float | None] = {
        "title": escaped(session.title),
        "style": style_name(session.style, catalogue),
        "rounds": limits.rounds,
        "author": f"<@{session.author}>",
    }
    if limits.target is None:
        lines = [say("head", **details)]
    else:
        target = catalogue.number(f"{limits.target:.1f}")
        lines = [say("head-target", target=target, **details)]
    if session.brief and session.original is not None:
        lines.append(say("brief-line", brief=quoted(session.brief, 300)))
    stop = Button(Verb.STOP, say("button-stop"))
    return Card(HEAD, None, WRITING, ("\n".join(lines),), (stop,))
