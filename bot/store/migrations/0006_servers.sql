-- What those who manage a server have set there, change by change.
CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    guild INTEGER NOT NULL,
    at REAL NOT NULL,
    person INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL -- as JSON; null takes the setting back
) STRICT;

CREATE INDEX changes_of ON changes (guild, seq);
