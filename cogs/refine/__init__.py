"""Refining a text in a thread.

`cog` takes the command and the presses, `publisher` makes threads match `cards`, `layout` turns a
card into what Discord shows, `controls` names buttons so that they outlive a restart.
"""
