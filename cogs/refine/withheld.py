"""The card of a draft that moderation flagged: why nobody sees it, and none of its words. Pure."""

from __future__ import annotations

from bot.refine.draft import Withheld
from bot.text import Catalogue
from cogs.thread.admission import named
from cogs.thread.card import REJECTED, Button, Card
from cogs.thread.controls import Verb


def withheld_card(withheld: Withheld, catalogue: Catalogue) -> Card:
    """The card in the place of the draft's; its button also names its message."""
    number = str(withheld.number)
    return Card(
        key=number,
        reply_to=None if withheld.based_on is None else str(withheld.based_on),
        accent=REJECTED,
        blocks=(withheld_words(withheld, catalogue),),
        buttons=(Button(Verb.SAY, catalogue.say("button-say")),),
    )


def withheld_words(withheld: Withheld, catalogue: Catalogue) -> str:
    """That it was kept out, and for what."""
    title = catalogue.say("card-draft", number=str(withheld.number))
    categories = named(withheld.categories, catalogue)
    return f"{title}\n{catalogue.say('card-withheld', categories=categories)}"
