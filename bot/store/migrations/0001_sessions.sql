-- Sessions, their events, and which message shows what; notes.

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL UNIQUE, -- of its first event: an interaction begins one session only
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    author INTEGER NOT NULL,
    best_score REAL,
    wake_at REAL,
    seq INTEGER NOT NULL, -- of its newest event
    created_at REAL NOT NULL,
    updated_at REAL NOT NULL
) STRICT;

CREATE INDEX sessions_running ON sessions (author) WHERE status = 'running';
CREATE INDEX sessions_waking ON sessions (wake_at) WHERE wake_at IS NOT NULL;

CREATE TABLE events (
    session INTEGER NOT NULL REFERENCES sessions (id),
    seq INTEGER NOT NULL,
    at REAL NOT NULL,
    source TEXT,
    kind TEXT NOT NULL,
    body TEXT NOT NULL, -- the whole event as JSON
    PRIMARY KEY (session, seq)
) STRICT;

CREATE UNIQUE INDEX events_source ON events (session, source) WHERE source IS NOT NULL;

CREATE TABLE messages (
    message_id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES sessions (id),
    card TEXT NOT NULL
) STRICT;

CREATE TRIGGER events_said AFTER INSERT ON events
WHEN new.kind IN ('Announced', 'Posted', 'RequestMade')
    AND json_extract(new.body, '$.message') IS NOT NULL
BEGIN
    INSERT INTO messages (message_id, session, card)
    VALUES (
        json_extract(new.body, '$.message'),
        new.session,
        CASE new.kind
            WHEN 'Announced' THEN 'announcement'
            WHEN 'RequestMade' THEN 'request'
            ELSE json_extract(new.body, '$.card')
        END
    )
    ON CONFLICT (message_id) DO NOTHING;
END;

-- What the program notes about itself, such as which commands Discord was told last.
CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
