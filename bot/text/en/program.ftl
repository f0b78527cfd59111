## The command line

cli-synced = The commands are up to date now.
cli-sandbox-model-offline = The model: rule check (offline). Your text stays on this machine.
cli-sandbox-model = The model: { $model } at { $where }. Your text goes there.
cli-sandbox-moderation = Moderation: at { $where }. Your text goes there, too.
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
