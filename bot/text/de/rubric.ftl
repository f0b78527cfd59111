## What is told where a rubric cannot be kept

refused-rubric-name = Einen Maßstab namens „{ $name }“ gibt es hier schon. Wähle einen anderen Namen oder ändere den, den es gibt.
refused-rubric-many = Dieser Server hat { $most } Maßstäbe, mehr passen nicht. Lösche einen, den niemand braucht.
refused-rubric-changed = Jemand hat diesen Maßstab geändert oder gelöscht, seit du das Formular geöffnet hast; darum wurde von dir nichts gespeichert. Was du geschrieben hast, steht in der Datei: Öffne das Formular neu und füge es ein.
refused-rubric-gone = Diesen Maßstab gibt es nicht mehr. „/{ command-name-rubric } { command-name-rubric-list }“ zeigt, welche es gibt.
refused-rubric-none = Dieser Server hat noch keinen eigenen Maßstab. Mit „/{ command-name-rubric } { command-name-rubric-create }“ oder „/{ command-name-rubric } { command-name-rubric-import }“ entsteht einer.
refused-rubric-built-in = „{ $name }“ ist eingebaut und bleibt, wie es ist. Um damit einen eigenen Maßstab zu beginnen: „/{ command-name-rubric } { command-name-rubric-export }“.
refused-rubric-unknown = Einen Maßstab „{ $name }“ gibt es hier nicht. Meinst du vielleicht { $near }? „/{ command-name-rubric } { command-name-rubric-list }“ zeigt alle.
refused-rubric-form = In „{ $name }“ steht mehr, als in das Formular passt. Exportiere ihn, ändere die Datei und importiere sie wieder.
refused-rubric-file-kind = Ich nehme einen Maßstab als .yaml-Datei, und „{ $name }“ ist etwas anderes. „/{ command-name-rubric } { command-name-rubric-export }“ gibt dir eine zum Anfangen.
refused-rubric-file-size = „{ $name }“ ist zu groß. Die Datei eines Maßstabs hat höchstens { $limit } KB.
refused-rubric-file-binary = „{ $name }“ ist kein reiner Text (UTF-8). Speichere ihn als .yaml-Datei und schick ihn noch einmal.
refused-rubric-line = Zeile { NUMBER($line, useGrouping: 0) }: { $problem } Nichts wurde geändert.
refused-rubric-field-line = { $field }, Zeile { NUMBER($line, useGrouping: 0) }: { $problem } Nichts wurde geändert.
refused-rubric-field = { $field }: { $problem } Nichts wurde geändert.

## What is wrong with a rubric; said after a colon

wrong-name-missing = Ein Name fehlt.
wrong-name = Ein Name beginnt mit einem Buchstaben oder einer Ziffer, hat höchstens { $most } Zeichen und außer Buchstaben, Ziffern und Leerzeichen nur & ' . + / -; hier steht „{ $says }“.
wrong-name-reserved = „{ $name }“ heißt schon ein eingebauter Maßstab; gib deinem einen anderen Namen.
wrong-length = { $part ->
        [description] Die Beschreibung darf
        [guidance] Die Hinweise dürfen
        [anchor] Die Erklärung einer Punktzahl darf
       *[phrase] Eine Wendung darf
    } höchstens { $limit } Zeichen lang sein; es sind { $length }.
wrong-characters = Hier steht ein Zeichen, das es in keinem Text geben kann.
wrong-criteria-missing = Mindestens ein Kriterium ist nötig.
wrong-criteria-many = Höchstens { $most } Kriterien passen; dies ist eins zu viel.
wrong-criterion-line = Ein Kriterium sieht aus wie „Klarheit (2): wie 1 / 3 / 5 aussehen“; hier steht „{ $says }“.
wrong-criterion-name = Der Name eines Kriteriums beginnt mit einem Buchstaben oder einer Ziffer, hat höchstens { $most } Zeichen und außer Buchstaben, Ziffern und Leerzeichen nur & ' . + / -; hier steht „{ $says }“.
wrong-criterion-twice = Ein Kriterium „{ $name }“ gibt es schon.
wrong-weight = Das Gewicht muss eine Zahl von 0,1 bis 10 sein; hier steht „{ $says }“.
wrong-anchor-missing = „{ $name }“ muss sagen, wie { $points } von 5 Punkten aussehen.
wrong-anchor-count = „{ $name }“ braucht, wie 1 / 3 / 5 aussehen, oder alle von 1 / 2 / 3 / 4 / 5, mit „ / “ dazwischen; da { $count ->
        [one] steht nur eins
       *[other] stehen { $count }
    }.
wrong-bound-line = Eine Vorgabe sieht aus wie „at least: 100“, „at most: 900“, „must keep: eine Wendung“ oder „must not say: eine Wendung“; hier steht „{ $says }“.
wrong-number = „{ $part ->
        [least] at least
       *[most] at most
    }“ muss eine Zahl von Zeichen sein, von 1 bis { $limit }; hier steht „{ $says }“.
wrong-order = „at least“ ist { $least } und „at most“ ist { $most }: Beides zugleich kann kein Text erfüllen.
wrong-phrases-many = Höchstens { $most } Wendungen passen; dies ist eine zu viel.
wrong-phrase-empty = Eine Wendung fehlt.
wrong-phrase-both = „{ $phrase }“ kann nicht zugleich bleiben müssen und nicht vorkommen dürfen.
wrong-size = Die Datei hat mehr als { $limit } Zeichen.
wrong-empty = Die Datei ist leer.
wrong-yaml = Das ist kein YAML ({ $problem }). Text mit einem Doppelpunkt, einem Anführungszeichen oder einem # darin gehört zwischen Anführungszeichen.
wrong-alias = Anker (&) und Verweise (*) nehme ich nicht; schreib es aus, und setze Text, der so anfängt, zwischen Anführungszeichen.
wrong-depth = Hier ist zu viel ineinander verschachtelt.
wrong-no-mapping = Hierher gehören Schlüssel mit Werten: { $keys }.
wrong-no-list = Hierher gehört eine Liste, jeder Eintrag in einer Zeile, die mit „- “ beginnt.
wrong-no-text = Hierher gehört ein Text oder eine Zahl.
wrong-key = „{ $key }“ gehört nicht zu { $keys }.
wrong-key-twice = „{ $key }“ steht zweimal da.

## The commands

command-rubric = Woran Texte auf diesem Server gemessen werden
command-rubric-list = Alle Maßstäbe dieses Servers
command-rubric-show = Ein Maßstab: seine Kriterien, wie jede Punktzahl aussieht, und seine Vorgaben
command-rubric-create = Einen neuen Maßstab schreiben, in einem Formular
command-rubric-edit = Einen Maßstab ändern, in einem Formular
command-rubric-delete = Einen Maßstab löschen
command-rubric-import = Ein neuer Maßstab oder eine neue Fassung, aus einer .yaml-Datei
command-rubric-export = Ein Maßstab als .yaml-Datei, zum Ändern und Importieren
option-rubric = Der Name des Maßstabs
option-rubric-file = Eine .yaml-Datei, wie „/{ command-name-rubric } { command-name-rubric-export }“ sie erzeugt

## The form

rubric-form-new = Neuer Maßstab
rubric-form-edit = Einen Maßstab ändern
rubric-field-name = Name
rubric-field-description = Beschreibung
rubric-field-guidance = Hinweise
rubric-field-criteria = Kriterien
rubric-field-bounds = Vorgaben
rubric-help-name = Was als Stil gewählt wird
rubric-help-description = Wofür er ist, für alle, die wählen
rubric-help-guidance = Zum Schreiben: was so ein Text tut
rubric-help-criteria = Je Zeile eins, bis zu 8: Name (Gewicht von 0,1 bis 10): wie 1 / 3 / 5 aussehen
rubric-help-bounds = Je Zeile eine: „at least:“, „at most:“ Zeichen; „must keep:“, „must not say:“ eine Wendung
rubric-hint-name = Neuigkeiten
rubric-hint-description = Was wir schreiben, wenn es etwas Neues gibt
rubric-hint-guidance = Zuerst die Änderung, dann, was sie für alle bedeutet, die das lesen
rubric-hint-criteria = Klarheit (2): muss man zweimal lesen / manche Sätze sind lang / auf Anhieb klar
rubric-hint-bounds = at most: 900

## What is shown

rubric-created = „{ $name }“ ist gespeichert. Von jetzt an lässt er sich bei /{ command-name-refine } als Stil wählen.
rubric-changed = „{ $name }“ ist geändert. Für Texte, die schon in Arbeit sind, gilt noch die vorige Fassung.
rubric-deleted = „{ $name }“ ist gelöscht. Für Texte, die schon in Arbeit sind, gilt er weiter.
rubric-stays = Nichts wurde gelöscht.
rubric-delete-ask = „{ $name }“ endgültig löschen? Für Texte, die schon in Arbeit sind, gilt er weiter.
button-rubric-delete = Löschen
button-rubric-keep = Behalten
rubric-file = „{ $name }“ als Datei. Ändere sie, und „/{ command-name-rubric } { command-name-rubric-import }“ nimmt sie wieder an.
rubric-file-built-in = „{ $name }“ als Datei. Gib dem Maßstab darin einen eigenen Namen und ändere ihn, dann nimmt „/{ command-name-rubric } { command-name-rubric-import }“ ihn an.
rubric-list-head = ### Maßstäbe
rubric-list-built-in = **Eingebaut:** { $names }
rubric-list-none = Dieser Server hat noch keinen eigenen. Mit „/{ command-name-rubric } { command-name-rubric-create }“ entsteht einer.
rubric-list-about = - **{ $name }**: { $about }
rubric-list-name = - **{ $name }**
rubric-head = ### { $name }
rubric-built-in = -# eingebaut
rubric-version = -# Fassung { $version } · von { $person } · { $when }
rubric-guidance = **Hinweise:** { $guidance }
rubric-criterion = **{ $name }** · Gewicht { $weight }
rubric-anchor = -# { $points }: { $text }
rubric-least = **Mindestens** { $count } Zeichen
rubric-most = **Höchstens** { $count } Zeichen
rubric-keep = **Muss bleiben:** { $phrases }
rubric-avoid = **Darf nicht vorkommen:** { $phrases }
rubric-more = -# Gekürzt: „/{ command-name-rubric } { command-name-rubric-export }“ gibt alles heraus.
