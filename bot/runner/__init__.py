"""The runner: load, decide, perform, append, until there is nothing to do.

`ledger` appends to a session's log, whatever else happens to it; a `driver` carries one session as
far as it goes by itself, and `refining` and `brainstorming` say how for each kind; a `meter` has
what a call used; a `crew` has the drivers of a kind; `screen` keeps out what may not be shown;
`clock` wakes the sessions that wait for a time, and `raising` those that wait for a budget;
`runner` owns them. `outlasting` waits for the database, `enduring` begins anew what is never to
end, `apart` has one session that fails keep no other, and `turns` has what many do to one thing
done one after the other.
"""
