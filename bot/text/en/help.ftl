## /help: the command

command-help = What I can do here, how to steer it, and what bounds it

## How to begin

help-begin = ### How to begin
    Give me a text. I write a better draft, judge it, keep what is better, and go again, as you steer.
help-not-here = ⚠️ { $why }
help-refine = - { $command } with `{ option-name-text }:` or a `{ option-name-file }:` (.txt, .md). With neither, a large box opens. `{ option-name-brief }:` says what it is for; with a brief and an empty box I write it myself.
help-menu = - In any message's menu, under *Apps*: *{ menu-refine }*, or *{ menu-refine-brief }*
help-brainstorm = - { $command } gathers everybody's ideas on a `{ option-name-topic }:`; you vote, and the winners become a text.
help-place-thread = -# Here I open a thread, and everybody in it can join in.
help-place-replies = -# My drafts will be replies right here, and everybody here can join in.
help-place-direct = -# My drafts will be replies right here.
help-place-guest = -# I am a guest here: a text and its drafts are one message, with buttons.
help-roles = -# In this server { $named } may begin texts and brainstorms; joining in takes no role.
help-channels = -# In this server texts and brainstorms may be begun in { $named }.

## How to steer

help-steer = ### How to steer
    - **Reply** to a draft with the ping on, or mention me: the next round has to do what you ask
    - 🔁 another round from that draft
    - 👍 👎 your vote; people outrank the judge
    - 📌 makes that draft the best (the author)
    - ✅ accepts it, and you get it ready to copy (the author)
    - 🛑 stops me; what is there stays
    -# All but the votes are buttons, too, and *Compare* shows you what changed between two drafts. With `{ option-name-open-to }: { open-to-me }` the author alone steers.
help-steer-direct = ### How to steer
    - **Reply** to a draft: the next round has to do what you ask
    - 🔁 another round from that draft
    - 👍 👎 your vote; it outranks the judge
    - 📌 makes that draft the best
    - ✅ accepts it, and you get it ready to copy
    - 🛑 stops me; what is there stays
    -# All but the votes are buttons, too, and *Compare* shows you what changed between two drafts.
help-steer-guest = ### How to steer
    Everything is in that one message:
    - *Give feedback*: the next round has to do what you ask
    - *Another round*: from the draft that you see; the menu shows any other
    - 👍 👎 your vote; people outrank the judge
    - *Pick* makes that draft the best (the author)
    - *Accept* gives it to you ready to copy (the author)
    - *Compare* shows you what changed between two drafts
    - *Stop*: what is there stays
    -# Messages and reactions do not reach me here. Each press lets me work on for 15 minutes.

## What holds here

help-limits = ### What holds here
help-limits-server = ### What holds in this server
help-rounds = **Rounds** · { $rounds }, or as many as you ask for (1 to 10); { $most } in all for one text
help-gather = **Gathering time** · { $time } in which more can be asked before a round begins
help-running = **At once** · { $most ->
        [one] one text
       *[other] { $most } texts
    } of yours
help-running-boards = **At once** · { $most ->
        [one] one text
       *[other] { $most } texts
    } of yours, and as many brainstorms
help-running-server = **In the whole server** · { $most } at once; the next wait in line
help-budget = **A day** · { $rounds ->
        [one] one round
       *[other] { $rounds } rounds
    } of yours, wherever you are (UTC)
help-length = **Longest text** · { $characters } characters
help-votes = **Votes in a brainstorm** · { $votes } each, unless its host says otherwise
help-moderation-on = **Moderation** · on: what you give me and what I write is checked
help-moderation-off = **Moderation** · off
help-rubrics = **This server's own styles** · { $names }
help-link-settings = -# { $command } changes what holds here.
help-link-rubric = -# { $command } shows what texts are judged by.
help-link-sessions = -# { $command } finds what was begun.
help-link-usage = -# { $command } shows what was used.
