## /sessions: the command

command-sessions = Wiederfinden, was begonnen wurde: öffnen, weitermachen, exportieren oder löschen
option-whose = Deine eigenen Sitzungen oder die dieses Servers, die du sehen kannst
option-search = Wörter eines Titels
whose-mine = meine
whose-server = die dieses Servers

## /sessions: the card that only the person sees

sessions-mine = ### Deine Sitzungen
sessions-server = ### Die Sitzungen dieses Servers
sessions-search = -# mit „{ $search }“ im Titel
sessions-none = Noch gibt es keine. Mit /{ command-name-refine } beginnt eine.
sessions-none-found = Es gibt keine. Versuch es mit anderen Wörtern, oder lass sie weg, um alle zu sehen.
sessions-title = **{ $number }.** [{ $title }]({ $link })
sessions-one = ### [{ $title }]({ $link })
sessions-file = Die ganze Sitzung, nur für dich.
sessions-state = -# { $kind ->
        [brainstorm] Brainstorming
       *[other] Überarbeitung
    } · { $status ->
        [running] läuft
        [accepted] angenommen
        [over] übergeben
        [closed] geschlossen
       *[other] wartet auf Menschen
    }{ $best ->
        [none] {""}
       *[other] {" "}· Bestwert { $best }
    } · zuletzt aktiv { $moved }
sessions-begun = -# begonnen am { $begun } von { $person }
sessions-choose = Wähle eine…
sessions-sure = „{ $title }“ endgültig löschen? Ich vergesse dann die Entwürfe, Punkte und Wünsche. Was im Thread steht, bleibt.
sessions-deleted = „{ $title }“ ist gelöscht.
sessions-resumed = Es geht weiter: { $link }
button-open = Öffnen
button-resume = Weitermachen
button-md = Markdown exportieren
button-json = JSON exportieren
button-delete = Löschen
button-erase = Endgültig löschen
button-not = Nein
button-list = Alle Sitzungen
refused-delete = Löschen kann nur, wer die Sitzung begonnen hat oder diesen Server oder seine Nachrichten verwaltet.
refused-export-size = Das passt in keine Datei, die Discord annimmt, auch nicht komprimiert. Frag, wer mich betreibt: Von dort lässt es sich exportieren.
refused-resume-runs = Sie läuft schon: { $link }
refused-resume-board = Ein Brainstorming geht mit seinen eigenen Knöpfen weiter: { $link }
refused-resume-guest = Dort bin ich zu Gast. Drücke „Noch eine Runde“ unter der Nachricht: { $link }
refused-resume-elsewhere = Weitermachen kann ich nur dort, wo sie steht: { $link }
session-deleted = Diese Sitzung wurde gelöscht. Was hier steht, kann ich nicht mehr ändern.

## The warning before a final is deleted because nobody touched it

expiry-warning = ### ⏳ „{ $title }“ wird am { $until } gelöscht
    -# Seit { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    } hat niemand mehr etwas daran getan. Alles, was ihr hier tut, bewahrt den Text davor, auch dieser Knopf. Sonst vergesse ich die [Endfassung und die Entwürfe]({ $link }).
expiry-kept = ### „{ $title }“ bleibt
    -# Jemand wollte es behalten.
button-keep = Behalten
