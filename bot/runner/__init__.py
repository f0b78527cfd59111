"""The runner: load, decide, perform, append, until there is nothing to do.

`ledger` appends to a session's log, whatever else happens to it; `driver` carries one session as
far as it goes by itself; `clock` wakes the sessions that wait for a time; `runner` owns them.
"""
