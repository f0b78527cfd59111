"""A loopback Discord that discord.py accepts unmodified: REST v10, gateway v10 and CDN.

The rooms, from the inside out:

- `state/` is the world, who may do what in it, and the actions that change it;
- `shapes/` is its JSON, as Discord's official document has it;
- `content/` reads what a message is to say, and refuses what Discord would refuse;
- `gateway/` takes the bot's WebSockets and sends it events; `happenings` is the stream of all
  that occurs, on which tests and front ends wait;
- `rest/` holds the routes, one file a resource; `pipeline` is what every request passes, with
  `limits`, `faults` and `spec` (the official OpenAPI document, when it is at hand);
- `people/` is the cast: a `Member` talks, reacts, uses commands and controls, and what they get
  back is an `Invocation`;
- `app` serves it all: `async with DiscordServer() as server`.
"""

from sandbox.server.app import DiscordServer

__all__ = ["DiscordServer"]
