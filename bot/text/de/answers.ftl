## Answers that only the person sees

refused-nothing = Noch gibt es keinen Text. Gib mir einen Text, eine Datei oder einen Auftrag, und ich fange an.
refused-empty = Darin steht noch nichts. Schreib ein paar Worte hinein und schick es noch einmal ab.
refused-too-long = Dieser Text hat { $length } Zeichen; ich nehme höchstens { $limit }. Teile ihn auf oder schick mir den Teil, auf den es am meisten ankommt.
refused-both = Du hast einen Text und eine Datei geschickt. Schick mir nur eins von beiden, und ich fange an.
refused-file-kind = Ich lese .txt- und .md-Dateien, und „{ $name }“ ist etwas anderes. Speichere den Text in einer solchen Datei oder füge ihn in das Feld von /{ command-name-refine } ein.
refused-file-size = „{ $name }“ ist zu groß: Ich nehme Texte bis { $limit } Zeichen. Teile den Text auf oder schick mir den Teil, auf den es am meisten ankommt.
refused-file-binary = „{ $name }“ ist kein reiner Text (UTF-8). Speichere ihn als .txt- oder .md-Datei und schick sie noch einmal.
refused-file-gone = Ich konnte „{ $name }“ nicht lesen. Bitte schick die Datei noch einmal.
refused-box = Diese Nachricht hat { $length } Zeichen; in das Feld passen { $limit }. Wähle dafür „Diese Nachricht überarbeiten“.
refused-box-file = Dieser Text steht in einer Datei, und die bekomme ich nicht in das Feld. Wähle dafür „Diese Nachricht überarbeiten“ oder nimm /{ command-name-refine } mit `{ option-name-file }:` und `{ option-name-brief }:`.
refused-silent-message = In dieser Nachricht steht kein Text, den ich lesen kann. Kopiere ihre Worte in das Feld von /{ command-name-refine }, gib mir eine .txt- oder .md-Datei mit `{ option-name-file }:` oder wähle eine andere Nachricht.
refused-no-draft-here = In dieser Nachricht von mir geht es um keinen Entwurf. Wähle eine, in der einer steht, oder was jemand anders geschrieben hat.
refused-running = Von dir { $running ->
    [one] ist schon ein Text
   *[other] sind schon { $running } Texte
 } in Arbeit. Lass erst einen fertig werden oder stoppe ihn; dann kannst du diesen beginnen.
refused-line = Es warten schon so viele Texte, dass deiner stundenlang warten würde. Bitte versuch es später noch einmal.
refused-pace = So schnell komme ich nicht mit. In { $seconds ->
    [one] einer Sekunde
   *[other] { $seconds } Sekunden
 } geht es wieder.
refused-permissions = Hier darf ich nicht schreiben, mir fehlt noch: { $missing }. Bitte das Moderationsteam, es zu erlauben, oder fang an einem anderen Ort an.
refused-muted = Du darfst hier nicht schreiben, darum nehme ich hier auch keine Worte und Wünsche von dir an. Bitte das Moderationsteam, dich schreiben zu lassen.
refused-locked = Dieser Thread ist gesperrt, ich kann hier nicht schreiben. Bitte das Moderationsteam, ihn zu entsperren, oder fang an einem anderen Ort an.
refused-private-thread = Ich bin nicht in diesem privaten Thread und kann darum nicht hier schreiben. Erwähne mich hier einmal und versuch es dann noch einmal.
refused-closed = In { $place } darf ich nicht schreiben: Den Ort gibt es nicht mehr, oder er ist mir inzwischen verschlossen. Fang an einem anderen Ort an oder bitte das Moderationsteam, mich dort schreiben zu lassen.
refused-gone = Diese Sitzung gibt es nicht mehr. Mit /{ command-name-refine } oder /{ command-name-brainstorm } beginnst du eine neue.
refused-not-yours = In dieser Sitzung entscheidet nur, wer sie begonnen hat. Du kannst mitlesen oder mit /{ command-name-refine } eine eigene beginnen.
refused-rounds = Diese Sitzung hat { $limit ->
    [one] ihre einzige Runde
   *[other] alle { $limit } Runden
 } verbraucht. Beginne eine neue mit dem Entwurf, der dir am besten gefällt.
refused-no-server = Das geht nur auf einem Server. Frag noch einmal auf einem, auf dem ich Mitglied bin.
refused-manage = Das darf nur, wer diesen Server verwaltet (die Berechtigung „Server verwalten“). Bitte jemanden, der es darf.
refused-store = Ich kann gerade nichts speichern, darum hat sich nichts geändert. Bitte versuch es in ein paar Minuten noch einmal.
refused-flagged = Das kann ich nicht annehmen: Die Moderation sieht darin { $categories }. Nichts davon wurde gespeichert oder gezeigt; sag es mit anderen Worten, und ich fange gern an.
refused-unchecked = Ich kann Texte gerade nicht prüfen und nehme keine ungeprüft an. Nichts wurde gespeichert; bitte versuch es in ein paar Minuten noch einmal.
refused-broken = Bei mir ist etwas schiefgegangen, aber nichts ist verloren. Bitte versuch es noch einmal.
started-from-file = Dein Text ist in Arbeit: { $place }
started-board = Dein Brainstorming ist eröffnet: { $place }
started-late = Discord lässt mich warten. Nichts ist verloren: Alles ist gespeichert und beginnt in { $place }, sobald Discord mich lässt.
again-started = Eine weitere Runde { $draft ->
    [Original] ab dem Original
    [Erstfassung] ab der Erstfassung
   *[other] ab { $draft }
 } ist unterwegs.
again-queued = Eine weitere Runde { $draft ->
    [Original] ab dem Original
    [Erstfassung] ab der Erstfassung
   *[other] ab { $draft }
 } beginnt, sobald die laufenden Runden fertig sind.
again-joined = Eine weitere Runde { $draft ->
    [Original] ab dem Original
    [Erstfassung] ab der Erstfassung
   *[other] ab { $draft }
 } war schon gewünscht; dein Wunsch zählt dazu.
again-first = Der erste Entwurf ist unterwegs.
again-first-joined = Der erste Entwurf ist schon unterwegs.
stop-done = Gestoppt. Alles, was schon geschrieben ist, bleibt.
stop-idle = Hier läuft gerade nichts. Mit „Noch eine Runde“ unter einem Entwurf geht es weiter.
