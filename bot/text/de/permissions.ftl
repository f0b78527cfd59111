## Was der Bot braucht, wie Discord es nennt

permission-read-messages = Kanal anzeigen
permission-read-message-history = Nachrichtenverlauf anzeigen
permission-attach-files = Dateien anhängen
permission-send-messages = Nachrichten senden
permission-connect = Verbinden
permission-send-messages-in-threads = Nachrichten in Threads senden
