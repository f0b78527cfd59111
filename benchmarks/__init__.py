"""The benchmarks: what the bot adds to the time that a person waits for the model.

model.py      the scripted model, a process of its own
floor.py      the same HTTP exchanges without a bot, a process of its own
process.py    a process under measurement: what it has used of the machine
wire.py       what came to Discord, and when
rig.py        all of them together; the loopback Discord and the people are in this process
figure.py     what a benchmark comes to
__main__.py   `make bench`: the table

Each other file measures what it is named after.
"""
