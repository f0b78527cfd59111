## The card of a budget that is used up

budget-pause = ### ⏳ Warten auf neues Budget
    { $whose ->
        [person-rounds-day] { $payer } hat für heute keine Runden mehr.
        [person-rounds-month] { $payer } hat für diesen Monat keine Runden mehr.
        [person-money-day] Das Tagesbudget von { $payer } reicht nicht für einen weiteren Aufruf des Modells.
        [person-money-month] Das Monatsbudget von { $payer } reicht nicht für einen weiteren Aufruf des Modells.
        [server-rounds-day] Dieser Server hat für heute keine Runden mehr.
        [server-rounds-month] Dieser Server hat für diesen Monat keine Runden mehr.
        [server-money-day] Das Tagesbudget dieses Servers reicht nicht für einen weiteren Aufruf des Modells.
        [server-money-month] Das Monatsbudget dieses Servers reicht nicht für einen weiteren Aufruf des Modells.
       *[bot-money-month] Mein Monatsbudget für alle Orte zusammen reicht nicht für einen weiteren Aufruf des Modells.
    } Nichts ist verloren: Ich mache von selbst weiter, am { $until } oder sobald das Budget erhöht wird.
    -# *Stopp* beendet das Warten. Wünscht jemand anderes noch eine Runde, zahlt von da an diese Person.
budget-over = -# ⏳ Hier habe ich auf ein Budget gewartet.

## /budget

command-budget = Wer wie viel verbrauchen darf: Runden und Geld, pro Tag und pro Monat
command-budget-set = Ein Budget festlegen: für jede Person, eine Rolle, eine Person oder den ganzen Server
command-budget-show = Alle Budgets dieses Servers zeigen
command-budget-clear = Alle Budgets dieses Servers aufheben
option-per = In welcher Zeit; Tage und Monate gelten nach UTC
option-budget-rounds = Entwürfe des Modells und seine Antworten beim Brainstorming; beides weglassen hebt das Budget auf
option-budget-money = US-Dollar für das Modell; ist sein Preis unbekannt, lassen sich nur Runden begrenzen
option-budget-role = Für jede Person mit dieser Rolle; bei mehreren Rollen zählt das großzügigste Budget
option-budget-person = Nur für diese Person, gleich welche Rollen sie hat
option-budget-server = Für alle auf diesem Server zusammen
period-day = pro Tag
period-month = pro Monat
budget-each = Jede Person
budget-whole = Der ganze Server
budget-rounds = { $rounds ->
    [one] eine Runde
   *[other] { $rounds } Runden
 }
budget-and = { $one } und { $other }
budget-line = { $who }: { $amount } { $period ->
    [day] pro Tag
   *[month] pro Monat
 }
budget-set = Festgelegt. { $line }
budget-set-small = Festgelegt. { $line }
    ⚠️ Das bezahlt keine einzige Runde: Schon bei einem kurzen Text kann die Antwort des Modells bis zu { $cost } kosten. So viel wird vor der Frage zurückgelegt, und was sie nicht verbraucht, wird wieder frei.
budget-set-unknown = Festgelegt. { $line }
    ⚠️ Was das Modell kostet, ist nicht bekannt, darum begrenzt das Geld nichts; `rounds` würde es.
budget-was-none = So ein Budget gab es nicht, darum hat sich nichts geändert.
budget-taken-back = Dieses Budget ist aufgehoben.
budget-shown = **Budgets dieses Servers**
    { $lines }
budget-more = und noch { $number }
budget-none = Dieser Server hat keine Budgets: Alle dürfen so viel verbrauchen, wie die Voreinstellung des Bots erlaubt. „/{ command-name-budget } { command-name-budget-set }“ legt eins fest.
budget-cleared = Alle Budgets dieses Servers sind aufgehoben.
refused-budget-whom = Ein Budget gilt für eine Rolle, für eine Person oder für den ganzen Server: Nenne eins davon, oder nichts, dann gilt es für jede Person.

## /usage

command-usage = Was du vom Modell verbraucht hast und was von deinem Budget übrig ist
option-everybody = Was alle auf diesem Server verbraucht haben; nur für die, die ihn verwalten
usage-own = ### Was du hier verbraucht hast
usage-everybody = ### Was alle hier in diesem Monat verbraucht haben
usage-nothing = Noch hat niemand etwas verbraucht.
usage-used = genutzt
usage-of = von
usage-left = übrig
usage-rounds = Runden
usage-dollars = Dollar
usage-row-rounds-day = Runden heute
usage-row-rounds-month = Runden im Monat
usage-row-money-day = Dollar heute
usage-row-money-month = Dollar im Monat
usage-others = { $number ->
    [one] eine weitere
   *[other] { $number } weitere
 }
usage-total = alle
usage-somebody = jemand
usage-unknown = unbekannt
usage-partly = { $money } + ?
usage-limit = -# Der Server, { $name }: { $used } von { $most }, dazu { $reserved } vorgemerkt
usage-note = -# Tage und Monate gelten nach UTC. Eine Runde ist ein Entwurf des Modells oder eine Antwort von ihm beim Brainstorming. Was laufende Runden vorgemerkt haben, zählt nicht zum Übrigen.
usage-note-unknown = -# Der Preis { $calls ->
    [one] eines Aufrufs
   *[other] von { $calls } Aufrufen
 } ist unbekannt und in keiner Summe enthalten.
usage-by-day = Nach Tagen
usage-by-person = Nach Personen
usage-chart = { $title }, { $measure ->
    [rounds] Runden
   *[money] US-Dollar
 }
