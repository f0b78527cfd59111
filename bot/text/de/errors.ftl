## Errors

error-unknown = Bei mir ist etwas schiefgegangen. Nichts ist verloren; bitte noch einmal versuchen.
error-settings-missing = { $name } ist nicht gesetzt. { $help }
error-settings-value = { $name } hat einen Wert, der nicht sein kann. { $help }
error-settings-file = { $name } lässt sich nicht als Textdatei in UTF-8 lesen. { $help }
error-settings-no-file = Eine Datei { $name } mit Einstellungen gibt es nicht. Sieh nach, was bei --env-file steht.
error-settings-form = { $name } muss aussehen wie sqlite:///data/refine.db.
help-DISCORD_TOKEN = Lege im Entwicklerportal von Discord einen Bot an, kopiere sein Token und trage es in .env ein. Ausprobieren geht auch ohne: make try
help-OPENAI_API_KEY = Trage den Schlüssel deines Anbieters in .env ein oder setze OPENAI_BASE_URL auf einen eigenen Endpunkt. Ausprobieren geht auch ohne: make try
help-MODERATION_API_KEY = Die Moderation braucht einen Schlüssel von OpenAI (kostenlos), MODERATION_BASE_URL für einen eigenen Endpunkt oder MODERATION=off.
help-other = .env.example erklärt jede Einstellung.
error-settings-refused = Discord nimmt { $name } nicht an. Kopiere das Token des Bots noch einmal aus dem Entwicklerportal in .env.
error-discord-unreachable = Discord ist unter { $url } nicht erreichbar. Prüfe das Netz oder DISCORD_API_URL.
error-discord-refused = Discord hat die Verbindung endgültig beendet (Gateway-Code { NUMBER($number, useGrouping: 0) }). Sieh nach, ob es eine neuere Version dieses Programms gibt und was das Entwicklerportal über den Bot sagt.
error-discord-intents = Discord gewährt diesem Bot die Ereignisse nicht, um die er bittet (Gateway-Code { NUMBER($number, useGrouping: 0) }). Sieh dir den Bot im Entwicklerportal an und sieh nach, ob es eine neuere Version dieses Programms gibt.
error-store = Die Datenbank { $path } lässt sich nicht verwenden.
error-newer-database = { $path } stammt von einer neueren Version dieses Programms. Aktualisiere das Programm oder setze DATABASE_URL auf eine andere Datei.
error-unusable-database = { $path } lässt sich nicht als Datenbank öffnen oder beschreiben. Prüfe Rechte und Speicherplatz des Ordners oder setze DATABASE_URL auf eine andere Datei.
error-full-disk = Für { $path } ist kein Platz mehr. Was bestätigt wurde, ist gesichert; schaffe Platz auf dem Datenträger.
error-missing-database = Eine Datei { $path } gibt es nicht. Prüfe den Namen, oder was in DATABASE_URL steht; der Bot legt seine Datenbank an, wenn er zum ersten Mal läuft.
error-busy-database = { $path } wird von einem anderen Programm festgehalten. Schließe, was die Datei geöffnet hat, oder warte, und versuch es noch einmal.
error-damaged-database = { $path } ist beschädigt oder keine Datenbank. Der Befehl „check“ sagt mehr, „restore“ setzt eine Sicherung an ihre Stelle.
error-another-bot = Mit { $path } läuft schon ein Bot, und zwei würden beide allen antworten. Ich starte, sobald er beendet ist.
error-database-in-use = { $path } wird gerade benutzt: Ein Bot läuft damit, oder sie wird wiederhergestellt. Beende das zuerst; nichts wurde geändert.
error-unsound-database = { $path } ist nicht in Ordnung: { $findings ->
        [one] Ein Fehler wurde gefunden.
       *[other] { $findings } Fehler wurden gefunden.
    } Beende den Bot und setze mit „restore“ eine Sicherung an ihre Stelle.
error-file-taken = Unter { $path } gibt es schon etwas. Nenne eine Datei, die es noch nicht gibt.
error-unknown-session = Es gibt keine Sitzung { NUMBER($session, useGrouping: 0) }. Der Befehl „sessions“ zeigt, welche es gibt.
error-file-missing = { $path } lässt sich nicht lesen. Prüfe den Pfad.
error-file-empty = In { $path } steht kein Text.
error-file-unwritable = { $path } lässt sich nicht schreiben. Prüfe den Pfad und die Rechte des Ordners.
error-text-and-file = Gib entweder --text oder --file an, nicht beides.
error-sandbox-extra = Die Sandbox braucht noch ein paar Pakete. Im Ordner dieses Programms installiert „make try“ sie und startet sie.
error-model = Das Modell hat keine brauchbare Antwort gegeben. Bitte später noch eine Runde versuchen.
error-model-unreachable = Das Modell ist gerade nicht erreichbar. Bitte später noch eine Runde versuchen.
error-model-never-reached = Seit meinem Start habe ich das Modell noch kein einziges Mal erreicht. Wer diesen Bot betreibt, muss OPENAI_BASE_URL prüfen und ob das Modell läuft.
error-model-timeout = Das Modell hat zu lange für seine Antwort gebraucht. Bitte später noch eine Runde versuchen.
error-model-busy = Das Modell ist gerade überlastet. Bitte in ein paar Minuten noch eine Runde versuchen.
error-moderation-down = Was hier geschrieben wird, lässt sich gerade nicht prüfen und wird ungeprüft nicht gezeigt. Bitte später noch eine Runde versuchen.
error-model-quota = Das Guthaben für das Modell ist aufgebraucht. Wer diesen Bot betreibt, muss es aufladen.
error-model-refused = Der Anbieter des Modells nimmt den Schlüssel dieses Bots nicht an. Wer diesen Bot betreibt, muss OPENAI_API_KEY prüfen.
error-model-unknown = Der Anbieter kennt das eingestellte Modell nicht. Wer diesen Bot betreibt, muss OPENAI_MODEL prüfen.
error-model-misaddressed = Unter der eingestellten Adresse gibt es kein Modell. Wer diesen Bot betreibt, muss OPENAI_BASE_URL prüfen; oft endet sie auf /v1.
error-model-too-long = Dieser Text ist zu lang für das Modell. Versucht es mit einem kürzeren.
error-model-declined = Das Modell wollte an diesem Text nicht arbeiten. Sagt im Auftrag, wofür er ist, oder nehmt einen anderen Text.
error-model-endless = Das Modell schrieb immer weiter und kam zu keinem Ende, darum habe ich es gestoppt. Versucht noch eine Runde oder ein anderes Modell.
error-model-deadly = Jedes Mal, wenn ich das Modell danach gefragt habe, wurde ich mitten in seiner Antwort beendet. Ich versuche es nicht weiter; wer diesen Bot betreibt, muss herausfinden, was ihn beendet.
error-model-nonsense = Das Modell hat etwas geantwortet, das ich nicht lesen konnte. Versucht noch eine Runde oder ein anderes Modell.
