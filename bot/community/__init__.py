"""PURE: what a server decides for itself, and what that means.

`settings` are the fold of a server's changes, so that who changed what and when is never lost;
`expiry` says when a session that nobody touches ends, and `budget` whose calls have to fit under
which caps.
A rubric of a server's own comes in as a `sheet` of words that know their lines, from a file or
from a `form`; `finding` looks for one by what somebody types.
"""
