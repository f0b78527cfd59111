## Answers that only the person sees

refused-nothing = There is no text yet. Give me a text, a file or a brief, and I will start.
refused-empty = There is nothing in it yet. Write a few words, and send it again.
refused-too-long = This text has { $length } characters; I take up to { $limit }. Split it, or send the part that matters most.
refused-both = You gave a text and a file. Send one of them, and I will start.
refused-file-kind = I read .txt and .md files, and “{ $name }” is something else. Save its text as one of these, or paste it into the box of /{ command-name-refine }.
refused-file-size = “{ $name }” is too large: I take texts of up to { $limit } characters. Split it, or send the part that matters most.
refused-file-binary = “{ $name }” is no plain text (UTF-8). Save it as a .txt or .md file and send it again.
refused-file-gone = I could not read “{ $name }”. Please send it again.
refused-box = This message has { $length } characters; the box takes up to { $limit }. Use “Refine this message” for it.
refused-box-file = This text is in a file, which I cannot put into the box. Use “Refine this message” for it, or /{ command-name-refine } with `{ option-name-file }:` and `{ option-name-brief }:`.
refused-silent-message = This message has no text that I can read. Copy its words into the box of /{ command-name-refine }, give me a .txt or .md file with `{ option-name-file }:`, or choose another.
refused-no-draft-here = This message of mine is about no draft. Choose one with a draft in it, or what somebody else wrote.
refused-running = You have { $running ->
    [one] one text
   *[other] { $running } texts
 } in the works already. Let one finish, or stop it, and start this one then.
refused-line = So many texts are waiting already that yours would wait for hours. Please try again later.
refused-pace = That was faster than I can follow. In { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
 } it works again.
refused-permissions = I may not write here: I still need { $missing }. Ask a moderator to allow it, or start in another place.
refused-muted = You may not write here, so I take no words and no requests from you here either. Ask a moderator to let you write.
refused-locked = This thread is locked: I cannot write in it. Ask a moderator to unlock it, or start in another place.
refused-private-thread = I am not in this private thread, so I cannot write in it. Mention me here once, then try again.
refused-closed = I may not write in { $place }: it is gone, or closed to me by now. Start in another place, or ask a moderator to let me write there.
refused-gone = This session is no longer here. /{ command-name-refine } and /{ command-name-brainstorm } begin a new one.
refused-not-yours = Its author opened this session for themselves alone. You can read along, or begin one of your own with /{ command-name-refine }.
refused-rounds = This session has used { $limit ->
    [one] its only round
   *[other] all its { $limit } rounds
 }. Start a new one with the draft you like best.
refused-no-server = That works only in a server. Ask again in one where I am a member.
refused-manage = Only those who manage this server (the permission “Manage Server”) can do that. Ask one of them.
refused-store = I cannot write anything down right now, so nothing was changed. Please try again in a few minutes.
refused-flagged = I cannot take this up: moderation marks it as { $categories }. Nothing was kept or shown; say it in other words, and I will gladly start.
refused-unchecked = I cannot check texts right now, and take up none unchecked. Nothing was kept; please try again in a few minutes.
refused-broken = Something went wrong on my side, and nothing was lost. Please try again.
started-from-file = Your text is in the works: { $place }
started-board = Your brainstorm is open: { $place }
started-late = Discord keeps me waiting. Nothing is lost: all is written down, and opens in { $place } as soon as Discord lets me.
again-started = Another round from { $draft } is on its way.
again-queued = Another round from { $draft } begins once the rounds under way are done.
again-joined = Another round from { $draft } was asked for already; yours joins it.
again-first = The first draft is on its way.
again-first-joined = The first draft is on its way already.
stop-done = Stopped. Everything written so far stays.
stop-idle = Nothing is running here. Press Another round under a draft to go on.
