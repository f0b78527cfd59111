## Brainstorming: the command

command-brainstorm = Gemeinsam nachdenken: Ideen sammeln, abstimmen und einen Text daraus machen
option-topic = Wozu du Ideen suchst
option-goal = Was aus den Ideen werden soll, etwa „eine Ankündigung mit höchstens 100 Wörtern“
option-minutes = Wie lange Ideen gesammelt werden (1 bis 1440); die Abstimmung dauert halb so lang
option-ideas = Wie viele Ideen ich zum Anfang beisteuere (0 bis 10)
option-anonymous = Niemand erfährt, von wem welche Idee ist
option-votes = Wie viele Stimmen jede Person hat (1 bis 10)
option-hidden = Niemand sieht die Stimmen, bevor die Abstimmung vorbei ist

## Brainstorming: the board

board-head = 🧠 **Brainstorming** „{ $topic }“
    -# Ideen bis { $until } · danach für jede Person { $votes ->
        [one] eine Stimme
       *[other] { $votes } Stimmen
    } · geleitet von { $host }
board-goal = -# Daraus soll werden: { $goal }
board-anonymous = -# Anonym: Niemand erfährt, von wem welche Idee ist. Nehmt den Knopf; eine Antwort zeigt euren Namen.
board-gather = ### 💡 { $ideas ->
        [0] Noch keine Ideen
        [one] Eine Idee
       *[other] { $ideas } Ideen
    } · bis { $until }
board-gathered = ### 💡 { $ideas ->
        [0] Keine Ideen
        [one] Eine Idee
       *[other] { $ideas } Ideen
    } gesammelt
board-idea = **{ $number }.** { $text }
board-mine = 🤖 von mir
board-earlier = -# { $number ->
        [one] Eine frühere Idee
       *[other] { $number } frühere Ideen
    } unter *Alle Ideen*
board-how = -# Antwortet auf diese Nachricht, erwähnt mich oder drückt *Idee hinzufügen*. Ein 👍 unter einer Idee ist schon eine Stimme.
board-how-anonymous = -# Drückt *Idee hinzufügen*. Mit *Geistesblitz* bittet ihr mich um eine aus einem anderen Blickwinkel.
board-thinking = -# ✨ Ich denke nach…
board-people = -# Mit { $people }
board-grouping = ### 🗳️ Gleich beginnt die Abstimmung
    -# Ich fasse noch zusammen, was fast dasselbe ist.
board-vote = ### 🗳️ Abstimmung · bis { $until }
    -# { $votes ->
        [one] Jede Person hat eine Stimme
       *[other] Jede Person hat { $votes } Stimmen
    }: Drückt *Abstimmen*, reagiert auf diese Nachricht mit einer Zahl von 1️⃣ bis 🔟 oder auf eine Idee mit 👍. Eine Stimme zu viel wartet, bis ihr eine zurücknehmt.
board-places = -# In den Auftrag kommen die ersten { $places } Plätze.
board-voted = ### 🗳️ Die Abstimmung ist vorbei
board-option = **{ $number }.** { $text }
board-option-votes = **{ $number }.** { $text } · { $votes ->
        [one] eine Stimme
       *[other] { $votes } Stimmen
    }
board-same = -# zusammen mit { $number ->
        [one] Idee { $ideas }
       *[other] den Ideen { $ideas }
    }
board-more = -# { $number ->
        [one] Eine weitere
       *[other] { $number } weitere
    } unter *Alle Ideen*
board-voters = -# { $people ->
        [0] Noch hat niemand abgestimmt
        [one] Eine Person hat abgestimmt
       *[other] { $people } Personen haben abgestimmt
    }
board-voters-hidden = -# { $people ->
        [0] Noch hat niemand abgestimmt
        [one] Eine Person hat abgestimmt
       *[other] { $people } Personen haben abgestimmt
    }; die Stimmen zeige ich, wenn es vorbei ist
board-result = ### 🏁 { $winners ->
        [one] Die beste Idee
       *[other] Die besten Ideen
    }
board-result-one = ### 🏁 Die Idee
board-result-none = ### 🏁 Niemand hat abgestimmt, darum zählt jede Idee gleich viel
board-result-first = ### 🏁 Niemand hat abgestimmt, darum kommen die ersten { $most } Ideen in den Auftrag
board-crowded = -# Bei so viel Gleichstand ist nicht für alle Platz: Die ersten { $most } kommen in den Auftrag.
board-place = **{ $rank }** { $text }{ $votes ->
        [0] {""}
        [one] {" "}· eine Stimme
       *[other] {" "}· { $votes } Stimmen
    }
board-shaping = -# Ich schreibe daraus einen Auftrag und eine Erstfassung…
board-brief = **Der Auftrag**
board-brief-in-file = -# Der Anfang. Der ganze Auftrag steht in der Datei unten.
board-by-rule = -# Das Modell konnte daraus nichts formen; der Auftrag zählt die besten Ideen auf, wie sie sind.
board-edited = -# Von { $host } geändert; der erste Entwurf richtet sich danach.
board-starts = -# Die Überarbeitung beginnt von selbst um { $until }. { $host } kann vorher den Auftrag ändern oder gleich beginnen.
board-handed = -# Weiter unten wird daraus ein Text; alle hier können mitreden.
board-empty = ### Es kamen keine Ideen
    -# { $host } kann noch einmal sammeln lassen.
board-closed = ### 🛑 Geschlossen
    -# Aus dieser Tafel wird nichts mehr; ihre Ideen bleiben hier.
parting-board = Ich kann in { $place } nicht mehr schreiben: Das Brainstorming „{ $title }“ ist zu Ende. Seine Ideen stehen in der Datei unten.
parting-board-empty = Ich kann in { $place } nicht mehr schreiben: Das Brainstorming „{ $title }“ ist zu Ende.
board-withheld = -# Die Moderation sieht in etwas, das ich geschrieben habe, { $categories }; ich zeige es nicht.
board-failed = -# { $code ->
        [budget-person] Das Budget der Person, die das Modell gefragt hat, ist aufgebraucht.
        [budget-server] Das Budget dieses Servers ist aufgebraucht.
        [budget-bot] Was ich ausgeben darf, ist aufgebraucht.
        [error-unknown] Bei mir ist etwas schiefgegangen.
        [error-model-unreachable] Das Modell ist gerade nicht erreichbar.
        [error-model-never-reached] Seit meinem Start habe ich das Modell noch kein einziges Mal erreicht: Wer diesen Bot betreibt, muss OPENAI_BASE_URL prüfen und ob das Modell läuft.
        [error-model-timeout] Das Modell hat zu lange für seine Antwort gebraucht.
        [error-model-busy] Das Modell ist gerade überlastet.
        [error-moderation-down] Was das Modell schreibt, lässt sich gerade nicht prüfen und wird ungeprüft nicht gezeigt.
        [error-model-quota] Das Guthaben für das Modell ist aufgebraucht: Wer diesen Bot betreibt, muss es aufladen.
        [error-model-refused] Der Anbieter des Modells nimmt den Schlüssel dieses Bots nicht an: Wer diesen Bot betreibt, muss OPENAI_API_KEY prüfen.
        [error-model-unknown] Der Anbieter kennt das eingestellte Modell nicht: Wer diesen Bot betreibt, muss OPENAI_MODEL prüfen.
        [error-model-misaddressed] Unter der eingestellten Adresse gibt es kein Modell: Wer diesen Bot betreibt, muss OPENAI_BASE_URL prüfen; oft endet sie auf /v1.
        [error-model-too-long] Das ist auf einmal zu viel für das Modell.
        [error-model-declined] Das Modell wollte darüber nicht nachdenken.
        [error-model-endless] Das Modell schrieb immer weiter und kam zu keinem Ende, darum habe ich es gestoppt.
        [error-model-deadly] Jedes Mal, wenn ich das Modell danach gefragt habe, wurde ich mitten in seiner Antwort beendet: Wer diesen Bot betreibt, muss herausfinden, was ihn beendet.
        [error-model-nonsense] Das Modell hat etwas geantwortet, das ich nicht lesen konnte.
       *[error-model] Das Modell hat keine brauchbare Antwort gegeben.
    } Die Tafel macht ohne das Modell weiter.

button-idea = Idee hinzufügen
button-spark = Geistesblitz
button-ideas = Alle Ideen
button-ballot = Abstimmen
button-brief = Auftrag ändern
button-export = Exportieren
button-close = Schließen
button-next-gather = Zur Abstimmung
button-next-vote = Abstimmung beenden
button-next-shape = Überarbeitung beginnen
button-next-empty = Noch einmal sammeln

## Brainstorming: answers that only the person sees

idea-taken = 💡 Notiert: Deine Idee hat die Nummer { $number }.
spark-asked = ✨ Ich überlege mir etwas. Gleich steht es auf der Tafel.
spark-joined = ✨ Ich überlege schon; gleich steht es auf der Tafel.
moved-on = Weiter geht’s.
board-is-closed = Die Tafel ist geschlossen. Ihre Ideen bleiben.
brief-taken = ✏️ Der Auftrag ist geändert. Der erste Entwurf richtet sich danach.
list-head = ### { $ideas ->
        [one] Eine Idee
       *[other] Alle { $ideas } Ideen
    }
list-head-page = ### Alle { $ideas } Ideen · Seite { $page } von { $pages }
ballot-head = ### Deine Stimmen · { $used } von { $votes }
ballot-none = -# Wähle hier; bis die Abstimmung vorbei ist, kannst du es dir anders überlegen.
ballot-over = -# Das wären { $wanted } Stimmen, und du hast { $votes }. Nimm erst eine zurück.
ballot-menu = Ideen { $first } bis { $last }
page-back = Zurück
page-on = Weiter
export-here = Die ganze Tafel, zum Lesen und für Programme.
refused-topic = Noch gibt es nichts, worüber wir nachdenken können. Nenne mir ein Thema.
refused-boards = Du leitest schon { $running ->
    [one] ein Brainstorming
   *[other] { $running } Brainstormings
 }. Lass erst eins zu Ende gehen.
refused-board-closed = Diese Tafel ist geschlossen; ihre Ideen bleiben. Mit /{ command-name-brainstorm } eröffnest du eine neue.
refused-gathered = Hier werden keine Ideen mehr gesammelt. Die Tafel zeigt, wie es weitergeht.
refused-full = Diese Tafel ist voll. Du kannst noch für das stimmen, was darauf steht.
refused-many-ideas = Danke, das sind so viele Ideen, wie eine Person hier geben kann. Abstimmen kannst du noch.
refused-crowd = Hier machen schon so viele mit, dass die Tafel niemanden mehr aufnehmen kann. Du kannst mitlesen.
refused-idea-length = Eine Idee hat höchstens { $limit } Zeichen, und diese hat { $length }. Kürze sie ein wenig und schick sie noch einmal.
refused-sparked = Ich habe so viele Ideen gegeben, wie ich darf. Jetzt seid ihr dran.
refused-no-vote = Hier läuft gerade keine Abstimmung. Die Tafel zeigt, wenn es so weit ist.
refused-host = Das liegt bei { $host } als Leitung und beim Moderationsteam. Bitte sie darum.
refused-moved = Dieser Abschnitt ist schon vorbei. Die Tafel zeigt, was gerade läuft.
refused-no-brief = Hier gibt es keinen Auftrag zu ändern: Das geht nur zwischen der Abstimmung und dem ersten Entwurf.

## Brainstorming: forms, hints and documents

idea-title = Idee hinzufügen
idea-text = Deine Idee
idea-text-hint = Eine Idee, in einem Satz oder zweien
brief-title = Auftrag ändern
brief-text = Was der Text leisten soll
hint-idea = Um eine Idee beizusteuern, antworte auf eine Nachricht von mir, erwähne mich oder drücke *Idee hinzufügen*. Andere Nachrichten kann ich nicht lesen.
hint-idea-reply = Ich konnte deine Antwort nicht lesen: Discord zeigt mir nur Antworten, die mich erwähnen. Lass die Erwähnung beim Antworten an (@ AN) oder drücke *Idee hinzufügen*.
hint-idea-wordless = In dieser Nachricht stehen keine Worte, und Dateien lese ich hier nicht. Drücke *Idee hinzufügen* und schreib sie in einem Satz oder zweien auf.
hint-idea-length = Eine Idee hat höchstens { $limit } Zeichen, und diese hat mehr, darum konnte ich sie nicht aufnehmen. Kürze sie ein wenig und schick sie noch einmal.
hint-idea-anonymous = Um eine Idee beizusteuern, drücke *Idee hinzufügen*: Dann erfährt niemand, dass sie von dir ist. Eine Antwort oder Erwähnung zeigt deinen Namen.
chart-votes = Stimmen
chart-votes-words = { $topic }: { $votes }.
chart-votes-one = { $text } { $votes }
credit = -# „{ $idea }“ von { $people }
credit-became = -# Aus „{ $idea }“ von { $people } wurde „{ $became }“
credit-nobody = -# „{ $idea }“
credit-nobody-became = -# Aus „{ $idea }“ wurde „{ $became }“
credits-head = -# **Aus Ideen entstanden**
export-board-title = # Brainstorming { $session }: { $topic }
export-board-goal = Daraus soll werden: { $goal }
export-ideas = ## Ideen
export-idea = { $number }. { $text } ({ $who })
export-idea-alone = { $number }. { $text }
export-votes = ## Stimmen
export-votes-hidden = Verdeckt, bis die Abstimmung vorbei ist.
export-brief-head = ## Der Auftrag
