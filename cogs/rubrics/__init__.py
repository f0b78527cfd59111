"""The rubrics of a server: seen by everybody, changed by those who manage it.

`cog` takes the commands (`command`), forms (`forms`) and buttons to the `desk`; the `shelf` has
all that can be chosen in a place, for `/refine` too. What is shown is in `pages` (pure).
"""
