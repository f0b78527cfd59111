"""What can be done in a place, told to whoever asks: `/help`.

`cog` takes the command and turns its pages, `here` finds out what is possible for that person in
that place, `names` knows how commands are written there, and `cards` draws. A page is told by its
number alone, so that its buttons outlive a restart.
"""
