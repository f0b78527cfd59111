"""The card of an outage: the model is down, and the session goes on by itself. Pure.

It is posted once and says nothing that a further failure would change.
"""

from __future__ import annotations

from bot.refine.outage import LONGEST_PAUSE, Outage
from bot.text import Catalogue
from cogs.thread.card import NEUTRAL, Button, Card
from cogs.thread.controls import Verb
from cogs.thread.times import until


def outage_card(number: int, outage: Outage, catalogue: Catalogue) -> Card:
    """The card of a session's outage, numbered from 1; *Stop* also names its message."""
    say, code = catalogue.say, outage.code
    words = say("outage-over", code=code) if outage.is_over else outage_words(outage, catalogue)
    stop = Button(Verb.STOP, say("button-stop"), is_enabled=not outage.is_over)
    return Card(f"outage{number}", None, NEUTRAL, (words,), (stop,))


def outage_words(outage: Outage, catalogue: Catalogue) -> str:
    """What is wrong, that it goes on by itself, and when it is tried again."""
    return catalogue.say(
        "outage",
        code=outage.code,
        first=until(outage.first_try),
        minutes=LONGEST_PAUSE / 60,
        until=f"<t:{int(outage.until)}:f>",
    )
