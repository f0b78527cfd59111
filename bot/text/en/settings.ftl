## What those who manage a server have set there

refused-role = In this server I am for { $roles }. Ask those who manage the server to let more people in.
refused-channel = In this server I may be used in { $channels }. Please start there.
