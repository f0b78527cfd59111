"""Refining a text with the people who read it.

What people do comes in through `cog` (commands and boxes, checked by `desk`), `steering` (buttons
and forms), `reacting`, `listening` and `recount`, and is acknowledged by `answering`. What they
see is painted by `cards` (pure, with `drafts`, `ending`, `final` and `sheet`) and made true by
`publisher`: a `show` for each session that moves, on a `page`, or on a `guest`'s page where the bot
is no member. `layout` turns a card into what Discord shows; `controls` names buttons so that they
outlive a restart.
"""
