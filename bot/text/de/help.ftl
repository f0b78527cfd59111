## /help: the command

command-help = Was ich hier kann, wie du mich lenkst und welche Grenzen gelten

## How to begin

help-begin = ### So fängst du an
    Gib mir einen Text. Ich schreibe einen besseren Entwurf, bewerte ihn, behalte, was besser ist, und mache weiter, so wie du mich lenkst.
help-not-here = ⚠️ { $why }
help-refine = - { $command } mit `{ option-name-text }:` oder einer `{ option-name-file }:` (.txt, .md). Ohne beides öffnet sich ein großes Feld. `{ option-name-brief }:` sagt, wofür der Text ist; mit einem Auftrag und leerem Feld schreibe ich ihn selbst.
help-menu = - Im Menü jeder Nachricht, unter *Apps*: *{ menu-refine }* oder *{ menu-refine-brief }*
help-brainstorm = - { $command } sammelt die Ideen aller zu einem `{ option-name-topic }:`; ihr stimmt ab, und aus den besten wird ein Text.
help-place-thread = -# Hier öffne ich einen Thread, in dem alle mitmachen können.
help-place-replies = -# Meine Entwürfe kommen als Antworten gleich hier, und alle hier können mitmachen.
help-place-direct = -# Meine Entwürfe kommen als Antworten gleich hier.
help-place-guest = -# Hier bin ich zu Gast: Ein Text und seine Entwürfe sind eine einzige Nachricht mit Knöpfen.
help-roles = -# Auf diesem Server dürfen { $named } Texte und Brainstormings beginnen; zum Mitmachen braucht es keine Rolle.
help-channels = -# Auf diesem Server kannst du Texte und Brainstormings in { $named } beginnen.

## How to steer

help-steer = ### So lenkst du
    - **Antworte** auf einen Entwurf, mit eingeschalteter Erwähnung, oder erwähne mich: Die nächste Runde muss tun, was du wünschst
    - 🔁 noch eine Runde von diesem Entwurf aus
    - 👍 👎 deine Stimme; Menschen zählen mehr als die Jury
    - 📌 macht diesen Entwurf zum besten (nur wer begonnen hat)
    - ✅ nimmt ihn an, und du bekommst ihn fertig zum Kopieren (nur wer begonnen hat)
    - 🛑 stoppt mich; was da ist, bleibt
    -# Alles außer den Stimmen gibt es auch als Knöpfe, und *Vergleichen* zeigt dir, was zwei Entwürfe unterscheidet. Mit `{ option-name-open-to }: { open-to-me }` lenkt nur, wer begonnen hat.
help-steer-direct = ### So lenkst du
    - **Antworte** auf einen Entwurf: Die nächste Runde muss tun, was du wünschst
    - 🔁 noch eine Runde von diesem Entwurf aus
    - 👍 👎 deine Stimme; sie zählt mehr als die Jury
    - 📌 macht diesen Entwurf zum besten
    - ✅ nimmt ihn an, und du bekommst ihn fertig zum Kopieren
    - 🛑 stoppt mich; was da ist, bleibt
    -# Alles außer den Stimmen gibt es auch als Knöpfe, und *Vergleichen* zeigt dir, was zwei Entwürfe unterscheidet.
help-steer-guest = ### So lenkst du
    Alles steht in dieser einen Nachricht:
    - *Rückmeldung geben*: Die nächste Runde muss tun, was du wünschst
    - *Noch eine Runde*: von dem Entwurf aus, den du siehst; im Menü findest du jeden anderen
    - 👍 👎 deine Stimme; Menschen zählen mehr als die Jury
    - *Auswählen* macht diesen Entwurf zum besten (nur wer begonnen hat)
    - *Annehmen* gibt ihn dir fertig zum Kopieren (nur wer begonnen hat)
    - *Vergleichen* zeigt dir, was zwei Entwürfe unterscheidet
    - *Stopp*: Was da ist, bleibt
    -# Nachrichten und Reaktionen erreichen mich hier nicht. Nach jedem Knopfdruck kann ich 15 Minuten weiterarbeiten.

## What holds here

help-limits = ### Was hier gilt
help-limits-server = ### Was auf diesem Server gilt
help-rounds = **Runden** · { $rounds } oder so viele, wie du willst (1 bis 10); für einen Text insgesamt { $most }
help-gather = **Sammelzeit** · { $time }; so lange könnt ihr noch mehr wünschen, bevor eine Runde beginnt
help-running = **Gleichzeitig** · { $most ->
        [one] ein Text
       *[other] { $most } Texte
    } von dir
help-running-boards = **Gleichzeitig** · { $most ->
        [one] ein Text
       *[other] { $most } Texte
    } von dir und ebenso viele Brainstormings
help-running-server = **Auf dem ganzen Server** · { $most } gleichzeitig; die nächsten warten in der Schlange
help-budget = **Am Tag** · { $rounds ->
        [one] eine Runde
       *[other] { $rounds } Runden
    } von dir, wo auch immer du bist (UTC)
help-length = **Längster Text** · { $characters } Zeichen
help-votes = **Stimmen beim Brainstorming** · { $votes } je Person, wenn die Leitung nichts anderes sagt
help-moderation-on = **Moderation** · an: Was du mir gibst und was ich schreibe, wird geprüft
help-moderation-off = **Moderation** · aus
help-rubrics = **Eigene Stile dieses Servers** · { $names }
help-link-settings = -# { $command } ändert, was hier gilt.
help-link-rubric = -# { $command } zeigt, woran Texte gemessen werden.
help-link-sessions = -# { $command } findet, was begonnen wurde.
help-link-usage = -# { $command } zeigt, was verbraucht wurde.
