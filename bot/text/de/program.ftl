## The command line

cli-synced = Die Befehle sind jetzt auf dem neuesten Stand.
cli-sandbox-model-offline = Das Modell: Prüfung nach Regeln (offline). Dein Text bleibt auf diesem Rechner.
cli-sandbox-model = Das Modell: { $model } unter { $where }. Dorthin geht dein Text.
cli-sandbox-moderation = Moderation: unter { $where }. Auch dorthin geht dein Text.
cli-sandbox-database = Die Datenbank: { $path }
cli-sandbox-up = Öffne { $url } im Browser. Mit Strg+C hörst du auf.
cli-sandbox-bot-ended = Der Bot hat sich vorzeitig beendet. Sein Protokoll: { $path }
cli-sandbox-refused = { $sentence }
cli-sound = { $path } ist in Ordnung: { $sessions ->
        [one] eine Sitzung
       *[other] { $sessions } Sitzungen
    }, { $events ->
        [one] ein Ereignis
       *[other] { $events } Ereignisse
    }.
check-pages = Seiten: { $words }
check-orphan = Tabelle { $table }: Eine Zeile gehört zu keiner Sitzung
check-gap = Sitzung { NUMBER($session, useGrouping: 0) }: In ihrem Protokoll fehlen Ereignisse
check-event = Sitzung { NUMBER($session, useGrouping: 0) }: Ereignis { $seq } ({ $kind }) ist nicht lesbar
cli-backed-up = Alles bis jetzt ist in { $path } gesichert.
cli-restored = { $path } enthält jetzt die Sicherung.
cli-restored-aside = { $path } enthält jetzt die Sicherung; was vorher darin war, liegt in { $aside }.
cli-exported = Die Sitzung liegt in { $path }
