"""The page: a chat client in the browser, over the sandbox's Discord, for people to try the bot.

`server` serves it, `safety` keeps other sites out, `snapshot` tells a window what there is and
`feed` what happens, `acts` does what a person does, `control` breaks things on purpose, and
`welcome` sets the scene. `static` is the client. The bot does not know that any of this exists.
"""
