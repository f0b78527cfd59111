"""Refining a text with the people who read it.

What people do comes in through `cog` (commands and boxes, checked by `desk`), `steering` (buttons
and forms, with `press` and `deeds`), `reacting`, `listening` and `recount`; `guests` keeps a
session alive where the bot is no member. What they see is painted by `cards` (pure, with `drafts`,
`ending`, `outage`, `final` and `sheet`, in the words of `naming`); `scene` hands it to the
publisher of `cogs/thread`.
"""
