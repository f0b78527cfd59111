"""The pure core: what a refinement is, what it does next, and what an event changes.

Nothing in this room knows a clock, a network, a database or chance; the same log always folds to
the same session. Read it in this order: `session` (the values), `events` (what can happen),
`fold` (what an event changes: with `bursts` and `attempts`, `requests`, `reactions` and `waiting`),
`loop` (what to do next), `task` and `prompts` (what the model is asked), `judging` (what its answer
means), `acceptance` (what code checks by itself: `facts`, which rests on `dates`, `figures`,
`phones` and `scan`, and `chatter`). `diff` is for those who show it.
"""
