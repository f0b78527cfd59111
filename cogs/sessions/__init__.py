"""`/sessions`: what was begun, found again, opened, gone on with, exported and deleted.

`command` is how Discord shows it, `cog` takes the command and the controls of its private card,
`cards` draws that, and `ids` names the controls so that they outlive a restart. `sight` says whose
sessions a person may see, `desk` does to one what they ask for; `farewell` changes the message that
opened a session which is deleted. `expiry` deletes what nobody touches, and `warning` tells of a
final before. `room` wires all of it.
"""
