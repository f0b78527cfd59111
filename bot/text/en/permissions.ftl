## What the bot needs, as Discord calls it

permission-read-messages = view channel
permission-read-message-history = read message history
permission-attach-files = attach files
permission-send-messages = send messages
permission-connect = connect
permission-send-messages-in-threads = send messages in threads
