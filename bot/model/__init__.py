"""The only room that talks to a language model, and the only one that imports openai.

    chat.py      ChatModel: who answers which half of a task
    exchange.py  one half, or both, through all the calls that it takes
    call.py      one HTTP call, as the pieces of text that it streams
    chunk.py     one event of a stream
    dialect.py   what a server has been found to support
    failures.py  what went wrong: repeat, ask for less, repair, or give up
    patience.py  how long to wait, and how often to try
    reading.py   an answer as it grows: finds the JSON and tells what of it is complete
    wire.py      the answer's JSON checked and turned into the core's values
    schema.py    the JSON schema of an answer
    endpoint.py  where a model is reached; its client
    prices.py    what tokens cost, and how many there are where the server does not say

A message of this room's errors and log lines holds the model's name and a status code, and never
what a provider or a person wrote.
"""

from bot.model.chat import ChatModel
from bot.model.endpoint import Endpoint
from bot.model.patience import Patience

__all__ = ["ChatModel", "Endpoint", "Patience"]
