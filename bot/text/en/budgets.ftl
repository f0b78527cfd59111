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

## Under a board that goes on without a model

budget-person = The budget of whoever asked the model is used up, so this goes on without it.
budget-server = This server's budget is used up, so this goes on without the model.
budget-bot = What I may spend is used up, so this goes on without the model.
