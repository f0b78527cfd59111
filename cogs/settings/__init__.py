"""What those who manage a server set there.

`cog` takes the command and the controls of its card, which are told by their custom ids (`ids`).
What is seen is pure: `card`, `history`, and in them the `wording` of each setting; `numbers` is the
form, and how it is read.
"""
