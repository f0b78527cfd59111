## Was die eingebauten Maßstäbe den Leuten sagen; was die Jury bekommt, steht im Code

guidance-free = Absicht, Stimme, Sprache und Form des Originals behalten.
guidance-tweet = Ein Gedanke, höchstens 280 Zeichen, keine Hashtags oder Emojis, die nicht schon im Original stehen.
guidance-announcement = Was, wann, wo und was zu tun ist, steht vorn; auf dem Handy leicht zu überfliegen.
guidance-email = Bitte oder Neuigkeit in den ersten Zeilen, ein klarer nächster Schritt, ein höflicher Schluss.
guidance-pitch = Problem, Antwort und Beleg in den Worten derer, die es lesen; behauptet nur, was der Text hergibt.
guidance-readme = Sagt in den ersten Zeilen, was es ist und wie man anfängt; Befehle und Code bleiben, wie sie sind.

anchor-fit-1 = Verfehlt, was der Auftrag oder der Anlass verlangt; es fehlt, was man beim Lesen wissen muss.
anchor-fit-3 = Erfüllt seinen Zweck, doch man muss suchen, worum es geht oder was zu tun ist.
anchor-fit-5 = Tut genau, was der Auftrag verlangt; alles, was man wissen muss, ist da und steht an seinem Platz.
anchor-clarity-1 = Muss man zweimal lesen; lange oder verschachtelte Sätze, unklare Bezüge.
anchor-clarity-3 = Verständlich, doch einige Sätze sind zu lang oder lassen sich auf zwei Arten lesen.
anchor-clarity-5 = Beim ersten Lesen verstanden; jeder Satz sagt eine Sache, in natürlicher Reihenfolge.
anchor-concision-1 = Vieles könnte weg: Füllwörter, Wiederholungen, fünf Wörter, wo eins genügt.
anchor-concision-3 = Einige Wörter tragen nichts bei.
anchor-concision-5 = Kein Wort ließe sich ohne Verlust streichen.
anchor-correctness-1 = Rechtschreib- oder Grammatikfehler in den meisten Sätzen, oder einer, der den Sinn verändert.
anchor-correctness-3 = Ein oder zwei Fehler, die beim aufmerksamen Lesen auffallen.
anchor-correctness-5 = Kein Fehler in Rechtschreibung, Grammatik und Zeichensetzung.
anchor-voice-1 = Klischees und Floskeln; der Ton passt nicht zu denen, die es lesen.
anchor-voice-3 = Schlicht und annehmbar; wenig, woran man die Person dahinter erkennt.
anchor-voice-5 = Klingt nach einem Menschen, dem man gern zuhört; konkret, frisch, im Ton aus einem Guss.
