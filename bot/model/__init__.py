"""The only room that talks to a language model, and the only one that imports openai.

    chat.py      ChatModel: who answers what
    form.py      what an exchange needs to know of whatever it asks for
    halves.py    the form of a round: one half, or both
    thinking.py  the form of a brainstorm's question
    exchange.py  one form to be answered, through all the calls that it takes
    call.py      one HTTP call, as the pieces of text that it streams
    chunk.py     one event of a stream
    dialect.py   what a server has been found to support
    ceiling.py   how many tokens it gives at most, read from its refusal
    failures.py  what went wrong: repeat, ask for less, repair, or give up
    moderation.py  OpenAIModerator: what may be shown
    breaker.py   while a model is down, one call a while finds out whether it is up
    patience.py  how long to wait, and how often to try
    reading.py   an answer as it grows, part by part
    opening.py   where its JSON begins, whatever is before it
    echo.py      an answer that repeats what the model was told
    lenient.py   how JSON is checked, lenient where that is safe
    wire.py      a round's answer in JSON, checked and turned into the core's values
    schema.py    the JSON schemas of answers
    endpoint.py  where a model is reached; its client
    transport.py  the connections under that client
    reach.py     whether anything answers there, asked once at the start
    prices.py    what tokens cost, and how many there are where the server does not say

A message of this room's errors and log lines holds the model's name and a status code, and never
what a provider or a person wrote.
"""

from bot.model.chat import ChatModel
from bot.model.endpoint import Endpoint
from bot.model.moderation import OpenAIModerator
from bot.model.patience import Patience
from bot.model.prices import is_priced
from bot.model.reach import is_reached, shown_address

__all__ = [
    "ChatModel",
    "Endpoint",
    "OpenAIModerator",
    "Patience",
    "is_priced",
    "is_reached",
    "shown_address",
]
