"""The store: every session's log in one SQLite file. The only room with SQL.

`store` is what the rest of the program opens, `reader` its half that only reads; `writer` commits
what many ask for at once in one transaction; `codec` turns events into JSON and back; `lists` finds
sessions by whose they are, by title and by age, `servers` keeps what servers have set, `tokens` how
a guest's message is changed, and `notes` what the program writes down for itself;
`database` opens connections, `migrate` brings an older file to the schema in `migrations/`, `lock`
tells who runs on a file, `checking` looks it all through, and `copies` makes backups and puts them
back.
`privacy` shows and forgets one person: `holdings` is what there is, `dossier` the document of it,
`forgetting` overwrites it; `departures` is about servers that the bot has left, `aging` about what
is too old to be kept.
"""
