"""The welcome: a few messages that set the scene for somebody who opens the page."""

from __future__ import annotations

from sandbox.server.app import DiscordServer

GREETING = (
    "Welcome to the sandbox. The bot here is the real one; only this server is made up. "
    "Type **/refine** in <#{writing}> and give it a text, or **/brainstorm** and think together: "
    "you can be all of us."
)
INVITATION = (
    "We is happy to announce that our weekly writing meetup will be held on Friday, March 13 at "
    "18:30 in order to give everyone the oportunity to share there work. At this point in time "
    "there are 12 places left, so please make sure that you sign up at "
    "https://example.org/meetup as soon as possible. We are really very excited to see you there!"
)
HINT = (
    "Could somebody make this better? Open my message's menu (the ⋯ beside it), then "
    "*Refine this message*."
)


def set_scene(discord: DiscordServer) -> None:
    """Let people say what a newcomer can do."""
    ada, ben = discord.member("ada"), discord.member("ben")
    ada.say(discord.general, GREETING.format(writing=discord.writing.id))
    ben.say(discord.writing, INVITATION)
    ben.say(discord.writing, HINT)
    ben.open_post(discord.forum, "A first line for our zine", "Words, they are hard sometimes.")
    ben.say(discord.lounge, "The bot is no member here, but you have it with you: try /refine.")
