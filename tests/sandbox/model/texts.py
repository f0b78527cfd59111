"""Ten texts of different kinds, most with faults."""

TWEET = (
    "soooo excited to announce that im launching my new podcast on Friday!!! At the end of the "
    "day, its basically a very good way to learn abuot history. Listen at "
    "https://pod.example/ep1 #history @ana 🎧"
)
ANNOUNCEMENT = """Hello everyone,

We are pleased to announce that the Riverside Library will reopen on March 3, 2027 at 10:00 am. \
Due to the fact that the old roof has been replaced, we are able to offer a large number of new \
seats. The children will have a reading room of their own on the second floor right next to the \
lifts, and there will be a quiet room for all who want to work in peace. In order to celebrate, \
there will be free coffee until 4 pm. It is important to note that parking is limited. More at \
https://library.example.org/reopening.

Each and every one of you is welcome!
"""
EMAIL = """Hi Tom,

I just wanted to let you know that the invoice #4471 for $1,250.00 has not been recieved. Could \
you please make a decision about it prior to 15 October? We would of called you but your number \
did not work. I am of the opinion that we should touch base next week with Ms. Alvarez from the \
“North Star” team.

Thanks in advance,
Jo"""
MARKDOWN = """# Fast Parser

This libary is able to parse JSON in order to to make your life easier.

```python
# teh parser, in order to work
parse("alot")
```

Use `parse_all()` prior to `close()`. It has the ability to handle a large number of the files.

| option | meaning |
| --- | --- |
| teh | alot of |

> teh quote is theirs

1. Install it from [teh site](https://teh.example).
2. Utilize it on a daily basis.
"""
LIST = """Things to bring:

- a tent (very important)
- warm cloths and a large amount of water
- definately a torch
- food for a period of 3 days

your going to love it."""
EMOJI = (
    "Hey @everyone 👋🏽 the raid starts at 20:30 <t:1700000000:F> in <#1234>! <@42> brings alot of "
    "potions <:potion:99>, and i bring 🧙‍♂️. Dont be late 😅 we should of won last time"
)
CLEAN = "The garden opens on Saturday. Bring gloves and a friend. We plant at nine and eat at noon."
GERMAN = (
    "Wir freuen uns, das neue Gartenprojekt am 3. März vorzustellen. Bitte bringt Handschuhe mit "
    "und meldet euch vorher an."
)
EMPTY = "  \n\n🎉🎉\n"
_PARAGRAPH = """Remote work has changed the way in which many companies operate, and it has also \
changed how people choose the cities they live in. In the event that a company calls everyone \
back, it should make a decision in a careful manner. There are a number of reasons for this, as \
the {n} people asked in 20{n:02} said. First and foremost, employees are extremely happy with \
flexibility, and they are not going to give it up without a fight. Furthermore, the vast majority \
of the workers beleive that they get more done at home. It is important to note that not every \
job can be done remotely, but a large number of jobs can. The manager of team {n} called me at \
9:{n} am, and he told me about the new rules for the office in Berlin. Its a state-of-the-art \
building. What it is is a change."""
ESSAY = "\n\n".join(_PARAGRAPH.format(n=n) for n in range(11, 18))

ALL = {
    "tweet": TWEET,
    "announcement": ANNOUNCEMENT,
    "email": EMAIL,
    "markdown": MARKDOWN,
    "list": LIST,
    "emoji": EMOJI,
    "clean": CLEAN,
    "german": GERMAN,
    "empty": EMPTY,
    "essay": ESSAY,
}
