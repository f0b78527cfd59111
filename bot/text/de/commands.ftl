## Wie Befehle heißen: klein, ohne Leerzeichen, höchstens 32 Zeichen

command-name-refine = überarbeiten
command-name-brainstorm = brainstorming
command-name-sessions = sitzungen
command-name-settings = einstellungen
command-name-help = hilfe
command-name-usage = verbrauch
command-name-budget = budget
command-name-budget-set = setzen
command-name-budget-show = zeigen
command-name-budget-clear = aufheben
command-name-rubric = maßstab
command-name-rubric-list = liste
command-name-rubric-show = zeigen
command-name-rubric-create = anlegen
command-name-rubric-edit = bearbeiten
command-name-rubric-delete = löschen
command-name-rubric-import = importieren
command-name-rubric-export = exportieren

## Wie ihre Optionen heißen: ebenso

option-name-text = text
option-name-file = datei
option-name-brief = auftrag
option-name-style = stil
option-name-rounds = runden
option-name-target = ziel
option-name-open-to = offen_für
option-name-topic = thema
option-name-goal = zweck
option-name-minutes = minuten
option-name-ideas = ideen
option-name-votes = stimmen
option-name-anonymous = anonym
option-name-hidden = verdeckt
option-name-whose = wessen
option-name-search = suche
option-name-name = name
option-name-per = je
option-name-money = geld
option-name-role = rolle
option-name-person = person
option-name-server = server
option-name-everybody = alle
