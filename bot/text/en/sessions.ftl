## /sessions: the command

command-sessions = Find what was begun: open it, go on with it, export or delete it
option-whose = Your own sessions, or those of this server that you can see
option-search = Words of a title
whose-mine = mine
whose-server = this server's

## /sessions: the card that only the person sees

sessions-mine = ### Your sessions
sessions-server = ### This server's sessions
sessions-search = -# with “{ $search }” in the title
sessions-none = There are none. /{ command-name-refine } begins one.
sessions-none-found = There are none. Try other words, or leave them out to see all.
sessions-title = **{ $number }.** [{ $title }]({ $link })
sessions-one = ### [{ $title }]({ $link })
sessions-file = The whole session, for you alone.
sessions-state = -# { $kind ->
        [brainstorm] Brainstorm
       *[other] Refine
    } · { $status ->
        [running] under way
        [accepted] accepted
        [over] handed on
        [closed] closed
       *[other] waits for people
    }{ $best ->
        [none] {""}
       *[other] {" "}· best { $best }
    } · moved { $moved }
sessions-begun = -# begun { $begun } by { $person }
sessions-choose = Choose one…
sessions-sure = Delete “{ $title }” for good? Its drafts, scores and requests leave my memory. What stands in the thread stays.
sessions-deleted = “{ $title }” is deleted.
sessions-resumed = It goes on: { $link }
button-open = Open
button-resume = Go on
button-md = Export Markdown
button-json = Export JSON
button-delete = Delete
button-erase = Delete for good
button-not = No
button-list = All sessions
refused-delete = Only its author, or who manages this server or its messages, can delete it.
refused-export-size = This does not fit into a file that Discord takes, not even compressed. Ask whoever runs me: they can export it.
refused-resume-runs = It is under way already: { $link }
refused-resume-board = A brainstorm goes on by its own buttons: { $link }
refused-resume-guest = I am a guest there. Press Another round under its message: { $link }
refused-resume-elsewhere = I can go on with it only from where it stands: { $link }
session-deleted = This session was deleted. What stands here is no longer mine to change.

## The warning before a final is deleted because nobody touched it

expiry-warning = ### ⏳ “{ $title }” will be deleted on { $until }
    -# Nobody has touched it for { $days ->
        [one] a day
       *[other] { $days } days
    }. Anything done in it keeps it, and so does this button. Its [final and its drafts]({ $link }) leave my memory otherwise.
expiry-kept = ### “{ $title }” stays
    -# Somebody kept it.
button-keep = Keep it
