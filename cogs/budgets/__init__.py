"""Budgets on Discord: what may be used, what was, and who has which roles.

`cog` has the commands `/budget` and `/usage`, whose shapes are in `command`; `usage` says what the
answer shows, `chart` what its picture does, which `drawing` draws; `amounts` writes numbers; and
`roles` keeps the roles that people are seen with.
"""
