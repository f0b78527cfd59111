"""The card of a pause: a budget is used up, and the session goes on by itself. Pure."""

from __future__ import annotations

from bot.refine.session import Pause
from bot.text import Catalogue
from cogs.thread.card import NEUTRAL, Button, Card
from cogs.thread.controls import Verb
from cogs.thread.people import mention


def pause_card(number: int, pause: Pause, catalogue: Catalogue) -> Card:
    """The card of a session's pause, numbered from 1; *Stop* also names its message."""
    words = catalogue.say("budget-over") if pause.is_over else pause_words(pause, catalogue)
    stop = Button(Verb.STOP, catalogue.say("button-stop"), is_enabled=not pause.is_over)
    return Card(f"pause{number}", None, NEUTRAL, (words,), (stop,))


def pause_words(pause: Pause, catalogue: Catalogue) -> str:
    """Whose budget is used up, and when the session goes on."""
    until = int(pause.until)
    return catalogue.say(
        "budget-pause",
        whose=pause.whose,
        payer=mention(pause.payer, catalogue),
        until=f"<t:{until}:f> (<t:{until}:R>)",
    )
