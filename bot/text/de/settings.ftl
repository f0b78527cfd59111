## What those who manage a server set there

command-settings = Was auf diesem Server gilt: Modell, Runden, wer Texte beginnen darf und mehr
refused-role = Auf diesem Server dürfen nur { $roles } Texte und Brainstormings beginnen. Mitmachen kannst du überall, wo es allen offensteht; wer den Server verwaltet, kann mehr Leute beginnen lassen.
refused-channel = Auf diesem Server kannst du Texte und Brainstormings in { $channels } beginnen. Bitte fang dort an.
refused-setting = Das lässt sich hier nicht oder nicht mehr wählen, darum hat sich nichts geändert. „/{ command-name-settings }“ zeigt, was geht.

## The card

settings-head = ### Einstellungen dieses Servers
    -# Sie gelten für alles, was von jetzt an beginnt; was läuft, bleibt, wie es begonnen hat.
settings-set = **{ $name }** · { $value }
settings-unset = **{ $name }** · Voreinstellung des Bots: { $value }
settings-gone = **{ $name }** · { $value }, nicht mehr im Angebot; stattdessen: { $instead }
settings-back = { $name }: Voreinstellung des Bots ({ $value })
settings-choice = { $name }: { $value }
settings-roles = Wer Texte und Brainstormings beginnen darf: Rollen wählen, oder keine für alle
settings-channels = Wo man beginnen darf: Kanäle wählen, oder keine für überall
setting-model = Modell
setting-reviewer = Jury
setting-rounds = Runden
setting-target = Ziel
setting-gather = Sammelzeit
setting-roles = Wer beginnen darf
setting-channels = Wo man beginnen darf
setting-expiry = Löschfrist
setting-language = Sprache
language-en = English
language-de = Deutsch
unset-reviewer = das Modell, das schreibt, bewertet auch
unset-target = kein Ziel
unset-roles = alle
unset-channels = überall
unset-expiry = nichts wird von selbst gelöscht
unset-language = die dieses Servers bei Discord
value-none = nicht gesetzt
value-target = { $score } von 10
value-gather = { $seconds ->
    [one] eine Sekunde
   *[other] { $seconds } Sekunden
 }
value-expiry = { $days ->
    [one] nach einem Tag
   *[other] nach { $days } Tagen
 }
value-more = { $shown } und noch { $more }
button-numbers = Zahlen…
button-history = Verlauf
button-card = Zu den Einstellungen

## The form for the numbers

numbers-title = Zahlen dieses Servers
numbers-label = { $name } ({ $bounds })
numbers-hint = Leer: Voreinstellung des Bots ({ $value })
bounds-rounds = ganze Zahl, { $least } bis { $most }
bounds-target = Punkte, { $least } bis { $most }
bounds-gather = Sekunden, { $least } bis { $most }
bounds-expiry = ganze Tage, { $least } bis { $most }
numbers-wrong = - { $name }: „{ $typed }“ passt nicht; möglich ist: { $bounds }
refused-numbers = Nichts wurde geändert, denn das geht nicht:
    { $problems }
    Deine Eingabe: { $given }

## The history

history-head = ### Die letzten Änderungen
history-none = Hier wurde noch nie etwas geändert.
history-line = { $when } · { $who } · **{ $name }**: { $before } → { $after }
history-more = { $more ->
    [one] -# und davor eine Änderung
   *[other] -# und davor { $more } Änderungen
 }
