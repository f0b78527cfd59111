"""Thinking together: a team's ideas on a board become one text.

What people do comes in through `cog` (the command, buttons and forms) and `hearing` (replies,
mentions and reactions). What they see is painted by `cards` (pure, with `lines` and `chart`); a
`ballot` and a `listing` are for one person alone. `scene` hands the cards to the publisher of
`cogs/thread`.
"""
