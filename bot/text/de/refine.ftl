## The command

command-refine = Einen Text Runde für Runde verbessern, in einem Thread, in dem alle mitmachen können
option-text = Der Text, um den es geht. Ohne ihn öffnet sich ein großes Feld
option-file = Eine .txt- oder .md-Datei mit dem Text
option-brief = Wofür der Text ist und worauf es ankommt
option-style = Welche Art Text es ist
option-rounds = Wie viele Entwürfe ich versuche (1 bis 10)
option-target = Bei dieser Punktzahl höre ich früher auf (2 bis 10)
option-open-to = Wer mitentscheiden darf; lesen können alle im Thread
open-to-everyone = Alle im Thread
open-to-me = Nur ich
style-free = Frei
style-tweet = Tweet
style-announcement = Ankündigung
style-email = E-Mail
style-pitch = Pitch
style-readme = README

menu-refine = Diese Nachricht überarbeiten
menu-refine-brief = Mit Auftrag überarbeiten…

## The box

box-title = Einen Text überarbeiten
box-text = Dein Text
box-text-hint = Hier einfügen oder schreiben. Bleibt es leer, schreibe ich allein nach dem Auftrag.
box-brief = Wofür er ist (freiwillig)
box-brief-hint = Zum Beispiel: neue Mitglieder einladen, freundlich, höchstens 100 Wörter

## The message that opens a session

head = **Wir überarbeiten** „{ $title }“
    -# { $style } · höchstens { $rounds ->
        [one] eine Runde
       *[other] { $rounds } Runden
    } · begonnen von { $author }
head-target = **Wir überarbeiten** „{ $title }“
    -# { $style } · höchstens { $rounds ->
        [one] eine Runde
       *[other] { $rounds } Runden
    } oder bis { $target }/10 · begonnen von { $author }
brief-line = -# Auftrag: { $brief }

## Cards

# A sentence that has one of these names in it chooses its article by [Original] and [Erstfassung].
name-original = Original
name-first = Erstfassung
name-draft = Entwurf { $number }
card-original = ### Original
card-first-draft = ### Erstfassung
card-draft = ### Entwurf { $number }
card-score = { $name } · { $score }/10{ $delta }
card-writing = -# ich schreibe…
line = -# ⏳ In der Schlange: { $ahead ->
    [0] Diese Sitzung ist als Nächste dran.
    [one] Eine Sitzung ist vorher dran.
   *[other] { $ahead } Sitzungen sind vorher dran.
 }
line-about = -# ⏳ In der Schlange: Etwa { $ahead } Sitzungen sind vorher dran.
line-own = -# ⏳ In der Schlange: Es geht los, sobald eine andere Sitzung derselben Person fertig ist.
card-judging = -# die Jury liest…
card-unjudged = -# noch nicht bewertet
card-unfinished = -# Dieser Entwurf wurde nicht fertig.
card-withheld = -# ↩️ nicht gezeigt: Die Moderation sieht darin { $categories }, darum bekommt ihn niemand zu sehen. Der bisher beste Entwurf bleibt der beste.
card-from = { $base ->
    [Original] aus dem Original
    [Erstfassung] aus der Erstfassung
   *[other] aus { $base }
 }
card-first = Ausgangspunkt
card-kept = ✅ übernommen: { $reason }
card-rejected = ↩️ nicht übernommen: { $reason }
card-empty = -# Darin steht kein Text.
card-whole = -# Der Anfang. Der ganze Text steht in der Datei unten.
card-changes = **Geändert:** { $changes }
card-same = -# Kein Wort ist anders.
card-spacing = -# Nur Leerzeichen und Zeilenumbrüche sind anders.
card-rewritten = -# Fast alles ist neu: vorher { $before } Zeichen, jetzt { $after }.
card-issues = **Was noch besser werden kann**
card-issue = - „{ $quote }“: { $problem }
card-added = -# Neu: { $facts }
card-lost = -# Weggelassen: { $facts }
card-requests-met = -# Erfüllt: { $requests }
card-request-unmet = -# Noch offen: { $request }
card-request-unmet-why = -# Noch offen: { $request }: { $why }
card-request-unmet-more = -# Noch offen: { $number ->
    [one] ein weiterer Wunsch
   *[other] { $number } weitere Wünsche
 }
request-of = „{ $request }“ ({ $person })
fact-because-brief = { $fact } (so will es der Auftrag)
fact-because-request = { $fact } (gewünscht von { $person })
list-more = … und noch { $number }
button-again = Noch eine Runde
button-stop = Stopp
button-say = Rückmeldung geben
button-accept = Annehmen
button-pick = Auswählen
button-compare = Vergleichen

# Beside a bar: at most 11 characters.
criterion-fit = Zweck
criterion-clarity = Klarheit
criterion-concision = Kürze
criterion-correctness = Richtigkeit
criterion-voice = Tonfall

reason-preferred = die Jury zieht ihn vor
reason-met-request = erfüllt, was gewünscht war
reason-chosen = von euch gewählt
reason-not-preferred = die Jury zieht den vorigen vor
reason-tie = nicht besser als der vorige
reason-lost = „{ $detail }“ fehlt
reason-invented = „{ $detail }“ ist erfunden
reason-chatter = redet über den Text, statt der Text zu sein
reason-duplicate = gleicht einem früheren Entwurf
reason-too-long = länger als { $detail } Zeichen
reason-too-short = kürzer als { $detail } Zeichen
reason-unkept = ohne „{ $detail }“, das bleiben muss
reason-avoided = mit „{ $detail }“, das nicht vorkommen darf
reason-circular = sagt immer wieder dasselbe
reason-script = in anderer Schrift als euer Text
reason-empty = leer

## The card of an outage

outage = ### ⏳ Warten auf { $code ->
        [error-moderation-down] die Moderation
       *[other] das Modell
    }
    { $code ->
        [error-moderation-down] Was geschrieben wird, lässt sich gerade nicht prüfen und wird ungeprüft nicht gezeigt.
        [error-model-unreachable] Es ist gerade nicht erreichbar.
        [error-model-never-reached] Seit meinem Start habe ich es noch kein einziges Mal erreicht: Wer diesen Bot betreibt, muss OPENAI_BASE_URL prüfen und ob das Modell läuft.
        [error-model-timeout] Es braucht gerade zu lange für eine Antwort.
       *[error-model-busy] Es ist gerade überlastet.
    } Nichts ist verloren: Ich mache von selbst weiter, sobald wieder eine Antwort kommt.
    -# Ich versuche es wieder um { $first } und danach in Pausen von höchstens { $minutes } Minuten, bis zum { $until }. Was ihr euch inzwischen wünscht, kommt dann dran; *Stopp* beendet das Warten.
outage-over = -# ⏳ Hier habe ich auf { $code ->
        [error-moderation-down] die Moderation gewartet, die eine Weile nichts prüfen konnte.
       *[other] das Modell gewartet, das eine Weile nicht geantwortet hat.
    }

## The card that ends a burst

end-best = ### { $name ->
    [Original] Das Original
    [Erstfassung] Die Erstfassung
   *[other] { $name }
 } ist bisher am besten
end-best-score = ### { $name ->
    [Original] Das Original
    [Erstfassung] Die Erstfassung
   *[other] { $name }
 } ist bisher am besten · { $score }/10
end-none = ### Noch kein Entwurf
end-change = -# { $first } → { $last } von 10 Punkten, { $rounds ->
        [0] kein neuer Entwurf
        [one] ein Entwurf
       *[other] { $rounds } Entwürfe
    }
stop-target = Das Ziel ist erreicht.
stop-rounds = Alle Runden sind geschafft.
stop-rejects = Zwei Entwürfe nacheinander wurden nicht übernommen, darum habe ich aufgehört.
stop-nothing-left = Es gibt nichts mehr, was den Text deutlich besser machen würde.
stop-why = -# Das Modell sagt dazu: „{ $why }“
stop-limit = Diese Sitzung hat alle ihre Runden verbraucht. Wenn ihr weitermachen wollt, beginnt mit dem besten Entwurf eine neue.
stop-stopped = Gestoppt. Alles, was schon geschrieben ist, bleibt.
end-again = Mit 🔁 an einem Entwurf oder mit „Noch eine Runde“ geht es von dort weiter.
end-usage = -# Punkte geschätzt von { $models } · { $calls ->
        [one] ein Aufruf
       *[other] { $calls } Aufrufe
    }, { $tokens } Token{ $estimated } · { $cost }
usage-estimated = {" "}(geschätzt)
cost-known = { $cost } $
cost-unknown = Kosten unbekannt

parting-refine = Ich kann in { $place } nicht mehr schreiben: Die Arbeit an „{ $title }“ endet hier, und kostet nichts mehr. Der bisher beste Text steht in der Datei unten.
parting-refine-empty = Ich kann in { $place } nicht mehr schreiben: Die Arbeit an „{ $title }“ endet hier, und kostet nichts mehr.
status-note = -# So steht es jetzt; die Karte weiter oben ist zu alt, um sie noch zu ändern.
why-votes = -# Am besten nach euren Stimmen
why-pick = -# Ausgewählt von der Person, die begonnen hat
why-request = -# Am besten, weil er erfüllt, was gewünscht war
why-judge = -# Am besten im Vergleich der Jury
why-first = -# Bisher war kein Entwurf besser

## The one message, where the bot is no member

sheet-running = -# Runde { $round } von { $rounds } läuft.
sheet-asked = -# Gewünscht: { $request }
sheet-asked-more = -# Gewünscht: { $number ->
    [one] noch etwas
   *[other] noch { $number } Dinge
 }
sheet-again = Mit „Noch eine Runde“ geht es von dem Entwurf weiter, der hier zu sehen ist.
sheet-best = der beste
sheet-met = Entwurf { $number } erfüllt, was gewünscht war: Er steht im Menü.
sheet-closing = -# Bald lässt mich Discord diese Nachricht nicht mehr ändern. Drückt *Neuestes zeigen*, um zu sehen, was dann kommt.
button-refresh = Neuestes zeigen
voted-up = Dein 👍 für { $draft ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $draft }
 } zählt.
voted-down = Dein 👎 für { $draft ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $draft }
 } zählt.
voted-back = Deine Stimme für { $draft ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $draft }
 } ist zurückgenommen.

## The comparison

compare-head = ### { $left } → { $right }
    -# ~~weg~~ · **neu**
compare-more = -# Hier passt nicht alles hin, es geht noch weiter.
compare-old = Vorher: { $name }
compare-new = Nachher: { $name }

## The final

final-head = ### ✅ Angenommen: { $name }
final-in-file = Der Text steht in der Datei unten, fertig zum Kopieren.
final-rounds = -# { $rounds ->
        [0] Es war kein Entwurf nötig
        [one] Ein Entwurf wurde geschrieben
       *[other] { $rounds } Entwürfe wurden geschrieben
    }
final-rounds-of-ideas = -# { $rounds ->
        [0] Nach der Erstfassung war kein weiterer Entwurf nötig
        [one] Ein weiterer Entwurf wurde geschrieben
       *[other] { $rounds } weitere Entwürfe wurden geschrieben
    }
final-scores = -# { $first } → { $last } von 10 Punkten
final-cost = -# { $cost } für die Aufrufe des Modells
final-cost-unknown = -# Was die Aufrufe des Modells kosten, ist nicht bekannt
final-helpers = -# Mit Hilfe von { $people }
chart-title = Punktzahl bis 10, Entwurf für Entwurf
chart-subtitle = Nach Kriterien, bis 5
chart-start = Start
chart-scores = Punkte je Entwurf: { $scores }.
chart-gain = { $name } von { $first } auf { $last }
chart-gains = Nach Kriterien, vom ersten zum letzten Entwurf: { $gains }.

## Hints

hint-reply = Ich konnte deine Antwort nicht lesen: Discord zeigt mir nur Antworten, die mich erwähnen. Lass die Erwähnung beim Antworten an (@ AN) oder drücke *Rückmeldung geben*.
hint-wordless = In dieser Nachricht stehen keine Worte, und Dateien lese ich hier nicht. Schreib, was anders werden soll: Antworte noch einmal auf einen Entwurf oder drücke *Rückmeldung geben*.
hint-edit = Was du in dieser Nachricht geändert hast, kann ich nicht lesen: Discord zeigt mir eine Änderung nur, wenn ich darin erwähnt bin. Erwähne mich darin, oder lösche sie und sag es neu; bis dahin gilt sie, wie sie war.
hint-flagged = Das kann ich nicht aufnehmen: Die Moderation lässt es nicht durch. Bitte sag es mit anderen Worten.
hint-unchecked = Ich kann gerade nicht prüfen, was gesagt wird, und nehme nichts ungeprüft auf. Bitte sag es in ein paar Minuten noch einmal.
hint-request-length = Ein Wunsch hat höchstens { $characters } Zeichen, und dieser hat mehr, darum konnte ich ihn nicht aufnehmen. Kürze ihn ein wenig und schick ihn noch einmal.
hint-many-requests = { $requests } Wünsche von dir sind hier noch offen, und mehr kann eine Person nicht haben. Sobald ein Entwurf einen davon erfüllt, nehme ich gern den nächsten.
hint-full = Hier sind noch so viele Wünsche offen, dass ich keinen mehr aufnehmen kann. Sobald ein Entwurf einige davon erfüllt, ist wieder Platz.
hint-plain = Um bei diesem Text mitzureden, antworte auf einen Entwurf, erwähne mich oder drücke *Rückmeldung geben*. Andere Nachrichten kann ich nicht lesen.
hint-direct = Um bei diesem Text mitzureden, antworte auf einen Entwurf mit dem, was anders werden soll, erwähne mich oder drücke *Rückmeldung geben*. Andere Nachrichten ändern nichts.

## The feedback form

say-title = Rückmeldung geben
say-text = Was soll anders werden?
say-text-hint = Zum Beispiel: kürzer, und der Tag schon in der ersten Zeile
say-about = Gemeint ist
say-about-this = { $draft ->
    [Original] nur das Original
    [Erstfassung] nur die Erstfassung
   *[other] nur { $draft }
 }
say-about-any = der Text im Ganzen
said-joins = 📝 Notiert. Die nächste Runde greift es auf.
said-waits = 📝 Notiert. Die nächste Runde beginnt um { $when }.
accepted = Angenommen: { $draft ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $draft }
 }. Die Endfassung steht im Thread.
accepted-flat = Angenommen: { $draft ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $draft }
 }. Die Endfassung kommt gleich hier unten, fertig zum Kopieren.
accepted-guest = Angenommen: { $draft ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $draft }
 }. Dieselbe Nachricht zeigt jetzt die Endfassung, fertig zum Kopieren.
refused-author-pick = Auswählen kann nur, wer diese Sitzung begonnen hat. Deine Stimme zählt: Gib dem Entwurf ein 👍.
picked = Von jetzt an liegt { $draft ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $draft }
 } vorn.
picked-later = Die Endfassung bleibt { $final ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $final }
 }. Soll es stattdessen { $draft ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $draft }
 } sein, setz ein ✅ darunter; beginnt noch eine Runde, liegt { $draft ->
    [Original] das Original
    [Erstfassung] die Erstfassung
   *[other] { $draft }
 } vorn.
refused-author = Annehmen kann nur, wer diese Sitzung begonnen hat. Deine Stimme zählt: Gib dem Entwurf ein 👍.
refused-no-draft = Es gibt noch keinen Entwurf zum Annehmen. Mit „Noch eine Runde“ bekommst du einen.
