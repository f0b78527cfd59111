### Every sentence that people read, in English. Codes begin with the place they are read in.

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

## Answers that only the person sees

refused-nothing = There is no text yet. Give me a text, a file or a brief, and I will start.
refused-too-long = This text has { $length } characters; I take up to { $limit }. Split it, or send the part that matters most.
refused-both = You gave a text and a file. Send one of them, and I will start.
refused-file-kind = I read .txt and .md files. “{ $name }” is something else.
refused-file-size = “{ $name }” is too large. I take texts of up to { $limit } characters.
refused-file-binary = “{ $name }” is no plain text (UTF-8). Save it as a .txt or .md file and send it again.
refused-file-gone = I could not read “{ $name }”. Please send it again.
refused-box = This message has { $length } characters; the box takes up to { $limit }. Use “Refine this message” for it.
refused-silent-message = There is no text in this message that I can read.
refused-running = You have { $running ->
    [one] one text
   *[other] { $running } texts
 } in the works already. Let one finish, or stop it, and start this one then.
refused-permissions = I may not write here. I need these permissions: { $missing }.
refused-locked = This thread is locked: I cannot write in it. Ask a moderator to unlock it, or start in another place.
refused-gone = This session is no longer here.
refused-not-yours = Its author opened this session for themselves alone.
refused-rounds = This session has used all its { $limit } rounds. Start a new one with the draft you like best.
refused-store = I cannot write anything down right now, so nothing was changed. Please try again in a few minutes.
refused-broken = Something went wrong on my side, and nothing was lost. Please try again.
started-from-file = Your text is in the works: { $place }
again-started = Another round from { $draft } is on its way.
again-joined = Another round from { $draft } was asked for already; yours joins it.
stop-done = Stopped. Everything written so far stays.
stop-idle = Nothing is running here. Press Another round under a draft to go on.

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
name-draft = draft { $number }
card-original = ### Original
card-draft = ### Draft { $number }
card-score = { $name } · { $score }/10{ $delta }
card-writing = -# writing…
card-judging = -# being read by the judge…
card-unjudged = -# not judged yet
card-unfinished = -# This draft was not finished.
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
reason-circular = says the same over and over
reason-script = in another script than your text
reason-empty = empty

## The card of an outage

outage = ### ⏳ Waiting for the model
    { $code ->
        [error-model-unreachable] It cannot be reached right now.
        [error-model-never-reached] I have not reached it once since I was started: whoever runs this bot has to check OPENAI_BASE_URL, and that the model is running.
        [error-model-timeout] It takes too long to answer right now.
       *[error-model-busy] It is overloaded right now.
    } Nothing is lost: I go on by myself as soon as it answers.
    -# I try again { $first }, and then in pauses of up to { $minutes } minutes until { $until }. What you ask for meanwhile is taken up then; *Stop* ends the waiting.
outage-over = -# ⏳ Here I waited for the model, which did not answer for a while.

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
stop-rejects = Two drafts in a row were no better, so I stopped.
stop-nothing-left = There is nothing left that would clearly make it better.
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
hint-plain = To steer this text, reply to a draft, mention me, or press *Give feedback*. Other messages I cannot read.

## The feedback form

say-title = Give feedback
say-text = What should be different?
say-text-hint = For example: shorter, and name the day in the first line
say-about = About
say-about-this = this draft ({ $draft })
say-about-any = the text in general
said-joins = 📝 Noted. The next round takes it up.
said-waits = 📝 Noted. A round begins in a moment.
accepted = Accepted. The final is in the thread.
refused-author-pick = Only the author of this session can pick. Your vote counts: react 👍 to the draft.
picked = From now on { $draft } is the best.
refused-author = Only the author of this session can accept.
refused-no-draft = There is no draft to accept yet.

## Brainstorming: the command

command-brainstorm = Think together: gather ideas, vote, and refine what comes of it
option-topic = What you want ideas about
option-goal = What the ideas are to become, such as “an announcement of at most 100 words”
option-minutes = How long ideas are gathered (1 to 1440); the vote takes half of that
option-ideas = How many ideas I add to begin with (0 to 10)
option-anonymous = Nobody is told whose idea is whose
option-votes = How many votes each person has (1 to 10)
option-hidden = Nobody sees the votes until the vote is over

## Brainstorming: the board

board-head = 🧠 **Brainstorm** “{ $topic }”
    -# Ideas until { $until } · then { $votes ->
        [one] one vote
       *[other] { $votes } votes
    } each · hosted by { $host }
board-goal = -# To become: { $goal }
board-anonymous = -# Anonymous: nobody is told whose idea is whose. Use the button; a reply shows your name.
board-gather = ### 💡 { $ideas ->
        [0] No ideas yet
        [one] One idea
       *[other] { $ideas } ideas
    } · until { $until }
board-gathered = ### 💡 { $ideas ->
        [one] One idea
       *[other] { $ideas } ideas
    } gathered
board-idea = **{ $number }.** { $text }
board-mine = 🤖 mine
board-earlier = -# { $number ->
        [one] One earlier idea
       *[other] { $number } earlier ideas
    }: press *All ideas*
board-how = -# Reply to this message, mention me, or press *Add an idea*. A 👍 under somebody's idea is a vote already.
board-how-anonymous = -# Press *Add an idea*. *Spark* asks me for one from another angle.
board-thinking = -# ✨ I am thinking…
board-people = -# With { $people }
board-grouping = ### 🗳️ The vote opens in a moment
    -# I am putting together what is nearly the same.
board-vote = ### 🗳️ Vote · until { $until }
    -# { $votes ->
        [one] One vote
       *[other] { $votes } votes
    } each: press *Vote*, react with a number from 1️⃣ to 🔟 to this message, or 👍 to somebody's idea. A vote too many waits until you take one back.
board-voted = ### 🗳️ The vote is over
board-option = **{ $number }.** { $text }
board-option-votes = **{ $number }.** { $text } · { $votes ->
        [one] one vote
       *[other] { $votes } votes
    }
board-same = -# together with { $number ->
        [one] idea { $ideas }
       *[other] ideas { $ideas }
    }
board-more = -# { $number ->
        [one] One more
       *[other] { $number } more
    }: press *All ideas*
board-voters = -# { $people ->
        [0] Nobody has voted yet
        [one] One person has voted
       *[other] { $people } people have voted
    }
board-voters-hidden = -# { $people ->
        [0] Nobody has voted yet
        [one] One person has voted
       *[other] { $people } people have voted
    }; the votes show when it is over
board-result = ### 🏁 The winners
board-result-one = ### 🏁 The idea
board-result-none = ### 🏁 Nobody voted, so every idea counts the same
board-place = **{ $rank }** { $text } · { $votes ->
        [one] one vote
       *[other] { $votes } votes
    }
board-shaping = -# I am writing a brief and a first draft of them…
board-brief = **The brief**
board-brief-in-file = -# The beginning. The whole brief is in the file below.
board-by-rule = -# The model could not shape this; the brief lists the winners as they stand.
board-edited = -# Edited by { $host }; the first draft will be written from it.
board-starts = -# Refining starts by itself { $until }. { $host } can edit the brief first, or start now.
board-handed = -# Refining goes on below; everybody here can steer it.
board-empty = ### No ideas came
    -# { $host } can gather again.
board-closed = ### 🛑 Closed
    -# Nothing comes of this board; its ideas stay here.
parting-board = I can no longer write in { $place }: the brainstorm “{ $title }” is over. Its ideas are in the file below.
parting-board-empty = I can no longer write in { $place }: the brainstorm “{ $title }” is over.
board-failed = -# { $problem }

button-idea = Add an idea
button-spark = Spark
button-ideas = All ideas
button-ballot = Vote
button-brief = Edit the brief
button-export = Export
button-close = Close
button-next-gather = Go to the vote
button-next-vote = End the vote
button-next-shape = Start refining
button-next-empty = Gather again

## Brainstorming: answers that only the person sees

idea-taken = 💡 Noted: your idea is number { $number }.
spark-asked = ✨ I am thinking of something. It will be on the board in a moment.
spark-joined = ✨ I am thinking already; it will be on the board in a moment.
moved-on = On we go.
board-is-closed = The board is closed. Its ideas stay.
brief-taken = ✏️ The brief is changed. The first draft will be written from it.
list-head = ### { $ideas ->
        [one] One idea
       *[other] All { $ideas } ideas
    }
list-head-page = ### All { $ideas } ideas · page { $page } of { $pages }
ballot-head = ### Your votes · { $used } of { $votes }
ballot-none = -# Choose here; you can change your mind until the vote is over.
ballot-over = -# That would be { $wanted } votes, and you have { $votes }. Take one back first.
ballot-menu = Ideas { $first } to { $last }
page-back = Back
page-on = On
export-here = The whole board, to read and for programs.
refused-topic = There is nothing to think about yet. Give me a topic.
refused-boards = You host { $running ->
    [one] one brainstorm
   *[other] { $running } brainstorms
 } already. Let one finish first.
refused-gathered = Ideas are no longer gathered here.
refused-full = This board is full: it has all the ideas it can take.
refused-many-ideas = You have given as many ideas as one person can. Let others have a turn.
refused-crowd = So many people take part that the board can take no more.
refused-idea-length = An idea has up to { $limit } characters; this one has { $length }.
refused-sparked = I have given as many ideas as I may. The rest is yours.
refused-no-vote = There is no vote going on here.
refused-host = Only { $host }, who hosts this, and moderators can do that.
refused-moved = That phase is over already.
refused-no-brief = There is no brief to edit here.

## Brainstorming: forms, hints and documents

idea-title = Add an idea
idea-text = Your idea
idea-text-hint = One idea, in a sentence or two
brief-title = Edit the brief
brief-text = What the text has to be
hint-idea = To add an idea, reply to a message of mine, mention me, or press *Add an idea*. Other messages I cannot read.
chart-votes = Votes
chart-votes-words = { $topic }: { $votes }.
chart-votes-one = { $text } { $votes }
credit = -# “{ $idea }” by { $people }
credit-became = -# “{ $idea }” by { $people } became “{ $became }”
credit-nobody = -# “{ $idea }”
credit-nobody-became = -# “{ $idea }” became “{ $became }”
credits-head = -# **From ideas**
export-board-title = # Brainstorm { $session }: { $topic }
export-board-goal = To become: { $goal }
export-ideas = ## Ideas
export-idea = { $number }. { $text } ({ $who })
export-idea-alone = { $number }. { $text }
export-votes = ## Votes
export-brief-head = ## The brief

## Errors

error-unknown = Something went wrong on my side. Nothing was lost; try again.
error-settings-missing = { $name } is not set. { $help }
error-settings-value = { $name } has a value that cannot be. { $help }
error-settings-file = { $name } cannot be read as a text file in UTF-8. { $help }
error-settings-form = { $name } must look like sqlite:///data/refine.db.
help-DISCORD_TOKEN = Make a bot at Discord's developer portal, copy its token and put it into .env. To try without one: make try
help-OPENAI_API_KEY = Put your provider's key into .env, or set OPENAI_BASE_URL to an endpoint of your own. To try without one: make try
help-other = .env.example explains every setting.
error-settings-refused = Discord does not accept { $name }. Copy the bot's token again from the developer portal into .env.
error-discord-unreachable = Discord cannot be reached at { $url }. Check the network, or DISCORD_API_URL.
error-discord-refused = Discord ended the connection for good (gateway code { NUMBER($number, useGrouping: 0) }). Look for a newer version of this program, and for news of the bot at the developer portal.
error-discord-intents = Discord does not grant this bot the events that it asks for (gateway code { NUMBER($number, useGrouping: 0) }). Look at the bot at the developer portal, and for a newer version of this program.
error-store = The database { $path } cannot be used.
error-newer-database = { $path } was written by a newer version of this program. Update the program, or set DATABASE_URL to another file.
error-unusable-database = { $path } cannot be opened or written as a database. Check the folder's permissions and space, or set DATABASE_URL to another file.
error-full-disk = There is no room left for { $path }. What was confirmed is kept; make room on the disk.
error-busy-database = { $path } is held by another program. Close what has it open, or wait, and try again.
error-damaged-database = { $path } is damaged, or no database. The command “check” tells more, “restore” puts a backup in its place.
error-database-in-use = { $path } is in use: a bot runs on it, or it is being restored. Stop that first; nothing was changed.
error-unsound-database = { $path } is not sound: { $findings ->
        [one] one thing was found.
       *[other] { $findings } things were found.
    } Stop the bot and put a backup in its place with “restore”.
error-file-taken = There is something at { $path } already. Name a file that does not exist yet.
error-unknown-session = There is no session { NUMBER($session, useGrouping: 0) }. The command “sessions” lists those there are.
error-file-missing = { $path } cannot be read. Check the path.
error-text-and-file = Give --text or --file, not both.
error-sandbox-extra = The sandbox needs a few more packages. Install them with: pip install "refine-bot[sandbox]"
error-model = The model gave no usable answer. Try another round in a while.
error-model-unreachable = The model cannot be reached right now. Try another round in a while.
error-model-never-reached = I have not reached the model once since I was started. Whoever runs this bot has to check OPENAI_BASE_URL, and that the model is running.
error-model-timeout = The model took too long to answer. Try another round in a while.
error-model-busy = The model is overloaded right now. Try another round in a few minutes.
error-model-quota = The model's account has no credit left. Whoever runs this bot has to top it up.
error-model-refused = The model's provider does not accept this bot's key. Whoever runs this bot has to check OPENAI_API_KEY.
error-model-unknown = The model's provider does not know the model that is set. Whoever runs this bot has to check OPENAI_MODEL.
error-model-misaddressed = There is no model at the address that is set. Whoever runs this bot has to check OPENAI_BASE_URL; it often ends in /v1.
error-model-too-long = This text is too long for the model. Try a shorter one.
error-model-declined = The model declined to work on this text.
error-model-endless = The model went on and on without coming to an end, so I stopped it. Try another round, or another model.
error-model-nonsense = The model answered with something I could not read. Try another round, or another model.

## Documents

export-title = # Session { $session }: { $title }
export-brief = Brief: { $brief }
export-best = ## The best so far: { $name }
export-original = Original
export-draft = Draft { $number }
export-verdict = { $score }/10, { $verdict }

## The command line

cli-synced = The commands are up to date now.
cli-sandbox-model-offline = The model: rule check (offline). Your text stays on this machine.
cli-sandbox-model = The model: { $model } at { $where }. Your text goes there.
cli-sandbox-database = The database: { $path }
cli-sandbox-up = Open { $url } in your browser. Stop it with Ctrl+C.
cli-sandbox-bot-ended = The bot ended early. Its log: { $path }
cli-sandbox-refused = { $sentence }
cli-sound = { $path } is sound: { $sessions ->
        [one] one session
       *[other] { $sessions } sessions
    }, { $events ->
        [one] one event
       *[other] { $events } events
    }.
check-pages = Pages: { $words }
check-orphan = Table { $table }: a row belongs to no session
check-gap = Session { NUMBER($session, useGrouping: 0) }: events are missing from its log
check-event = Session { NUMBER($session, useGrouping: 0) }: event { $seq } ({ $kind }) cannot be read
cli-backed-up = Everything up to now is in { $path }.
cli-restored = { $path } holds the backup now.
cli-restored-aside = { $path } holds the backup now; what it held before is kept in { $aside }.
cli-exported = The session is in { $path }
