"""`/privacy`: what is stored about a person, as a file, and how to be forgotten.

`command` is how Discord shows it, `cog` takes the commands and the controls of their private cards,
`cards` draws those, and `ids` names the controls. `forgetting` forgets a person everywhere, also
when the bot ends in the middle of it; `departures` deletes what belongs to servers that the bot has
left. `room` wires all of it.
"""
