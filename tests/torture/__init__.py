"""The kill harness: many people at work, and a bot that dies again and again under their hands.

victim.py     the bot as a process that is killed, or that dies at its nth await
crowd.py      people who refine and brainstorm, and remember what was acknowledged
audit.py      what was promised, what the log tells, and what Discord shows: the differences
life.py       one database and one Discord, and all the processes that live and die on them
recovery.py   how soon a thousand interrupted sessions go on after a restart
__main__.py   `make torture`: the long run and its table
"""
