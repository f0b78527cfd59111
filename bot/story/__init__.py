"""What every kind of session has in common, whatever it is about. Pure.

A session is its log: `events` has what any log can hold (where it is shown, what woke it, what it
cost), `place` and `spending` are what such events add up to, `summary` is the row that lists need,
`kind` is how a log is folded, and `forgetting` how somebody is taken out of one. `bot/refine` and
`bot/brainstorm` are the two kinds.
"""
