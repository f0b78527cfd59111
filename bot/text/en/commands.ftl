## What commands are called: lower case, no spaces, at most 32 characters

command-name-refine = refine
command-name-brainstorm = brainstorm
command-name-sessions = sessions
command-name-settings = settings
command-name-help = help
command-name-usage = usage
command-name-budget = budget
command-name-budget-set = set
command-name-budget-show = show
command-name-budget-clear = clear
command-name-rubric = rubric
command-name-rubric-list = list
command-name-rubric-show = show
command-name-rubric-create = create
command-name-rubric-edit = edit
command-name-rubric-delete = delete
command-name-rubric-import = import
command-name-rubric-export = export

## What their options are called: the same holds

option-name-text = text
option-name-file = file
option-name-brief = brief
option-name-style = style
option-name-rounds = rounds
option-name-target = target
option-name-open-to = open_to
option-name-topic = topic
option-name-goal = goal
option-name-minutes = minutes
option-name-ideas = ideas
option-name-votes = votes
option-name-anonymous = anonymous
option-name-hidden = hidden
option-name-whose = whose
option-name-search = search
option-name-name = name
option-name-per = per
option-name-money = money
option-name-role = role
option-name-person = person
option-name-server = server
option-name-everybody = everybody
