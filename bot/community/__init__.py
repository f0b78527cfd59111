"""PURE: what a server decides for itself, and what that means.

`settings` are the fold of a server's changes, so that who changed what and when is never lost.
`budget` says whose calls have to fit under which caps.
"""
