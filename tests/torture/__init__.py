"""The kill harness: many people at work, and a bot that dies again and again under their hands.

victim.py      the bot as a process that is killed, or that dies at an await
fuse.py        what ends it there; awaits.py knows where that can be, warm.py makes starts cheap
tally.py       which awaits were reached, and where the next process is to die
crowd.py       people who refine (refiners.py) and brainstorm (thinkers.py), and remember what was
               acknowledged (people.py)
weather.py     what goes wrong around them
audit.py       what was promised, what the log tells, and what Discord shows: the differences
life.py        one database and one Discord, and all the processes that live and die on them
long.py        many lives, as many at once as there are cores
recovery.py    how soon a thousand interrupted sessions go on after a restart
__main__.py    `make torture`: the long run and its table; unreached.py explains what is missing
"""
