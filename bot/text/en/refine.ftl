## The command

command-refine = Make a text better, round by round, in a thread where everyone can join in
option-text = The text to refine. Leave it out for a large box
option-file = A .txt or .md file with the text
option-brief = What the text is for, and what matters
option-style = What kind of text it is
option-rounds = How many drafts to try (1 to 10)
option-target = Stop early at this score (2 to 10)
option-open-to = Who may steer it; everyone in the thread can read it
open-to-everyone = Everyone in the thread
open-to-me = Only me
style-free = Free
style-tweet = Tweet
style-announcement = Announcement
style-email = Email
style-pitch = Pitch
style-readme = README

menu-refine = Refine this message
menu-refine-brief = Refine with a brief…

## The box

box-title = Refine a text
box-text = Your text
box-text-hint = Paste or write it here. Leave it empty to start from the brief alone.
box-brief = What it is for (optional)
box-brief-hint = For example: invite new members, friendly, at most 100 words

## The message that opens a session

head = **Refining** “{ $title }”
    -# { $style } · up to { $rounds ->
        [one] one round
       *[other] { $rounds } rounds
    } · asked for by { $author }
head-target = **Refining** “{ $title }”
    -# { $style } · up to { $rounds ->
        [one] one round
       *[other] { $rounds } rounds
    }, or { $target }/10 · asked for by { $author }
brief-line = -# Brief: { $brief }

## Cards

name-original = the original
name-first = the first draft
name-draft = draft { $number }
card-original = ### Original
card-first-draft = ### First draft
card-draft = ### Draft { $number }
card-score = { $name } · { $score }/10{ $delta }
card-writing = -# writing…
line = -# ⏳ In line: { $ahead ->
    [0] this is next.
    [one] one session goes first.
   *[other] { $ahead } sessions go first.
 }
line-about = -# ⏳ In line: about { $ahead } sessions go first.
line-own = -# ⏳ In line: this begins as soon as another session of its author's is through.
card-judging = -# being read by the judge…
card-unjudged = -# not judged yet
card-unfinished = -# This draft was not finished.
card-withheld = -# ↩️ kept out: moderation marks it as { $categories }, so nobody sees it. The best so far stays the best.
card-from = from { $base }
card-first = the starting point
card-kept = ✅ kept: { $reason }
card-rejected = ↩️ kept out: { $reason }
card-empty = -# There is no text in it.
card-whole = -# The beginning. The whole text is in the file below.
card-changes = **Changed:** { $changes }
card-same = -# Not a word is different.
card-spacing = -# Only spaces and line breaks are different.
card-rewritten = -# Almost all of it is new: { $before } characters before, { $after } now.
card-issues = **To mend next**
card-issue = - “{ $quote }”: { $problem }
card-added = -# New: { $facts }
card-lost = -# Left out: { $facts }
card-requests-met = -# Does what was asked: { $requests }
card-request-unmet = -# Not yet: { $request }
card-request-unmet-why = -# Not yet: { $request }: { $why }
card-request-unmet-more = -# Not yet: { $number } more
request-of = “{ $request }” ({ $person })
fact-because-brief = { $fact } (the brief asks for it)
fact-because-request = { $fact } (asked for by { $person })
list-more = and { $number } more
button-again = Another round
button-stop = Stop
button-say = Give feedback
button-accept = Accept
button-pick = Pick
button-compare = Compare

criterion-fit = purpose
criterion-clarity = clarity
criterion-concision = concision
criterion-correctness = correctness
criterion-voice = voice

reason-preferred = the judge prefers it
reason-met-request = it does what was asked
reason-chosen = you chose it
reason-not-preferred = the judge prefers the one before
reason-tie = no better than the one before
reason-lost = dropped “{ $detail }”
reason-invented = made up “{ $detail }”
reason-chatter = talks about the text instead of being it
reason-duplicate = the same as an earlier draft
reason-too-long = longer than { $detail } characters
reason-too-short = shorter than { $detail } characters
reason-unkept = without “{ $detail }”, which has to stay
reason-avoided = says “{ $detail }”, which is not to be said
reason-circular = says the same over and over
reason-script = in another script than your text
reason-empty = empty

## The card of an outage

outage = ### ⏳ Waiting for { $code ->
        [error-moderation-down] moderation
       *[other] the model
    }
    { $code ->
        [error-moderation-down] What is written cannot be checked right now, and is not shown unchecked.
        [error-model-unreachable] It cannot be reached right now.
        [error-model-never-reached] I have not reached it once since I was started: whoever runs this bot has to check OPENAI_BASE_URL, and that the model is running.
        [error-model-timeout] It takes too long to answer right now.
       *[error-model-busy] It is overloaded right now.
    } Nothing is lost: I go on by myself as soon as it answers.
    -# I try again at { $first }, and then in pauses of up to { $minutes } minutes until { $until }. What you ask for meanwhile is taken up then; *Stop* ends the waiting.
outage-over = -# ⏳ Here I waited for { $code ->
        [error-moderation-down] moderation, which could not check anything for a while.
       *[other] the model, which did not answer for a while.
    }

## The card that ends a burst

end-best = ### { $name } is the best so far
end-best-score = ### { $name } is the best so far · { $score }/10
end-none = ### No draft yet
end-change = -# { $first } → { $last } out of 10, { $rounds ->
        [0] no new draft
        [one] one draft
       *[other] { $rounds } drafts
    }
stop-target = The target is reached.
stop-rounds = All rounds are done.
stop-rejects = Two drafts in a row were kept out, so I stopped.
stop-nothing-left = There is nothing left that would clearly make it better.
stop-why = -# The model says: “{ $why }”
stop-limit = This session has used all its rounds. To go on, start a new one with the best draft.
stop-stopped = Stopped. Everything written so far stays.
end-again = React 🔁 to any draft, or press Another round, to go on from it.
end-usage = -# Scores are estimates by { $models } · { $calls ->
        [one] one call
       *[other] { $calls } calls
    }, { $tokens } tokens{ $estimated } · { $cost }
usage-estimated = {" "}(estimated)
cost-known = ${ $cost }
cost-unknown = cost unknown

parting-refine = I can no longer write in { $place }: refining “{ $title }” ends here, and nothing more is spent. The best text so far is in the file below.
parting-refine-empty = I can no longer write in { $place }: refining “{ $title }” ends here, and nothing more is spent.
status-note = -# This is how it stands now; the card further up is too old to change.
why-votes = -# The best by your votes
why-pick = -# The best by its author's pick
why-request = -# The best because it does what was asked
why-judge = -# The best by the judge's comparison
why-first = -# No draft was better so far

## The one message, where the bot is no member

sheet-running = -# Round { $round } of { $rounds } is under way.
sheet-asked = -# Asked for: { $request }
sheet-asked-more = -# Asked for: { $number } more
sheet-again = Press Another round to go on from the draft that you see.
sheet-best = the best
sheet-met = Draft { $number } does what was asked: it is in the menu.
sheet-closing = -# Discord soon keeps me from changing this message. Press *Show the newest* to see what comes next.
button-refresh = Show the newest
voted-up = Your 👍 for { $draft } counts.
voted-down = Your 👎 for { $draft } counts.
voted-back = Your vote for { $draft } is taken back.

## The comparison

compare-head = ### From { $left } to { $right }
    -# ~~gone~~ · **new**
compare-more = -# There is more: it goes on beyond what fits here.
compare-old = From: { $name }
compare-new = To: { $name }

## The final

final-head = ### ✅ Accepted: { $name }
final-in-file = The text is in the file below, ready to copy.
final-rounds = -# { $rounds ->
        [0] No draft was needed
        [one] One draft was written
       *[other] { $rounds } drafts were written
    }
final-rounds-of-ideas = -# { $rounds ->
        [0] The first draft needed no other
        [one] One further draft was written
       *[other] { $rounds } further drafts were written
    }
final-scores = -# { $first } → { $last } out of 10
final-cost = -# { $cost } for the model's calls
final-cost-unknown = -# What the model's calls cost is not known
final-helpers = -# With the help of { $people }
chart-title = Score out of 10, draft by draft
chart-subtitle = By criterion, out of 5
chart-start = start
chart-scores = Scores by draft: { $scores }.
chart-gain = { $name } { $first } to { $last }
chart-gains = By criterion, first to last: { $gains }.

## Hints

hint-reply = I could not read your reply: Discord shows me only replies that ping me. Leave the ping (@ ON) switched on, or press *Give feedback*.
hint-wordless = There are no words in this message, and files I do not read here. Write what should be different: reply to a draft once more, or press *Give feedback*.
hint-edit = I cannot read what you changed in this message: Discord shows me an edit only where it names me. Mention me in it, or delete it and say it anew; until then it counts as it was.
hint-flagged = I cannot take this up: moderation does not let it pass. Please say it in other words.
hint-unchecked = I cannot check what is said right now, and take up nothing unchecked. Please say it again in a few minutes.
hint-request-length = A request has up to { $characters } characters, and this one has more, so I could not take it up. Shorten it a little, and send it again.
hint-many-requests = { $requests } requests of yours are still open here, and one person can have no more. Once a draft has met one, I will gladly take the next.
hint-full = So many requests are still open here that I can take up no more. Once a draft has met some, there is room again.
hint-plain = To steer this text, reply to a draft, mention me, or press *Give feedback*. Other messages I cannot read.
hint-direct = To steer this text, reply to a draft with what should be different, mention me, or press *Give feedback*. Other messages change nothing.

## The feedback form

say-title = Give feedback
say-text = What should be different?
say-text-hint = For example: shorter, and name the day in the first line
say-about = About
say-about-this = this draft ({ $draft })
say-about-any = the text in general
said-joins = 📝 Noted. The next round takes it up.
said-waits = 📝 Noted. The next round begins at { $when }.
accepted = Accepted: { $draft }. The final is in the thread.
accepted-flat = Accepted: { $draft }. The final comes below, ready to copy.
accepted-guest = Accepted: { $draft }. The same message now shows the final, ready to copy.
refused-author-pick = Only the author of this session can pick. Your vote counts: give the draft a 👍.
picked = From now on { $draft } is the best.
picked-later = The final stays { $final }. To have { $draft } instead, accept it (✅); if another round begins, { $draft } is the best.
refused-author = Only the author of this session can accept. Your vote counts: give the draft a 👍.
refused-no-draft = There is no draft to accept yet. Press Another round to get one.
