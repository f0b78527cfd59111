## The card of a budget that is used up

budget-pause = ### ⏳ Waiting for a budget
    { $whose ->
        [person-rounds-day] { $payer } has no rounds left for today.
        [person-rounds-month] { $payer } has no rounds left for this month.
        [person-money-day] What { $payer } may spend in a day does not pay for another call of the model.
        [person-money-month] What { $payer } may spend in a month does not pay for another call of the model.
        [server-rounds-day] This server has no rounds left for today.
        [server-rounds-month] This server has no rounds left for this month.
        [server-money-day] What this server may spend in a day does not pay for another call of the model.
        [server-money-month] What this server may spend in a month does not pay for another call of the model.
       *[bot-money-month] What I may spend in a month, everywhere, does not pay for another call of the model.
    } Nothing is lost: I go on by myself on { $until }, or as soon as the budget is raised.
    -# *Stop* ends the waiting. Whoever else asks for another round pays for it from there on.
budget-over = -# ⏳ Here I waited for a budget.

## /budget

command-budget = What people may use: rounds and money, by day and by month
command-budget-set = Set a budget for each person, a role, a person or the whole server
command-budget-show = Show every budget of this server
command-budget-clear = Take back every budget of this server
option-per = In which time; days and months are those of UTC
option-budget-rounds = Drafts by the model, and its answers to a brainstorm; leave both out to take it back
option-budget-money = US dollars for the model; where its price is unknown, only rounds can be limited
option-budget-role = For each person with this role; of several roles the most generous one counts
option-budget-person = For this person alone, whatever roles they have
option-budget-server = For all people of this server together
period-day = a day
period-month = a month
budget-each = Each person
budget-whole = The whole server
budget-rounds = { $rounds ->
    [one] one round
   *[other] { $rounds } rounds
 }
budget-and = { $one } and { $other }
budget-line = { $who }: { $amount } { $period ->
    [day] a day
   *[month] a month
 }
budget-set = Set. { $line }
budget-set-small = Set. { $line }
    ⚠️ That does not pay for a single round: even for a short text the model's answer may cost up to { $cost }. So much is set aside before it is asked, and what it does not use is given back.
budget-set-unknown = Set. { $line }
    ⚠️ The price of the model is not known, so the money limits nothing; `rounds` would.
budget-was-none = There was no such budget, so nothing was changed.
budget-taken-back = That budget is taken back.
budget-shown = **Budgets of this server**
    { $lines }
budget-more = and { $number } more
budget-none = This server has no budgets: everybody may use as much as whoever runs this bot allows. “/{ command-name-budget } { command-name-budget-set }” makes one.
budget-cleared = All budgets of this server are taken back.
refused-budget-whom = A budget is for a role, for a person, or for the whole server: name one of them, or none for each person.

## /usage

command-usage = What you have used of the model, and what is left of your budget
option-everybody = Everybody's in this server, for those who manage it
usage-own = ### What you have used here
usage-everybody = ### What everybody has used here this month
usage-nothing = Nobody has used anything yet.
usage-used = used
usage-of = of
usage-left = left
usage-rounds = rounds
usage-dollars = dollars
usage-row-rounds-day = rounds today
usage-row-rounds-month = rounds this month
usage-row-money-day = dollars today
usage-row-money-month = dollars this month
usage-others = { $number ->
    [one] one other
   *[other] { $number } others
 }
usage-total = all
usage-somebody = somebody
usage-unknown = unknown
usage-partly = { $money } + ?
usage-limit = -# The server, { $name }: { $used } of { $most }, and { $reserved } reserved
usage-note = -# Days and months are those of UTC. A round is a draft by the model, or an answer of its to a brainstorm. What rounds under way have reserved is not left.
usage-note-unknown = -# The price of { $calls ->
    [one] one call is
   *[other] { $calls } calls is
 } unknown, and in no sum.
usage-by-day = By day
usage-by-person = By person
usage-chart = { $title }, { $measure ->
    [rounds] rounds
   *[money] US dollars
 }
