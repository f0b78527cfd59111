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
        [0] No ideas
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
board-places = -# The first { $places } places go into the brief.
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
board-result = ### 🏁 { $winners ->
        [one] The winner
       *[other] The winners
    }
board-result-one = ### 🏁 The idea
board-result-none = ### 🏁 Nobody voted, so every idea counts the same
board-result-first = ### 🏁 Nobody voted, so the first { $most } ideas go into the brief
board-crowded = -# With so many tied there is not room for all: the first { $most } go into the brief.
board-place = **{ $rank }** { $text }{ $votes ->
        [0] {""}
        [one] {" "}· one vote
       *[other] {" "}· { $votes } votes
    }
board-shaping = -# I am writing a brief and a first draft of them…
board-brief = **The brief**
board-brief-in-file = -# The beginning. The whole brief is in the file below.
board-by-rule = -# The model could not shape this; the brief lists the winners as they stand.
board-edited = -# Edited by { $host }; the first draft will be written from it.
board-starts = -# Refining starts by itself at { $until }. { $host } can edit the brief first, or start now.
board-handed = -# Refining goes on below; everybody here can steer it.
board-empty = ### No ideas came
    -# { $host } can gather again.
board-closed = ### 🛑 Closed
    -# Nothing comes of this board; its ideas stay here.
parting-board = I can no longer write in { $place }: the brainstorm “{ $title }” is over. Its ideas are in the file below.
parting-board-empty = I can no longer write in { $place }: the brainstorm “{ $title }” is over.
board-withheld = -# Moderation marks something that I wrote as { $categories }, so it was kept out.
board-failed = -# { $code ->
        [budget-person] The budget of whoever asked the model is used up.
        [budget-server] This server's budget is used up.
        [budget-bot] What I may spend is used up.
        [error-unknown] Something went wrong on my side.
        [error-model-unreachable] The model cannot be reached right now.
        [error-model-never-reached] I have not reached the model once since I was started: whoever runs this bot has to check OPENAI_BASE_URL, and that the model is running.
        [error-model-timeout] The model took too long to answer.
        [error-model-busy] The model is overloaded right now.
        [error-moderation-down] What the model writes cannot be checked right now, and is not shown unchecked.
        [error-model-quota] The model's account has no credit left: whoever runs this bot has to top it up.
        [error-model-refused] The model's provider does not accept this bot's key: whoever runs this bot has to check OPENAI_API_KEY.
        [error-model-unknown] The model's provider does not know the model that is set: whoever runs this bot has to check OPENAI_MODEL.
        [error-model-misaddressed] There is no model at the address that is set: whoever runs this bot has to check OPENAI_BASE_URL; it often ends in /v1.
        [error-model-too-long] This is too much at once for the model.
        [error-model-declined] The model declined to think about this.
        [error-model-endless] The model went on and on without coming to an end, so I stopped it.
        [error-model-deadly] Each time I asked the model for this, I was ended in the middle of its answer: whoever runs this bot has to find out what ends it.
        [error-model-nonsense] The model answered with something I could not read.
       *[error-model] The model gave no usable answer.
    } The board goes on without the model.

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
refused-board-closed = This board is closed; its ideas stay. /{ command-name-brainstorm } opens a new one.
refused-gathered = Ideas are no longer gathered here. The board tells what comes next.
refused-full = This board is full. You can still vote for what is on it.
refused-many-ideas = Thank you: that is as many ideas as one person can give here. You can still vote.
refused-crowd = So many people take part that this board can take no more. You can read along.
refused-idea-length = An idea has up to { $limit } characters, and this one has { $length }. Shorten it a little, and send it again.
refused-sparked = I have given as many ideas as I may. The rest is yours.
refused-no-vote = No vote is open here right now. The board tells when there is one.
refused-host = That is up to { $host }, who hosts this, and to moderators. Ask them to do it.
refused-moved = That phase is over already. The board shows the one that is on.
refused-no-brief = There is no brief to edit here: that is possible between the vote and the first draft.

## Brainstorming: forms, hints and documents

idea-title = Add an idea
idea-text = Your idea
idea-text-hint = One idea, in a sentence or two
brief-title = Edit the brief
brief-text = What the text has to be
hint-idea = To add an idea, reply to a message of mine, mention me, or press *Add an idea*. Other messages I cannot read.
hint-idea-reply = I could not read your reply: Discord shows me only replies that ping me. Leave the ping (@ ON) switched on, or press *Add an idea*.
hint-idea-wordless = There are no words in this message, and files I do not read here. Press *Add an idea*, and write it in a sentence or two.
hint-idea-length = An idea has up to { $limit } characters, and this one has more, so I could not take it. Shorten it a little, and send it again.
hint-idea-anonymous = To add an idea, press *Add an idea*: then nobody is told that it is yours. A reply or a mention would show your name.
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
export-votes-hidden = Hidden until the vote is over.
export-brief-head = ## The brief
