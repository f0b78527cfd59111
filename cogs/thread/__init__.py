"""A thread that is the picture of a session, whatever its kind.

`scene` says what a kind of session has to tell; `publisher` has a `show` for each session that
moves, which makes its `page` (or a `guest`'s, where the bot is no member) match the scene's cards.
`card` is a message as plain values and `layout` what Discord shows of it; `controls` names buttons
so that they outlive a restart; `echoes` confirm requests early; `artist` has pictures drawn, which
`ink` makes look alike. `policy` knows what a server has decided, `opening` begins a session in
answer to a command, `answering` tells people in private what went wrong, `given` reads what they
filled in, `speech` what they say and `reactions` what they react; `absence` has `catch_up` read
what they did while the bot was away. `markdown` and `excerpt` keep their words whole, `limits` is
what Discord takes, `times` shows times. `cogs/refine` and `cogs/brainstorm` build on it.
"""
