"""PURE: what a server decides for itself, and what that means.

`settings` are the fold of a server's changes, so that who changed what and when is never lost;
`expiry` says when a session that nobody touches ends.
"""
