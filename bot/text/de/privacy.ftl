## /privacy: the commands

command-name-privacy = datenschutz
command-name-privacy-show = zeigen
command-name-privacy-export = exportieren
command-name-privacy-forget = vergessen
command-privacy = Was ich über dich gespeichert habe, und wie ich dich vergesse
command-privacy-show = Sieh, was ich über dich gespeichert habe
command-privacy-export = Bekomm alles, was ich über dich gespeichert habe, als Datei
command-privacy-forget = Lass mich alles über dich vergessen, hier und auf jedem Server
help-link-privacy = -# { $command } zeigt, was über dich gespeichert ist, und kann dich vergessen.

## What stands where somebody's name was

person-forgotten = jemand
final-earlier = -# Hier stand eine frühere Endfassung. Ihr Text steht auf der Karte ihres Entwurfs.

## The card of what is stored

privacy-head = ### Was ich über dich gespeichert habe
    -# Auf allen Servern und in Direktnachrichten. Das hier siehst nur du.
privacy-nothing = Nichts.
privacy-sessions = - { $sessions ->
        [one] Eine Sitzung von dir
       *[other] { $sessions } Sitzungen von dir
    }: deine Texte und Aufträge, meine Entwürfe und ihre Punkte, und was andere dort gewünscht, gewählt und vorgeschlagen haben
privacy-others = - Was du in { $others ->
        [one] einer Sitzung von jemand anderem
       *[other] { $others } Sitzungen von anderen
    } getan hast: Wünsche { $requests }, Ideen { $ideas }, Stimmen und Reaktionen { $votes }, alles andere, was du gedrückt hast, { $acts }
privacy-usage = - Was du verbraucht hast, Tag für Tag: { $rounds ->
        [one] eine Runde
       *[other] { $rounds } Runden
    }{ $cost }
privacy-roles = - Welche Rollen du auf { $places ->
        [one] einem Server
       *[other] { $places } Servern
    } hattest, als du mich zuletzt benutzt hast, denn Budgets können für eine Rolle gelten
privacy-server = - Was du für Server festgelegt hast oder was für dich festgelegt wurde: Einstellungen { $changes }, Fassungen von Maßstäben { $rubrics }, Budgets { $budgets }
privacy-with = -# Dabei steht deine Discord-ID, nie dein Name. Was Discord selbst hat, kann ich nicht zeigen.
privacy-file = Alles, was ich über dich gespeichert habe, nur für dich.
refused-privacy-size = Was ich über dich gespeichert habe, ist zu viel für eine Datei. Exportiere deine Sitzungen einzeln mit /{ command-name-sessions } und lösch, was du nicht brauchst; oder frag, wer mich betreibt.
refused-privacy-looking = Ich sehe schon durch, was ich über dich gespeichert habe. Bitte warte darauf.
refused-privacy-twice = Ich stelle deine Datei schon zusammen. Bitte warte, bis du sie hast.
button-privacy-export = Als Datei holen
button-privacy-ask = Vergiss mich …

## Whether somebody is to be forgotten

privacy-sure = ### Soll ich dich vergessen?
    Das lässt sich nicht rückgängig machen.
privacy-goes = **Was verschwindet**
    - Deine eigenen Sitzungen ({ $sessions }), mit allem, was andere darin getan haben. Was gerade läuft, endet.
    - Dein Name und deine Worte in den Sitzungen von anderen ({ $others }). Ein Wunsch oder eine Idee von dir ist dann leer, offene Wünsche werden zurückgezogen, und Karten, die dich nennen, werden geändert.
    - Was du verbraucht hast, deine Rollen, und Budgets, die für dich festgelegt wurden. Einstellungen und Maßstäbe, die du für einen Server gemacht hast, bleiben dem Server, ohne deinen Namen.
privacy-stays = **Was bleibt**
    - Deine Stimmen zählen weiter, als die von jemandem.
    - Was in den Threads deiner eigenen Sitzungen steht, wie wenn du sie mit /{ command-name-sessions } löschst.
    - Worte, die ein Entwurf aufgenommen hat, und was andere über dich geschrieben haben.
    - Deine eigenen Nachrichten, und Nachrichten von mir, die zu alt sind, um geändert zu werden, oder wo ich nicht schreiben kann: Die hat Discord, und dort kann man sie löschen.
    - Sicherungen, die gemacht hat, wer mich betreibt. Frag dort nach.
    -# Was du danach mit mir machst, ist neu und wird wieder gespeichert.
button-privacy-forget = Vergiss mich für immer
button-privacy-not = Nein

## What was done

privacy-done = ### Du bist vergessen
    Sitzungen von dir, die ich gelöscht habe: { $sessions }. Sitzungen von anderen, in denen nichts mehr von dir steht: { $others }.
privacy-failed = ⚠️ { $sessions ->
        [one] Eine Sitzung ließ
       *[other] { $sessions } Sitzungen ließen
    } sich jetzt nicht ändern. Ich versuche es wieder, wenn ich das nächste Mal starte; wer mich betreibt, kann sehen, woran es liegt.
privacy-after = -# Karten, die dich genannt haben, werden gerade geändert. Wo eine Nachricht von mir es dann noch tut, darf ich sie nicht mehr ändern: Wer den Ort verwaltet, kann sie löschen.

## The command line

cli-forgotten = Von { $person } ist in { $path } nichts mehr übrig.
