"""A team's ideas become one text: the pure core of a brainstorm.

A `board` is the fold (`fold`) of its events (`events`): `ideas` are gathered, like ones
(`likeness`) are put together (`grouping`), people vote (`tally`), and the winners become a brief
and a first draft (`shaping`). `phases` says how one ends and the next begins, `loop` what to do
next, `questions` what a model is asked, and `handover` begins the session that refines the text
with the same people. `discretion` keeps what a board tells nobody. No clock, no chance, no I/O.
"""
