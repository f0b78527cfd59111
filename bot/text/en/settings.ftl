## What those who manage a server set there

command-settings = What holds in this server: model, rounds, who may begin texts, and more
refused-role = In this server only { $roles } may begin texts and brainstorms. You can join in wherever one is open to all; those who manage the server can let more people begin.
refused-channel = In this server texts and brainstorms may be begun in { $channels }. Please start there.
refused-setting = That cannot be chosen here, or not any more, so nothing was changed. “/{ command-name-settings }” shows what can.

## The card

settings-head = ### Settings of this server
    -# They hold for what begins from now on; what runs goes on as it began.
settings-set = **{ $name }** · { $value }
settings-unset = **{ $name }** · as whoever runs this bot says: { $value }
settings-gone = **{ $name }** · { $value }, which is no longer offered; instead: { $instead }
settings-back = { $name }: as whoever runs this bot says ({ $value })
settings-choice = { $name }: { $value }
settings-roles = Who may begin texts and brainstorms: choose roles, or none for everybody
settings-channels = Where one may begin: choose channels, or none for everywhere
setting-model = Model
setting-reviewer = Reviewer
setting-rounds = Rounds
setting-target = Target
setting-gather = Gathering time
setting-roles = Who may begin
setting-channels = Where one may begin
setting-expiry = Expiry
setting-language = Language
language-en = English
language-de = Deutsch
unset-reviewer = the model that writes judges as well
unset-target = no target
unset-roles = everybody
unset-channels = everywhere
unset-expiry = nothing is deleted by itself
unset-language = that of this server on Discord
value-none = not set
value-target = { $score } of 10
value-gather = { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
 }
value-expiry = { $days ->
    [one] after one day
   *[other] after { $days } days
 }
value-more = { $shown } and { $more } more
button-numbers = Numbers…
button-history = History
button-card = Back to the settings

## The form for the numbers

numbers-title = Numbers of this server
numbers-label = { $name } ({ $bounds })
numbers-hint = Empty: as whoever runs this bot says ({ $value })
bounds-rounds = a whole number, { $least } to { $most }
bounds-target = a score, { $least } to { $most }
bounds-gather = seconds, { $least } to { $most }
bounds-expiry = whole days, { $least } to { $most }
numbers-wrong = - { $name }: “{ $typed }” is none of these: { $bounds }
refused-numbers = Nothing was changed, for this cannot be:
    { $problems }
    You typed: { $given }

## The history

history-head = ### The last changes
history-none = Nothing was ever changed here.
history-line = { $when } · { $who } · **{ $name }**: { $before } → { $after }
history-more = { $more ->
    [one] -# and one change before
   *[other] -# and { $more } changes before
 }
